import { readFileSync } from 'node:fs';
import path from 'node:path';
import { eligibilityCommand } from '../../cli/commands/eligibility';
import { explainFailure } from '../../cli/explain-failure';
import { failureDocument } from '../../cli/fail';
import { temporaryFolder } from '../support/temporary-folder';
import { type Ran, runCommand } from './run-command';

const folder = temporaryFolder('eligibility');

/** A file with this content. */
const fileOf = (content: unknown, name = 'facts.json'): string => folder.write(name, content);
const run = (content: unknown, ...args: string[]): Promise<Ran> =>
  runCommand(eligibilityCommand(), [fileOf(content), '--year', '2024', ...args]);

/** The examples of the documentation: a practice, a virtual group, an APM Entity. */
const documented = readFileSync(path.join(__dirname, '../../docs/eligibility.md'), 'utf8');
const examples = [...documented.matchAll(/```json\n([\s\S]*?)```/g)].map(
  ([, json = '']) => JSON.parse(json) as Record<string, unknown>,
);
const [practice = {}, virtualGroup = {}, apm = {}] = examples;

interface Unit {
  status: string;
  statusToolResult: string;
  reasons: { code: string }[];
}
interface Answered {
  determinations: {
    kind: string;
    ref: string;
    determination: {
      group: Unit & { specialStatuses: string[] };
      clinicians: (Unit & { clinicianRef: string; specialStatuses: string[]; qp: string })[];
      subgroups?: Unit[];
    };
    differences?: { unitRef: string; field: string; cms: string | null; computed: string | null }[];
  }[];
}
const answered = ({ out }: Ran): Answered => JSON.parse(out) as Answered;
const [claims, lowClaims] = [
  { allowedCharges: '120000', patients: 300, services: 400 },
  { allowedCharges: 10, patients: 2, services: 3 },
];
const person = (npi: string, figures: object = claims, rest: object = {}) => ({
  npi,
  clinicianType: 'physician',
  segments: [1, 2].map((segment) => ({ segment, ...figures })),
  ...rest,
});
const simple = (...clinicians: object[]) => ({ kind: 'practice', tin: '000111111', clinicians });

describe('qpp eligibility on the example of the documentation', () => {
  it('determines the practice as the documentation says', async () => {
    const ran = await run(practice, '--json');
    expect(ran.code).toBe(0);
    const [{ determination }] = answered(ran).determinations as [Answered['determinations'][number]];
    expect(determination.group).toMatchObject({ status: 'required', specialStatuses: ['smallPractice', 'rural'] });
    const lines = determination.clinicians.map(({ clinicianRef, status, reasons, qp }) => [
      clinicianRef,
      status,
      reasons[0]?.code,
      qp,
    ]);
    expect(lines).toEqual([
      ['NPI-******1114', 'required', undefined, 'NONE'],
      ['NPI-******2222', 'optedIn', undefined, 'NONE'],
      ['NPI-******3330', 'excluded', 'QP', 'QP'],
      ['NPI-******4448', 'excluded', 'NEWLY_ENROLLED', 'NONE'],
    ]);
    expect(determination.clinicians[0]?.specialStatuses).toEqual([
      'smallPractice',
      'hpsa',
      'hospitalBased',
      'facilityBased',
    ]);
    expect(determination.subgroups?.[0]?.reasons).toMatchObject([{ code: 'SUBGROUP_MEMBER_MAY_NOT' }]);
  });

  it('reads a list in which kinds are mixed', async () => {
    const ran = await run(examples, '--json');
    expect(
      answered(ran).determinations.map(({ kind, ref, determination }) => [kind, ref, determination.group.status]),
    ).toEqual([
      ['practice', 'TIN-*****1111', 'required'],
      ['virtualGroup', 'VG-1', 'required'],
      ['apm', 'APM-1', 'required'],
    ]);
  });

  it('says in words what each unit is, against which figures, and why', async () => {
    const { out } = await run(practice);
    expect(out).toMatch(
      /^Practice TIN-\*{5}1111, performance year 2024, final determination\n {2}group: MIPS eligible \| required\n/,
    );
    expect(out).toContain('segment 2: $345,000.50 > $90,000, 880 patients > 200, 1280 services > 200');
    expect(out).toContain('segment 2: $90,000 not > $90,000');
    expect(out).toContain('special status: rural (given, segment 2: as the file says)');
    expect(out).toContain("special status: hospitalBased (the clinician's figures, segment 1: 300 of 400 services");
    expect(out).toContain('snapshot 3 (to 2024-08-31): QP, Medicare Option, payment amount: 50% of at least 50%');
    expect(out).toContain(
      'MIPS exempt | excluded | First enrolled in Medicare during the performance year. (NEWLY_ENROLLED)',
    );
  });

  it('looks at the first segment alone in the preliminary run', async () => {
    const { out } = await run(practice, '--run', 'preliminary');
    expect(out).toContain('preliminary determination');
    expect(out).not.toContain('segment 2');
  });

  it('tells the members of a virtual group and the list of an APM Entity', async () => {
    expect((await run(virtualGroup)).out).toMatch(
      /member TIN-\*{5}3333: may join \| segment 1: 2 NPIs, above every element/,
    );
    expect((await run(apm)).out).toContain('on the participation list at snapshot 4 (participation only)');
  });
});

