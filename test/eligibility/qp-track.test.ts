import fc from '../support/fast-check';
import { determineEligibility } from '../../eligibility/determine-eligibility';
import type { QpScores, QpStatus } from '../../eligibility/facts';
import type { QpReading } from '../../eligibility/policy-terms';
import type { QpFacts } from '../../eligibility/qp-track';
import { qpTrack } from '../../eligibility/qp-track';
import { above, clinician, policyOf, practice } from './practices';
import { years } from './units';

const scores = (
  paymentPercent: number | null,
  patientPercent: number | null,
  rest: Partial<QpScores> = {},
): QpScores => ({
  paymentPercent,
  patientPercent,
  ...rest,
});
const trackOf = (facts: QpFacts, year = 2024, reading?: QpReading) =>
  qpTrack(facts, policyOf(year).eligibility, reading);
const at = (year: number, ...each: QpScores[]) => trackOf({ qpScores: { 1: each } }, year).possible;
const readAs = (reading: QpReading, ...each: QpScores[]) => trackOf({ qpScores: { 1: each } }, 2026, reading).possible;

/** QP and Partial QP by payment, then by patients, in percent. */
const medicare: Record<number, readonly [number, number, number, number]> = {
  2017: [25, 20, 20, 10],
  2018: [25, 20, 20, 10],
  ...Object.fromEntries([2019, 2020, 2021, 2022, 2023, 2024].map((year) => [year, [50, 40, 35, 25]])),
  2025: [75, 50, 50, 35],
  // As enacted: Pub. L. 119-75 took the figures of 2019 to 2024 up again.
  2026: [50, 40, 35, 25],
};

describe.each(years)('QP thresholds of %i', (year) => {
  const [qpPayment, partialPayment, qpPatients, partialPatients] = medicare[year]!;

  it('makes a QP of a score equal to the threshold, by either method', () => {
    expect(at(year, scores(qpPayment, 0))).toEqual(['QP']);
    expect(at(year, scores(0, qpPatients))).toEqual(['QP']);
  });

  it('makes a Partial QP just below, and at the partial threshold', () => {
    expect(at(year, scores(qpPayment - 0.01, 0))).toEqual(['PARTIAL_QP']);
    expect(at(year, scores(0, qpPatients - 0.01))).toEqual(['PARTIAL_QP']);
    expect(at(year, scores(partialPayment, null))).toEqual(['PARTIAL_QP']);
    expect(at(year, scores(null, partialPatients))).toEqual(['PARTIAL_QP']);
  });

  it('makes nothing below the partial thresholds', () => {
    expect(at(year, scores(partialPayment - 0.01, partialPatients - 0.01))).toEqual(['NONE']);
  });
});

describe('the All-Payer option', () => {
  it('makes a QP of an all-payer score with the least Medicare score of the same method', () => {
    // 2024: 50% of all payments with at least 25% of Medicare payments; 35% of all patients with 20%.
    expect(at(2024, scores(25, 0, { allPayerPaymentPercent: 50 }))).toEqual(['QP']);
    expect(at(2024, scores(0, 20, { allPayerPatientPercent: 35 }))).toEqual(['QP']);
  });

  it('falls to Partial QP where the Medicare score reaches its partial minimum alone', () => {
    // 24.99% is below the 25% of a QP and above the 20% of a Partial QP.
    expect(at(2024, scores(24.99, 0, { allPayerPaymentPercent: 50 }))).toEqual(['PARTIAL_QP']);
    expect(at(2024, scores(19.99, 0, { allPayerPaymentPercent: 99 }))).toEqual(['NONE']);
  });

  it('did not exist before 2019', () => {
    expect(at(2018, scores(19, 9, { allPayerPaymentPercent: 100, allPayerPatientPercent: 100 }))).toEqual(['NONE']);
  });
});

