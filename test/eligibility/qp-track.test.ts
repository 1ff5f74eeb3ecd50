import fc from 'fast-check';
import { determineEligibility } from '../../eligibility/determine-eligibility';
import type { QpScores, QpStatus } from '../../eligibility/facts';
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
const trackOf = (facts: QpFacts, year = 2024) => qpTrack(facts, policyOf(year).eligibility);
const at = (year: number, ...each: QpScores[]) => trackOf({ qpScores: { 1: each } }, year).possible;

/** QP and Partial QP by payment, then by patients, in percent. */
const medicare: Record<number, readonly [number, number, number, number]> = {
  2017: [25, 20, 20, 10],
  2018: [25, 20, 20, 10],
  ...Object.fromEntries([2019, 2020, 2021, 2022, 2023, 2024].map((year) => [year, [50, 40, 35, 25]])),
  2025: [75, 50, 50, 35],
};
const sure = years.filter((year) => medicare[year]);

describe.each(sure)('QP thresholds of %i', (year) => {
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

describe('the two readings of 2026', () => {
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
    expect(at(2026, scores(payment, patients))).toEqual(possible);
  });

  it('can be chosen between', () => {
    const facts = { qpScores: { 1: [scores(50, 0)] } };
    expect(qpTrack(facts, policyOf(2026).eligibility, 'enacted').possible).toEqual(['QP']);
    expect(qpTrack(facts, policyOf(2026).eligibility, 'codified').possible).toEqual(['PARTIAL_QP']);
  });

  const unsure = clinician('a', above, above, { qpScores: { 1: [scores(50, 0)] } });
  const determine = (elections = {}) =>
    determineEligibility(practice(unsure), 'final', policyOf(2026), elections).clinicians[0];

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
    fc.assert(
      fc.property(fc.constantFrom(...years), percent, percent, percent, percent, (year, a, b, c, rise) => {
        const of = (payment: number) => at(year, scores(payment, b, { allPayerPaymentPercent: c }));
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
