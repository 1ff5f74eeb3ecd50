import type { ClinicianPlan, PracticePlan, Volume } from './story';

const clinician = (volume: Volume, more: Partial<ClinicianPlan> = {}): ClinicianPlan => ({
  volume: [volume, volume],
  ...more,
});

/** So many physicians who must all report. */
export const physicians = (count: number): ClinicianPlan[] => Array.from({ length: count }, () => clinician('above'));

/** A practice of more than fifteen clinicians: no small practice. */
export const large = (costAim?: number): PracticePlan => ({
  clinicians: physicians(16),
  ...(costAim ? { costAim } : {}),
});

/** A small practice (15 clinicians at most). */
export const small = (count: number, costAim?: number): PracticePlan => ({
  clinicians: physicians(count),
  ...(costAim ? { costAim } : {}),
});

/** Everybody below every element of the threshold, alone and together. */
export const belowThreshold = (): PracticePlan => ({
  clinicians: [clinician('below'), clinician('below'), clinician('below')],
});

/** Two who are low-volume alone; together they bill more than the threshold, for fewer patients: the group may opt in. */
export const mayOptIn = (): PracticePlan => ({ clinicians: [clinician('half'), clinician('half')] });

/** One clinician who may choose. */
export const soloMayOptIn = (): PracticePlan => ({ clinicians: [clinician('some', { type: 'nursePractitioner' })] });

/** Above the threshold in the first segment, below it in the second. */
export const fadesAway = (): PracticePlan => ({
  clinicians: [{ volume: ['above', 'below'] }, { volume: ['above', 'below'] }],
});

/** Five who must report, one newly enrolled, one QP and one low-volume clinician. */
export const mixed = (): PracticePlan => ({
  clinicians: [
    ...physicians(5),
    clinician('above', { newlyEnrolled: true }),
    clinician('above', { qp: true }),
    clinician('below', { type: 'physicianAssistant' }),
  ],
  costAim: 7,
});