describe('the thresholds of 2026 where nothing is asked', () => {
  const tell = (...each: QpScores[]) => trackOf({ qpScores: { 1: each } }, 2026);

  it('are those of the law, with no word of the older text', () => {
    // 50% of payments: a QP by the law (50%), a Partial QP by the older text (75% and 50%).
    expect(tell(scores(50, 0))).toMatchObject({
      best: 'QP',
      possible: ['QP'],
      snapshots: [{ status: 'QP', words: 'Medicare Option, payment amount: 50% of at least 50%' }],
    });
    expect(tell(scores(49.99, 34.99)).best).toBe('PARTIAL_QP');
    expect(tell(scores(39.99, 24.99)).best).toBe('NONE');
  });

  it('are those of the law under the All-Payer option too', () => {
    // 50% of all payments with 25% of Medicare payments, 35% of all patients with 20% of Medicare patients.
    expect(at(2026, scores(25, 0, { allPayerPaymentPercent: 50 }))).toEqual(['QP']);
    expect(at(2026, scores(24.99, 0, { allPayerPaymentPercent: 50 }))).toEqual(['PARTIAL_QP']);
    expect(at(2026, scores(0, 20, { allPayerPatientPercent: 35 }))).toEqual(['QP']);
    expect(at(2026, scores(0, 20, { allPayerPatientPercent: 24.99 }))).toEqual(['NONE']);
  });

  it('exclude a QP by the law, and warn of nothing', () => {
    const one = clinician('a', above, above, { qpScores: { 1: [scores(50, 0)] } });
    const elected = { partialQpElected: 'all' as const };
    const { clinicians, warnings } = determineEligibility(practice(one), 'final', policyOf(2026), elected);
    expect(clinicians[0]).toMatchObject({ status: 'excluded', reasons: [{ code: 'QP' }], notDeterminable: [] });
    expect(warnings).toEqual([]);
  });
});

describe('the two readings of 2026 when both are asked', () => {
  it.each<[number, number, QpStatus[]]>([
    // Enacted 50 and 40, codified 75 and 50, by payment.
    [75, 0, ['QP']],
    [74.99, 0, ['PARTIAL_QP', 'QP']],
    [50, 0, ['PARTIAL_QP', 'QP']],
    [49.99, 0, ['NONE', 'PARTIAL_QP']],
    [39.99, 0, ['NONE']],
    // Enacted 35 and 25, codified 50 and 35, by patients.
    [0, 50, ['QP']],
    [0, 35, ['PARTIAL_QP', 'QP']],
    [0, 24.99, ['NONE']],
  ])('leave open what they disagree on: %d%% of payments, %d%% of patients', (payment, patients, possible) => {
    expect(readAs('both', scores(payment, patients))).toEqual(possible);
  });

  it('can be chosen between', () => {
    expect(readAs('enacted', scores(50, 0))).toEqual(['QP']);
    expect(readAs('codified', scores(50, 0))).toEqual(['PARTIAL_QP']);
    // Nothing to choose in 2024: 50% of payments is a QP, whatever is asked.
    expect(trackOf({ qpScores: { 1: [scores(50, 0)] } }, 2024, 'codified').possible).toEqual(['QP']);
  });

  const unsure = clinician('a', above, above, { qpScores: { 1: [scores(50, 0)] } });
  const determine = (elections = {}) =>
    determineEligibility(practice(unsure), 'final', policyOf(2026), elections, { qpReading: 'both' }).clinicians[0];

  it('make both answers one where neither a QP nor a Partial QP without election takes part', () => {
    expect(determine()).toMatchObject({
      status: 'excluded',
      adjustable: false,
      reasons: [{ code: 'PARTIAL_QP_NOT_ELECTED' }, { code: 'QP' }],
      notDeterminable: [],
    });
  });

  it('make the result not determinable where it matters', () => {
    expect(determine({ partialQpElected: 'all' })).toMatchObject({
      status: 'notDeterminable',
      statusToolResult: 'notDeterminable',
      notDeterminable: [expect.stringMatching(/^not determinable: the QP status is PARTIAL_QP or QP/)],
    });
  });
});

