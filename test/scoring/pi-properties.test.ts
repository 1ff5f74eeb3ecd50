import fc from '../support/fast-check';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { percentOf } from '../../scoring/pi/pi-score';
import type { Measurement } from '../../scoring/score-input';
import { attested, baseYears, no, scoreAnswers, singleScoreYears } from './pi-builders';
import { share, yes } from './builders';

const years = [...baseYears, ...singleScoreYears];
const denominator = 200;

function idsOf(year: number): { rates: string[]; answers: string[] } {
  const measures = loadCatalogue(year)
    .measures()
    .filter(({ category }) => category === 'pi' || category === 'aci');
  return {
    rates: measures.filter(({ metricType }) => metricType === 'proportion').map(({ id }) => id),
    answers: measures.filter(({ metricType }) => metricType === 'boolean').map(({ id }) => id),
  };
}

/** Any submission of a year: each measure left out or answered, attestations usually given. */
function submissionOf(year: number): fc.Arbitrary<Measurement[]> {
  const { rates, answers } = idsOf(year);
  const attestationIds = new Set(loadPolicy(year).pi.attestations.map(({ measureId }) => measureId));
  const rate = (id: string): fc.Arbitrary<Measurement[]> =>
    fc.option(fc.nat(denominator), { freq: 8 }).map((n) => (n === null ? [] : [share(id, n, denominator)]));
  const answer = (id: string): fc.Arbitrary<readonly Measurement[]> =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constant([yes(id)]) },
      { weight: 1, arbitrary: fc.constant([no(id)]) },
      { weight: 2, arbitrary: fc.constant([]) },
    );
  const others = answers.filter((id) => !attestationIds.has(id));
  return fc.tuple(...rates.map(rate), ...others.map(answer)).map((parts) => [...attested(year), ...parts.flat()]);
}

/** Measures that may only add; a transition measure may take the bonus of 2015 Edition technology alone. */
function bonusIdsOf(year: number): string[] {
  const { bonuses } = loadPolicy(year).pi;
  return bonuses.filter(({ set }) => set !== 'transition').flatMap(({ measureIds }) => measureIds);
}

describe.each(years)('the category in %i', (year) => {
  const submission = submissionOf(year);
  const { rates } = idsOf(year);

  it('stays within 0 and 100, and is 0 exactly when it says why', () => {
    fc.assert(
      fc.property(submission, (sent) => {
        const score = scoreAnswers(year, sent);
        const { zeroReason, items } = score;
        const percent = percentOf(score);
        expect(percent >= 0 && percent <= 100).toBe(true);
        expect(percent === 0).toBe(zeroReason !== null);
        for (const { points, max } of items) expect(points >= 0 && points <= max).toBe(true);
      }),
    );
  });

  it('never falls when a numerator rises', () => {
    fc.assert(
      fc.property(submission, fc.constantFrom(...rates), fc.nat(denominator), fc.nat(denominator), (sent, id, a, b) => {
        const others = sent.filter(({ measureId }) => measureId !== id);
        const at = (n: number): number => percentOf(scoreAnswers(year, [...others, share(id, n, denominator)]));
        expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
      }),
    );
  });

  it('never falls when a bonus measure is answered yes', () => {
    fc.assert(
      fc.property(submission, fc.constantFrom(...bonusIdsOf(year)), (sent, id) => {
        const others = sent.filter(({ measureId }) => measureId !== id);
        const before = percentOf(scoreAnswers(year, others));
        expect(percentOf(scoreAnswers(year, [...others, yes(id)]))).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('does not depend on the order of measures', () => {
    fc.assert(
      fc.property(submission, (sent) => {
        expect(scoreAnswers(year, [...sent].reverse()).percent).toBe(scoreAnswers(year, sent).percent);
      }),
    );
  });
});
