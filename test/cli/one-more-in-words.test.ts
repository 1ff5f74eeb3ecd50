import { leversInWords } from '../../cli/levers-in-words';
import { oneMoreInWords, stepInWords } from '../../cli/one-more-in-words';
import { biggestLevers, oneMorePoint, scoreUnit } from '../../scoring';
import type { Lever, UnitScoreInput } from '../../scoring';
import {
  catalogue2024,
  facts,
  incomplete,
  input,
  piOf82,
  policy2024,
  quality,
  rate,
  set,
  yes,
} from '../scoring/builders';

function linesOf(unit: UnitScoreInput): string[] {
  const rules = [policy2024, catalogue2024] as const;
  return oneMoreInWords(oneMorePoint(unit, ...rules), biggestLevers(unit, ...rules), scoreUnit(unit, ...rules)).map(
    (line) => line.trim(),
  );
}

/** An eCQM: no measure applicability, so six measures are required. */
const ecqm = quality([rate('134', 60, 100)], 'electronicHealthRecord');

describe('oneMoreInWords', () => {
  it('begins with what was not sent', () => {
    // 5 of 6 measures: 10/60 * 55 each, 45.83 in all; Promoting Interoperability at 30, activities at 15.
    const [first, second, third] = linesOf(input([ecqm]));
    expect(first).toBe(
      'Quality: 5 of 6 measures not sent; with 6 required each is worth up to 9.1667 of the final score; up to +45.83 in all',
    );
    expect(second).toMatch(
      /^Promoting Interoperability: nothing sent\. To count it needs PI_PPHI_1 \(yes\), .*\+30\.00$/,
    );
    expect(second).toContain('PI_HIE_1 and PI_HIE_4 (or PI_HIE_6 or PI_HIE_5 instead)');
    expect(second).toContain('a period of 180 days (measures reported or excluded); up to');
    expect(third).toBe('Improvement activities: no points; up to +15.00 with full credit');
  });

  it('tells of a first activity and of a further one', () => {
    expect(linesOf(input([ecqm])).join('\n')).toMatch(/activities: 0 -> 20 by one high-weighted activity, IA_/);
    const some = input([ecqm, set('ia', [yes('IA_EPA_2')])]);
    expect(linesOf(some).join('\n')).toMatch(/activities: 10 -> 30 by one more high-weighted activity, IA_/);
  });

  it('says that fewer than two categories are scored', () => {
    // Excepted but for activities: the final score is the threshold of 75 whatever they earn.
    const reweighted = (['quality', 'cost', 'pi'] as const).map((category) => {
      return { category, reason: 'eucApplication' } as const;
    });
    const unit = input([set('ia', [yes('IA_EPA_2')])], { facts: facts({ reweighted }) });
    expect(linesOf(unit).join('\n')).toMatch(/final score stays 75\.00: fewer than two categories are scored/);
  });

  it('says that other measures count in the place of one', () => {
    // Six measures that all patients met fill the slots; 134 at 20% is far below them, also with a point more.
    const six = ['236', '318', '117', '309', '128', '112'].map((id) => rate(id, 100, 100));
    const seven = quality([...six, rate('134', 20, 100)], 'electronicHealthRecord');
    const line = linesOf(input([seven])).find((each) => each.startsWith('Quality 134'));
    expect(line).toMatch(/; final score stays \d+\.\d\d: other measures count in its place$/);
  });

  it('says that another result of the measure counts, where two were sent', () => {
    // 90% earns 10 by registry; as an eCQM 50% is far below, also with a point more.
    const twice = quality([rate('236', 50, 100), rate('134', 60, 100)], 'electronicHealthRecord');
    const line = linesOf(input([quality([rate('236', 95, 100)]), twice])).find((each) =>
      each.startsWith('Quality 236 (eCQM)'),
    );
    expect(line).toMatch(/; final score stays \d+\.\d\d: another result of the measure counts$/);
  });

  it('says which minimum a measure without counts of patients misses', () => {
    const value = { numerator: 3, denominator: 12, observationInstances: 12 };
    const unit = input([quality([{ measureId: 'ACRAD15', value }]), ecqm]);
    expect(linesOf(unit)).toContain(
      'Quality ACRAD15 (CQM): 0; too few cases to compare, 12 of the 20 needed: 0 points (a small practice would earn 3)',
    );
  });

  it('says of a subgroup that the data of its group would count too', () => {
    const unit = input([], { unitKind: 'subgroup', option: 'G0055' });
    expect(linesOf(unit).find((line) => line.startsWith('Promoting'))).toMatch(
      /nothing sent\. To count it needs .*, or the data of its group; up to \+/,
    );
  });

  it('leaves the rate out where it stays', () => {
    // 42 of 70 reported, 75 needed: five more, three met; 45 of 75 is 60% as before.
    const unit = input([quality([incomplete('236', 42, 70, 100)]), ecqm]);
    expect(linesOf(unit).join('\n')).toContain('if 5 more eligible patients are reported, 3 of them met; final score');
  });

  it('says of what a step is the most', () => {
    const small = { facts: facts({ specialStatuses: { smallPractice: true } }) };
    // 55 of 200 = 27.5% is 3.75, where 3 stand for incomplete data.
    const reports = input([quality([incomplete('236', 0, 145, 200)]), ecqm], small);
    expect(linesOf(reports).join('\n')).toContain(
      '3 -> 3.75, all that further reports can win, if 55 more eligible patients are reported, 55 of them met',
    );
    // 5 of 19 met: a 20th, met, is 6 of 20 = 30%, 4 points; 4 of 19: 5 of 20 = 25%, 3.5; more cases could win more.
    const cases = input([quality([rate('236', 4, 19)]), ecqm], small);
    expect(linesOf(cases).join('\n')).toContain(
      '3 -> 3.5, less than a point at the case minimum, if 1 more patient is in the denominator, 1 of them met',
    );
  });

  it('tells why CMS flagged a measure by the data', () => {
    // CMS's data of 2024 flag CQM 389 for its guideline alone.
    const line = linesOf(input([quality([rate('389', 50, 100)]), ecqm])).find((each) => each.startsWith('Quality 389'));
    expect(line).toContain('flagged by CMS for a change of its guideline; treated as suppressed and not scored');
    expect(line).not.toContain('code changes');
  });

  it('says once what Promoting Interoperability lacks', () => {
    const unit = input([ecqm, set('pi', piOf82, { cehrtId: null })]);
    expect(linesOf(unit).filter((line) => line.startsWith('Promoting'))).toEqual([
      'Promoting Interoperability: nothing of it counts. To count it needs a CEHRT id; up to +30.00',
    ]);
  });
});

