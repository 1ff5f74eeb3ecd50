import type { QpScores } from '../../eligibility/facts';
import { qpTrack } from '../../eligibility/qp-track';
import { policyOf } from './practices';

const { eligibility } = policyOf(2024);
const { qp } = eligibility;
/** The year 2024 as if nobody knew its threshold of payments for a Partial QP. */
const unsure = {
  ...eligibility,
  qp: {
    ...qp,
    medicareOption: { ...qp.medicareOption, partialQpPaymentPercent: null as unknown as number },
    allPayerOption: null,
  },
};
const statusOf = (...each: QpScores[]) => qpTrack({ qpScores: { 1: each } }, unsure).snapshots[0]?.status;
const scores = (paymentPercent: number | null, patientPercent: number | null): QpScores => ({
  paymentPercent,
  patientPercent,
});

describe('qpTrack where nobody knows a threshold', () => {
  // 2024: a QP from 50% of payments or 35% of patients, a Partial QP from 25% of patients.
  it('leaves a status open that hangs on it, also beside scores that do not', () => {
    // 45% of payments may be a Partial QP; 0% of patients is nothing in any case.
    expect(statusOf(scores(45, 0))).toBeNull();
    expect(statusOf(scores(45, 0), scores(null, 0))).toBeNull();
    expect(statusOf(scores(null, 0), scores(45, 0))).toBeNull();
  });

  it('leaves nothing open where other scores already make a QP', () => {
    expect(statusOf(scores(45, 0), scores(null, 35))).toBe('QP');
  });

  it('needs no threshold for a method without a score', () => {
    expect(statusOf(scores(null, 25))).toBe('PARTIAL_QP');
    expect(statusOf(scores(null, 24.99))).toBe('NONE');
  });
});
