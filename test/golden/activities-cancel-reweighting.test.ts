import { figures, no, scored, yes } from './bodies';
import type { Draft } from './bodies';
import type { Measurement } from '../../scoring';

const sent = (...measurements: readonly Measurement[]): Draft => ({
  category: 'ia',
  submissionMethod: 'registry',
  measurements,
});
const activitiesOf = (year: number, ...drafts: readonly Draft[]) =>
  figures(scored({ year, sets: drafts, facts: { reweighted: [{ category: 'ia', reason: 'eucApplication' }] } })).ia;

/** A partial submission below the minimum content is ignored from 2025: for activities that is one performed. */
describe('activities sent although their weight was moved', () => {
  it('count from 2025 as soon as one of them was performed', () => {
    // 20 of 40 points
    expect(activitiesOf(2025, sent(yes('IA_AHE_1'), no('IA_AHE_3')))).toMatchObject({ percent: 50, weight: 15 });
    expect(activitiesOf(2025, sent(no('IA_AHE_3')), sent(yes('IA_AHE_1')))).toMatchObject({ percent: 50, weight: 15 });
  });

  it('are ignored from 2025 when none was performed', () => {
    expect(activitiesOf(2025, sent(no('IA_AHE_1'), no('IA_AHE_3')))).toMatchObject({ weight: 0 });
    expect(activitiesOf(2025, sent())).toMatchObject({ weight: 0 });
  });

  it('count before 2025 whatever they say', () => {
    expect(activitiesOf(2024, sent(no('IA_AHE_1')))).toMatchObject({ percent: 0, weight: 15 });
  });
});
