import { foldClinician, foldPractice, unknownClinicianType } from '../../loader/fold-facts';
import type { FactsRow } from '../../loader/rows';

const claims: FactsRow<'claims'> = {
  tin: '000111111',
  npi: '0123456788',
  clinicianType: 'physician',
  firstEnrolledOn: '2010-05-01',
  segment: 2,
  allowedCharges: 12_000_050,
  patients: 300,
  services: 400,
  billed: true,
};
const qp = (snapshot: 1 | 3, status: 'QP' | 'NONE', revoked?: boolean): FactsRow<'qpStatus'> => ({
  tin: claims.tin,
  npi: claims.npi,
  snapshot,
  status,
  ...(revoked === undefined ? {} : { revoked }),
});

describe('foldClinician', () => {
  const first = foldClinician(undefined, 'cli_a', { kind: 'claims', row: claims });

  it('keeps segments in order, one each, and changes nothing when loaded twice', () => {
    const both = foldClinician(first, 'cli_a', { kind: 'claims', row: { ...claims, segment: 1, patients: 250 } });
    expect(both.segments.map(({ segment, patients }) => [segment, patients])).toEqual([
      [1, 250],
      [2, 300],
    ]);
    expect(foldClinician(both, 'cli_a', { kind: 'claims', row: claims })).toEqual(both);
  });

  it('carries neither TIN nor NPI on', () => {
    expect(JSON.stringify(first)).not.toMatch(/000111111|0123456788/);
  });

  it('adds statuses to their segment', () => {
    const row = { tin: claims.tin, npi: claims.npi, segment: 1 as const, status: 'rural' as const };
    const once = foldClinician(first, 'cli_a', { kind: 'specialStatus', row });
    expect(once.specialStatuses).toEqual({ 1: ['rural'] });
    expect(foldClinician(once, 'cli_a', { kind: 'specialStatus', row })).toEqual(once);
  });

  it('keeps each QP snapshot; a loss stays until it is taken back', () => {
    const made = foldClinician(first, 'cli_a', { kind: 'qpStatus', row: qp(1, 'QP') });
    const lost = foldClinician(made, 'cli_a', { kind: 'qpStatus', row: qp(1, 'QP', true) });
    const later = foldClinician(lost, 'cli_a', { kind: 'qpStatus', row: qp(3, 'NONE') });
    expect(later).toMatchObject({ qpStatus: { 1: 'QP', 3: 'NONE' }, qpRevoked: true });
    const back = foldClinician(later, 'cli_a', { kind: 'qpStatus', row: qp(1, 'QP', false) });
    expect(back.qpRevoked).toBe(false);
  });

  it('takes a clinician whom no claims row named yet as of unknown type', () => {
    const early = foldClinician(undefined, 'cli_a', { kind: 'qpStatus', row: qp(1, 'NONE') });
    expect(early.clinicianType).toBe(unknownClinicianType);
    expect(foldClinician(early, 'cli_a', { kind: 'claims', row: claims }).clinicianType).toBe('physician');
  });
});

describe('foldPractice', () => {
  it('keeps size, claims and statuses per segment', () => {
    const sized = foldPractice({}, { kind: 'practice', row: { tin: claims.tin, segment: 1, practiceSize: 12 } });
    const figures = { tin: claims.tin, segment: 2 as const, allowedCharges: 100, patients: 2, services: 3 };
    const counted = foldPractice(sized, { kind: 'practice', row: figures });
    const row = { tin: claims.tin, segment: 1 as const, status: 'hpsa' as const };
    expect(foldPractice(counted, { kind: 'specialStatus', row })).toEqual({
      practiceSize: { 1: 12 },
      groupSegments: [{ segment: 2, allowedCents: 100, patients: 2, services: 3, billed: true }],
      specialStatuses: { 1: ['hpsa'] },
    });
  });
});
