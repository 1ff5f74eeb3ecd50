import { scorePromotingInteroperability } from '../../scoring/pi/pi-category';
import type { PiContext, PiScore } from '../../scoring/pi/pi-category';
import type { UnitFacts } from '../../scoring/score-input';
import { piOf82 } from './builders';
import { contextOf, piSet } from './pi-builders';

function score(year: number, facts: Partial<UnitFacts>, sets = 0): PiScore & Pick<PiContext, 'notDeterminable'> {
  const context = contextOf(year, facts, 'apm');
  const sent = Array.from({ length: sets }, () => piSet(year, piOf82));
  const result = scorePromotingInteroperability(context, sent);
  return { ...result, notDeterminable: context.notDeterminable };
}

const participantPi = [
  { percent: 90, clinicianCount: 30 },
  { percent: 60, clinicianCount: 10 },
  { percent: null, clinicianCount: 500 },
  { percent: 0, clinicianCount: 10 },
];

describe.each([2017, 2018, 2019, 2020, 2021, 2022])('an APM Entity in %i', (year) => {
  it('gets the mean of its participants by clinicians, reweighted ones left out', () => {
    // (90 * 30 + 60 * 10 + 0 * 10) / (30 + 10 + 10) = 3300 / 50 = 66
    const result = score(year, { participantPi }, 1);
    expect(result).toMatchObject({ percent: 66, zeroReason: null, setRef: null, hasData: true });
    expect(result.items).toEqual([
      expect.objectContaining({ ruleId: 'pi.rolledUp', numerator: 3300, denominator: 50 }),
    ]);
  });

  it('has no such category when every participant is reweighted', () => {
    const result = score(year, { participantPi: [{ percent: null, clinicianCount: 4 }] });
    expect(result).toMatchObject({
      percent: null,
      hasData: false,
      notDeterminable: [],
    });
  });

  it('is not determinable without participants, even if it sent data itself, unless reweighted anyway', () => {
    const sentence = expect.stringContaining('not determinable: Promoting Interoperability of the APM Entity');
    expect(score(year, {}, 1)).toMatchObject({ percent: 0, notDeterminable: [sentence] });
    const reweighted = [{ category: 'pi' as const, reason: 'eucApplication' as const }];
    expect(score(year, { reweighted }).notDeterminable).toEqual([]);
  });
});

describe.each([2023, 2024, 2025, 2026])('an APM Entity in %i', (year) => {
  it('is scored on what it sent, whatever its participants earned', () => {
    // 8 + 10 + 10 + 24 + 25 + 5 = 82
    expect(score(year, { participantPi }, 1)).toMatchObject({ percent: 82, zeroReason: null });
  });

  it('falls back on its participants', () => {
    expect(score(year, { participantPi })).toMatchObject({ percent: 66, setRef: null });
    expect(score(year, { participantPi: [{ percent: null, clinicianCount: 4 }] }).percent).toBeNull();
  });

  it('is not determinable without either, unless reweighted anyway', () => {
    const sentence = expect.stringMatching(
      /^not determinable: .* which sent no data of its own, the scores of its participants are not known$/,
    );
    expect(score(year, {})).toMatchObject({ percent: 0, hasData: false, isUnknown: true, notDeterminable: [sentence] });
    const reweighted = [{ category: 'pi' as const, reason: 'eucApplication' as const }];
    expect(score(year, { reweighted }).notDeterminable).toEqual([]);
  });

  it('earns a known 0 when its participants did', () => {
    const result = score(year, { participantPi: [{ percent: 0, clinicianCount: 12 }] });
    expect(result).toMatchObject({ percent: 0, notDeterminable: [] });
    expect(result.isUnknown).toBeUndefined();
  });
});

describe('a group', () => {
  it('is never scored by participants', () => {
    const context = contextOf(2020, { participantPi });
    expect(scorePromotingInteroperability(context, []).percent).toBe(0);
  });
});