describe('qpp eligibility and identifiers', () => {
  const whole = /\d{9}/;

  it.each(examples.map((example) => [example['kind'], example]))('shows none of a %s', async (_, example) => {
    expect((await run(example)).out).not.toMatch(whole);
    expect((await run(example, '--json')).out).not.toMatch(whole);
  });

  it('tells apart two that end alike', async () => {
    // Both hold their check digit and end in 6788.
    const ran = await run(simple(person('0123456788'), person('0000196788')), '--json');
    const refs =
      ran.code === 0
        ? answered(ran).determinations[0]?.determination.clinicians.map((one) => one.clinicianRef)
        : ran.err;
    expect(refs).toEqual(['NPI-******6788', 'NPI-******6788#2']);
  });

  it('shows tokens as they are', async () => {
    const { out } = await run({ ...simple(person('cli_a')), tin: 'ent_b' });
    expect(out).toContain('Practice ent_b');
    expect(out).toContain('clinician cli_a: MIPS eligible');
  });

  it('repeats none in a refusal', async () => {
    const { err, code } = await run(simple(person('0111111111')));
    expect(code).toBe(2);
    expect(err).toContain('clinicians[0].npi: fails its check digit');
    expect(err).not.toMatch(whole);
  });
});

describe('qpp eligibility on a bad file', () => {
  it.each<[string, unknown, RegExp]>([
    ['no JSON', '{"kind": practice}', /is not JSON at line 1, column 10/],
    ['a name twice', '{"kind": "practice", "kind": "apm"}', /names a property twice .*\(\$\.kind\)/],
    ['no kind', {}, /kind must be practice, virtualGroup or apm/],
    ['a missing field', { kind: 'practice', clinicians: [] }, /\btin: is missing/],
    ['a strange name', { ...simple(person('0123456788')), colour: 1 }, /colour: is not known here/],
    [
      'a negative count',
      simple(person('0123456788', { ...claims, patients: -1 })),
      /clinicians\[0\]\.segments\[0\]\.patients: must not be negative/,
    ],
    [
      'three decimals',
      simple(person('0123456788', { ...claims, allowedCharges: '1.005' })),
      /allowedCharges: must be dollars/,
    ],
    [
      'a segment twice',
      simple({ ...person('0123456788'), segments: [1, 1].map((segment) => ({ segment, ...claims })) }),
      /segments\[1\]: names a segment a second time/,
    ],
    [
      'a snapshot twice',
      simple(person('0123456788', claims, { qpSnapshots: ['QP', 'NONE'].map((status) => ({ snapshot: 1, status })) })),
      /qpSnapshots\[1\]: names a snapshot a second time/,
    ],
    [
      'a snapshot that the year has not',
      simple(person('0123456788', claims, { qpSnapshots: [{ snapshot: 7, status: 'QP' }] })),
      /qpSnapshots\[0\]\.snapshot: must be 1 to 4/,
    ],
    [
      'a percent of a snapshot out of range',
      simple(person('0123456788', claims, { qpSnapshots: [{ snapshot: 1, paymentPercent: 101, patientPercent: 0 }] })),
      /qpSnapshots\[0\]\.paymentPercent: /,
    ],
    [
      'a snapshot that says nothing',
      simple(person('0123456788', claims, { qpSnapshots: [{ snapshot: 1 }] })),
      /qpSnapshots\[0\]: must have a status, or paymentPercent and patientPercent/,
    ],
    [
      'an unknown clinician type',
      simple(person('0123456788', claims, { clinicianType: 'wizard' })),
      /clinicians\[0\]\.clinicianType: .*CLINICIAN_TYPE_UNKNOWN/,
    ],
    ['an NPI twice', simple(person('0123456788'), person('0123456788')), /clinicians\[1\]: .*CLINICIAN_TWICE/],
    ['another year', { ...simple(person('0123456788')), performanceYear: 2023 }, /performanceYear: is not 2024/],
    [
      'claims of another year',
      simple(person('0123456788', { ...claims, startsOn: '2020-10-01' })),
      /startsOn: .*SEGMENT_OF_ANOTHER_YEAR/,
    ],
    [
      'an election of a stranger',
      { ...simple(person('0123456788')), elections: { individuals: [{ npi: '0111111114', decision: 'optIn' }] } },
      /elections\.individuals\[0\]\.npi: names nobody on the roster/,
    ],
    ['an empty list', [], /the list is empty/],
    [
      'a problem within a list',
      [simple(person('0123456788')), simple()],
      /\[1\]\.clinicians: must name at least one clinician/,
    ],
  ])('refuses %s, naming file and place', async (_, content, problem) => {
    const { code, err, out } = await run(content);
    expect(code).toBe(2);
    expect(err).toMatch(problem);
    expect(err).toContain('facts.json');
    expect(out).toBe('');
  });

  it('lists every problem for machines, each with path and code', async () => {
    const file = fileOf([{ ...simple(person('0111111111'), person('0000000000')), performanceYear: 2023 }]);
    const failure = await eligibilityCommand()
      .parseAsync([file, '--year', '2024', '--json'], { from: 'user' })
      .catch((error: unknown) => failureDocument(explainFailure(error)));
    expect(failure).toMatchObject({
      error: {
        type: 'ValidationError',
        message: expect.stringMatching(/facts\.json: the facts do not hold$/) as string,
        details: [
          { path: '$[0].performanceYear', code: 'ANOTHER_YEAR' },
          { path: '$[0].clinicians[0].npi', code: 'NPI_CHECKSUM' },
          { path: '$[0].clinicians[1].npi', code: 'NPI_CHECKSUM' },
        ],
      },
    });
  });

  it('says that a file is missing', async () => {
    const ran = await runCommand(eligibilityCommand(), [path.join(folder.path, 'nowhere.json'), '--year', '2024']);
    expect(ran).toMatchObject({
      code: 2,
      err: expect.stringContaining('nowhere.json: there is no such file') as string,
    });
  });

  it('reads standard input', async () => {
    const ran = await runCommand(eligibilityCommand(), ['-', '--year', '2024'], [JSON.stringify(practice)]);
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('MIPS eligible') as string });
  });
});

