import { activities, figures, interoperabilityOf82, quality, rate, scored } from './bodies';
import type { Draft } from './bodies';

/** The quality category of a group whose quality was excepted and that sent something of it all the same. */
const qualityOf = (year: number, ...drafts: readonly Draft[]) =>
  figures(
    scored({
      year,
      sets: [...drafts, activities('IA_AHE_1'), interoperabilityOf82],
      facts: { reweighted: [{ category: 'quality', reason: 'eucApplication' }] },
    }),
  ).quality;

/** A partial submission below the minimum content is ignored from 2025: for quality that is one measure with data. */
describe('quality sent although its weight was moved', () => {
  it('counts from 2025 as soon as one measure has a case', () => {
    // One case is too few for points; without cost facts quality weighs 55.
    const sent = quality('registry', rate('236', 0, 0), rate('001', 0, 1));
    expect(qualityOf(2025, sent)).toMatchObject({ percent: 0, weight: 55 });
  });

  it('is ignored from 2025 when no measure has one', () => {
    expect(qualityOf(2025, quality('registry', rate('236', 0, 0)))).toMatchObject({ percent: null, weight: 0 });
    expect(qualityOf(2025)).toMatchObject({ percent: null, weight: 0 });
  });

  it('counts before 2025 whatever it says', () => {
    // Nobody to measure: the category is there, with nothing earned.
    expect(qualityOf(2024, quality('registry', rate('236', 0, 0)))).toMatchObject({ percent: 0, weight: 55 });
  });
});