describe('qpTrack over the snapshots', () => {
  it('keeps the best status, whatever a later snapshot says', () => {
    const { best, snapshots } = trackOf({ qpScores: { 1: [scores(50, 0)], 3: [scores(0, 0)] } });
    expect(best).toBe('QP');
    expect(snapshots.map(({ snapshot, on, status }) => [snapshot, on, status])).toEqual([
      [1, '2024-03-31', 'QP'],
      [3, '2024-08-31', 'NONE'],
    ]);
  });

  it('makes nobody a QP by the fourth, which tells of participation only (case 39)', () => {
    expect(trackOf({ qpScores: { 4: [scores(100, 100)] } })).toMatchObject({
      best: 'NONE',
      snapshots: [{ status: null }],
    });
    expect(trackOf({ qpStatus: { 4: 'QP' } }).best).toBe('NONE');
  });

  it('takes all away when the entity is terminated (case 36)', () => {
    expect(trackOf({ qpScores: { 1: [scores(100, 100)] }, qpRevoked: true }).best).toBe('NONE');
  });

  it('lets a ready result win over the scores beside it, and warns', () => {
    const facts = { qpStatus: { 1: 'NONE' as const }, qpScores: { 1: [scores(100, 100)] } };
    expect(trackOf(facts).best).toBe('NONE');
    const { warnings } = determineEligibility(practice(clinician('a', above, above, facts)), 'final', policyOf(2024));
    expect(warnings.map(({ code }) => code)).toContain('QP_GIVEN_AND_SCORED_DIFFER');
  });

  it('warns of a ready result by the thresholds that are followed', () => {
    // 60% of payments in 2026: a QP by the law (50%), a Partial QP by the older text (75% and 50%).
    const facts = { qpStatus: { 1: 'PARTIAL_QP' as const }, qpScores: { 1: [scores(60, 0)] } };
    const warned = (qpReading?: QpReading) =>
      determineEligibility(
        practice(clinician('a', above, above, facts)),
        'final',
        policyOf(2026),
        {},
        qpReading === undefined ? {} : { qpReading },
      ).warnings.map(({ code }) => code);
    expect(warned()).toEqual(['QP_GIVEN_AND_SCORED_DIFFER']);
    expect(warned('codified')).toEqual([]);
    expect(warned('both')).toEqual([]);
  });

  it("counts an individual's own scores from 2026, before only of who is in several entities", () => {
    const own = { qpScores: { 1: [scores(100, 100, { level: 'individual' })] } };
    expect(trackOf(own, 2025).best).toBe('NONE');
    expect(trackOf({ ...own, inSeveralApmEntities: true }, 2025).best).toBe('QP');
    expect(trackOf(own, 2026).best).toBe('QP');
  });

  it('takes the better of the own and the entity scores', () => {
    expect(at(2026, scores(0, 0), scores(100, 0, { level: 'individual' }))).toEqual(['QP']);
  });

  it('never falls when a score rises', () => {
    const rank: QpStatus[] = ['NONE', 'PARTIAL_QP', 'QP'];
    const percent = fc.integer({ min: 0, max: 100 });
    const asked = fc.constantFrom(
      ...years.map((year) => [year, 'enacted'] as const),
      [2026, 'codified'] as const,
      [2026, 'both'] as const,
    );
    fc.assert(
      fc.property(asked, percent, percent, percent, percent, ([year, reading], a, b, c, rise) => {
        const of = (payment: number) =>
          trackOf({ qpScores: { 1: [scores(payment, b, { allPayerPaymentPercent: c })] } }, year, reading).possible;
        const [before, after] = [of(a), of(Math.min(100, a + rise))];
        expect(rank.indexOf(after[0]!)).toBeGreaterThanOrEqual(rank.indexOf(before[0]!));
        expect(rank.indexOf(after.at(-1)!)).toBeGreaterThanOrEqual(rank.indexOf(before.at(-1)!));
      }),
    );
  });

  it('says that a threshold nobody knows leaves the status open', () => {
    const { eligibility } = policyOf(2024);
    const medicareOption = { ...eligibility.qp.medicareOption, qpPaymentPercent: null as unknown as number };
    const unknown = { ...eligibility, qp: { ...eligibility.qp, medicareOption } };
    expect(qpTrack({ qpScores: { 1: [scores(60, 0)] } }, unknown).possible).toEqual(['NONE', 'PARTIAL_QP', 'QP']);
  });
});