describe('qpp eligibility --cms', () => {
  const scenario = {
    isEligible: { individual: true, group: true },
    lowVolumeSwitch: false,
    smallGroupPractitioner: true,
  };
  const document = (npi: string, individual: object = scenario) => ({
    npi,
    newlyEnrolled: false,
    qpStatus: 'N',
    organizations: [{ TIN: '000111111', individualScenario: individual, groupScenario: scenario }],
  });
  const facts = simple(person('0111111114'), person('0222222222'));

  it('takes a clinician without a document for open, and the group from the document of another', async () => {
    const cms = fileOf({ data: document('0111111114') }, 'cms.json');
    expect((await run(facts, '--cms', cms)).out).toContain('  CMS says the same.\n');
    const elsewhere = { ...document('0222222222'), organizations: [] };
    const both = fileOf([document('0111111114'), elsewhere], 'cms.json');
    const { out } = await run(facts, '--cms', both);
    expect(out).toContain('individual:NPI-******2222 present: CMS does not know it, computed required');
  });

  it('says so where CMS agrees', async () => {
    const cms = fileOf({ data: [document('0111111114'), document('0222222222')] }, 'cms.json');
    expect((await run(facts, '--cms', cms)).out).toContain('  CMS says the same.\n');
  });

  it('names the differences by field, with the polarity of the low-volume switch', async () => {
    const low = { ...scenario, isEligible: { individual: false, group: true }, lowVolumeSwitch: true };
    const cms = fileOf([document('0111111114'), document('0222222222', low)], 'cms.json');
    const ran = await run(facts, '--cms', cms, '--json');
    expect(answered(ran).determinations[0]?.differences).toContainEqual({
      unitRef: 'individual:NPI-******2222',
      field: 'status',
      cms: 'excluded',
      computed: 'required',
    });
    expect((await run(facts, '--cms', cms)).out).toContain(
      'individual:NPI-******2222 lowVolume: CMS below, computed above',
    );
  });

  it('refuses a file that names nobody of the facts, and one that is no document of CMS', async () => {
    const stranger = await run(facts, '--cms', fileOf(document('0333333330'), 'cms.json'));
    expect(stranger).toMatchObject({
      code: 2,
      err: expect.stringContaining('names no TIN/NPI of the facts') as string,
    });
    const other = await run(facts, '--cms', fileOf({ npi: 1 }, 'cms.json'));
    expect(other).toMatchObject({ code: 2, err: expect.stringContaining('no eligibility document of CMS') as string });
  });
});

