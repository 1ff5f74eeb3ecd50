import { barredReason, bestQpStatus, isNewlyEnrolled } from '../../eligibility/exclusions';
import { above, clinician, policyOf } from './practices';

describe('bestQpStatus', () => {
  it('keeps the best of the first three snapshots', () => {
    expect(bestQpStatus({ qpStatus: { 1: 'PARTIAL_QP', 2: 'QP', 3: 'NONE' } })).toBe('QP');
    expect(bestQpStatus({ qpStatus: { 1: 'NONE', 2: 'PARTIAL_QP' } })).toBe('PARTIAL_QP');
    expect(bestQpStatus({})).toBe('NONE');
  });

  it('gives no QP status from the fourth snapshot, which tells of participation only', () => {
    expect(bestQpStatus({ qpStatus: { 4: 'QP' } })).toBe('NONE');
  });

  it('is lost when the APM Entity is terminated', () => {
    expect(bestQpStatus({ qpStatus: { 1: 'QP' }, qpRevoked: true })).toBe('NONE');
  });
});

describe('isNewlyEnrolled', () => {
  it('holds from the first day of the performance year', () => {
    expect(isNewlyEnrolled({ firstEnrolledOn: '2024-01-01' }, 2024)).toBe(true);
    expect(isNewlyEnrolled({ firstEnrolledOn: '2023-12-31' }, 2024)).toBe(false);
    expect(isNewlyEnrolled({}, 2024)).toBe(false);
  });

  it('does not hold for who billed before, whatever the date says (42 CFR § 414.1305)', () => {
    const enrolled = { firstEnrolledOn: '2024-03-01' };
    const { segments } = clinician('c', above, above);
    expect(isNewlyEnrolled({ ...enrolled, segments }, 2024)).toBe(false);
    // The second segment reaches into the performance year: claims there say nothing of the time before it.
    expect(isNewlyEnrolled({ ...enrolled, segments: segments.slice(1) }, 2024)).toBe(true);
    const unbilled = segments.map((each) => ({ ...each, billed: false }));
    expect(isNewlyEnrolled({ ...enrolled, segments: unbilled }, 2024)).toBe(true);
  });

  it('knows of claims under another TIN', () => {
    const other = clinician('c', above, null);
    expect(isNewlyEnrolled({ firstEnrolledOn: '2024-03-01', underOtherTins: [other] }, 2024)).toBe(false);
  });

  it("lets CMS's flag win over claims", () => {
    const { segments } = clinician('c', above, above);
    expect(isNewlyEnrolled({ newlyEnrolled: true, segments }, 2024)).toBe(true);
  });

  it("lets CMS's flag win over the date", () => {
    expect(isNewlyEnrolled({ firstEnrolledOn: '2024-06-01', newlyEnrolled: false }, 2024)).toBe(false);
  });
});

describe('barredReason', () => {
  const bar = (year: number, rest: Parameters<typeof clinician>[3]) =>
    barredReason(clinician('c', above, above, rest), policyOf(year).eligibility, year);

  it('admits the clinician types of the year', () => {
    expect(bar(2018, { clinicianType: 'physicalTherapist' })).toBe('INELIGIBLE_TYPE');
    expect(bar(2019, { clinicianType: 'physicalTherapist' })).toBeNull();
    expect(bar(2021, { clinicianType: 'clinicalSocialWorker' })).toBe('INELIGIBLE_TYPE');
    expect(bar(2022, { clinicianType: 'clinicalSocialWorker' })).toBeNull();
  });

  it('names the first reason in the order of the rule', () => {
    const all = { clinicianType: 'other', newlyEnrolled: true, qpStatus: { 1: 'QP' } } as const;
    expect(bar(2024, all)).toBe('INELIGIBLE_TYPE');
    expect(bar(2024, { ...all, clinicianType: 'physician' })).toBe('NEWLY_ENROLLED');
    expect(bar(2024, { qpStatus: { 1: 'QP' } })).toBe('QP');
  });
});