describe('stepInWords', () => {
  const of = { setRef: 's', measureId: '001', stratum: null } as const;

  it.each([
    [{ ...of, kind: 'patientsMet', patients: 1 }, 'by 1 further patient met, same denominator'],
    [
      { ...of, kind: 'patientsMet', patients: -6 },
      'by 6 fewer patients in the numerator (lower is better), same denominator',
    ],
    [
      { ...of, kind: 'furtherPatients', reported: 1, added: 0, met: 1 },
      'if 1 more eligible patient is reported, 1 of them met',
    ],
    [
      { ...of, kind: 'furtherPatients', reported: 5, added: 2, met: 3, stratum: 'adults' },
      'if 5 more eligible patients are reported and 2 more patients are in the denominator (stratum adults), 3 of them met',
    ],
    [{ kind: 'piNumerator', setRef: 's', measureId: 'PI_EP_1', further: 39 }, 'by 39 more in the numerator'],
  ] as const)('says %j', (step, words) => {
    expect(stepInWords(step)).toBe(words);
  });
});

describe('leversInWords', () => {
  const quality6 = {
    category: 'quality',
    required: 6,
    missing: 1,
    eachUpTo: 9.16666,
    upTo: 9.16666,
    sentUnscored: [],
  } as const;

  it.each<[Lever, string]>([
    [
      { ...quality6, isOutcomeSlot: true, measureIds: [] },
      'Quality: the place of an outcome or high priority measure is empty; with 6 required worth up to 9.1667 of the final score',
    ],
    [
      { ...quality6, required: 1, isOutcomeSlot: false, measureIds: [] },
      'Quality: the 1 measure not sent; with 1 required worth up to 9.1667 of the final score',
    ],
    [
      { ...quality6, isOutcomeSlot: false, measureIds: ['321'] },
      'Quality: 1 of 6 measures not sent (321); with 6 required worth up to 9.1667 of the final score',
    ],
    [
      { ...quality6, isOutcomeSlot: false, measureIds: [], sentUnscored: [{ measureId: '134', why: 'nobody' }] },
      'Quality: 1 of 6 measures missing; 134 was sent and had nobody in it; with 6 required worth up to 9.1667 of the final score',
    ],
    [
      {
        category: 'pi',
        hasData: false,
        detail: 'unknown',
        needs: [{ kind: 'participants', orOwnData: true }],
        upTo: 30,
      },
      "Promoting Interoperability: not known. To count it needs the scores of the entity's participants (participantPi) or data of its own; up to +30.00",
    ],
    [
      { category: 'pi', hasData: false, detail: 'unknown', needs: [{ kind: 'participants' }], upTo: 30 },
      "Promoting Interoperability: not known. To count it needs the scores of the entity's participants (participantPi); up to +30.00",
    ],
  ])('says %j', (lever, words) => {
    expect(leversInWords([lever], 2024)).toEqual([`  ${words}`]);
  });

  it('calls the category of 2017 by its name', () => {
    const lever = { category: 'pi', hasData: false, detail: '', needs: [], upTo: 25 } as const;
    expect(leversInWords([lever], 2017)).toEqual(['  Advancing Care Information: nothing sent; up to +25.00']);
  });
});