describe('qpp eligibility --qp-thresholds', () => {
  // 60% of payments: enacted 50 makes a QP, codified 75 and 50 a Partial QP, who elected to take part.
  const open = {
    ...simple(
      person('0123456788', claims, { qpSnapshots: [{ snapshot: 1, paymentPercent: 60, patientPercent: null }] }),
    ),
    elections: { partialQpElected: ['0123456788'] },
  };
  const in2026 = async (...args: string[]) =>
    (await runCommand(eligibilityCommand(), [fileOf(open), '--year', '2026', ...args])).out;

  it('follows the law where it is not given, and says nothing of the older text', async () => {
    const usual = await in2026();
    expect(usual).toContain('MIPS exempt | excluded | Qualifying APM participant');
    expect(usual).not.toMatch(/not determinable|codified|enacted|Warnings/i);
    expect(await in2026('--qp-thresholds', 'enacted')).toBe(usual);
  });

  it('tells what the older text gives, or leaves open what the two disagree on', async () => {
    expect(await in2026('--qp-thresholds', 'codified')).toContain('MIPS eligible | required');
    expect(await in2026('--qp-thresholds', 'both')).toContain('not determinable: the QP status is PARTIAL_QP or QP');
  });
});

describe('qpp eligibility of a practice that is exempt', () => {
  it('is an answer, not a failure', async () => {
    const ran = await run(simple(person('0123456788', lowClaims)));
    expect(ran.code).toBe(0);
    expect(ran.out).toContain(
      'MIPS exempt | excluded | At or below the low-volume threshold in a judged segment. (LOW_VOLUME)',
    );
  });
});
