import type { QpScores } from '../../eligibility/facts';
import { above, below, clinician, some } from './practices';
import { apmEntity, codes, determined, found, tin } from './units';

const scores = (paymentPercent: number): QpScores => ({ paymentPercent, patientPercent: 0 });
const participant = (clinicianRef: string, ...snapshots: (1 | 2 | 3 | 4)[]) => ({
  practiceRef: 't',
  clinicianRef,
  snapshots,
});
const two = tin('t', clinician('a', above, above), clinician('b', above, above));

describe('an APM Entity held against the threshold (2017 to 2020)', () => {
  // Three of 40,000 dollars, 90 patients and 90 services: 120,000, 270 and 270 are above in every year to 2020.
  const third = [40_000, 90, 90] as const;
  const lows = ['a', 'b', 'c'].map((ref) => tin(ref, clinician(ref, third, third)));

  it.each([2017, 2018, 2019, 2020])('is judged on its participants together in %i, and reaches them all', (year) => {
    const result = determined(apmEntity(lows), { year });
    expect(result.group).toMatchObject({ kind: 'apm', status: 'required', lowVolume: 'above' });
    expect(found(result, 'a')).toMatchObject({
      status: 'excluded',
      statusToolResult: 'mipsEligibleInGroup',
      adjustable: true,
    });
  });

  it('may opt in from 2019, which takes its participants along', () => {
    const entity = apmEntity([tin('a', clinician('a', some, some))]);
    const asked = determined(entity, { year: 2019 });
    expect(asked.group.status).toBe('optInEligible');
    expect(found(asked, 'a').mayOptInAs).toEqual(['apm']);
    const opted = determined(entity, { year: 2019, elections: { group: 'optIn' } });
    expect(opted.group.status).toBe('optedIn');
    expect(found(opted, 'a').adjustable).toBe(true);
    expect(determined(entity, { year: 2018 }).group.status).toBe('excluded');
  });

  it('counts only those on its list', () => {
    const practice = tin('t', clinician('a', below, below), clinician('b', above, above));
    const entity = apmEntity([practice], { participants: [participant('a', 1)] });
    const result = determined(entity, { year: 2020 });
    expect(result.clinicians.map(({ clinicianRef }) => clinicianRef)).toEqual(['a']);
    expect(result.group.status).toBe('excluded');
  });
});

describe('an APM Entity from 2021 on', () => {
  it.each([2021, 2022, 2023, 2024, 2025, 2026])('follows its participants in %i', (year) => {
    const result = determined(apmEntity([two]), { year });
    expect(result.group).toMatchObject({ status: 'required', lowVolume: 'notEvaluated', segments: [] });
    expect(codes(result.warnings)).toContain('ENTITY_LEVEL_SILENT');
  });

  it('counts participants who are eligible through the group of their TIN', () => {
    const practice = tin('t', clinician('a', below, below), clinician('b', above, above));
    const result = determined(apmEntity([practice], { participants: [participant('a', 1)] }));
    expect(found(result, 'a')).toMatchObject({ statusToolResult: 'mipsEligibleInGroup', status: 'excluded' });
    expect(result.group.status).toBe('required');
  });

  it('is out where nobody on its list is eligible', () => {
    const result = determined(apmEntity([tin('t', clinician('a', below, below))]));
    expect(result.group).toMatchObject({ status: 'excluded', reasons: [{ code: 'NO_ELIGIBLE_CLINICIAN' }] });
  });
});

describe('the participation list', () => {
  it('keeps who was named once: a later removal takes nothing back', () => {
    // Named at snapshot 1 only; the entity reaches 50% at snapshot 2.
    const entity = apmEntity([two], {
      participants: [participant('a', 1), participant('b', 3)],
      qpScores: { 2: scores(50) },
    });
    const result = determined(entity);
    expect(found(result, 'a')).toMatchObject({ qp: 'QP', reasons: [{ code: 'QP' }] });
    // Named after that snapshot, and no score at snapshot 3.
    expect(found(result, 'b').qp).toBe('NONE');
  });

  it('gives who joined by snapshot 4 participation without QP status (case 39)', () => {
    const entity = apmEntity([two], {
      participants: [participant('a', 1), participant('b', 4)],
      qpScores: { 1: scores(100), 4: scores(100) },
    });
    const result = determined(entity);
    expect(found(result, 'b')).toMatchObject({ qp: 'NONE', status: 'required' });
    expect(result.participants).toEqual([
      { ...participant('a', 1), participationOnly: false },
      { ...participant('b', 4), participationOnly: true },
    ]);
  });

  it('loses QP status when the entity is terminated, and eligibility is determined again (case 36)', () => {
    const entity = apmEntity([two], { qpScores: { 1: scores(100) } });
    expect(determined(entity).group.status).toBe('excluded');
    const ended = determined({ ...entity, terminated: true });
    expect(found(ended, 'a')).toMatchObject({ qp: 'NONE', status: 'required' });
  });

  it('leaves Partial QPs out until the entity or they themselves elect (case 38)', () => {
    const entity = apmEntity([two], { qpScores: { 1: scores(40) } });
    expect(found(determined(entity), 'a').reasons[0]?.code).toBe('PARTIAL_QP_NOT_ELECTED');
    expect(found(determined(entity, { elections: { partialQpElected: 'all' } }), 'a').status).toBe('required');
    const alone = determined(entity, { elections: { partialQpElected: ['a'] } });
    expect(alone.clinicians.map(({ status }) => status)).toEqual(['required', 'excluded']);
  });

  it('has a special status by its own size, and is never facility-based', () => {
    const facility = ['a', 'b'].map((ref) =>
      clinician(ref, above, above, { specialStatuses: { 1: ['facilityBased'] } }),
    );
    expect(determined(apmEntity([tin('t', ...facility)])).group.specialStatuses).toEqual(['smallPractice']);
  });
});
