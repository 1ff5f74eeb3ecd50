import { type StoredFact, timelineItem } from '../../api/visible-fact';

const own = { orgRef: 'org_a', intakeIds: new Set(['row-1']), setRefs: new Set(['set-1']) };
const fact = (changes: Partial<StoredFact>): StoredFact => ({
  id: 'f',
  sequence: 1,
  recorded_at: '2025-01-02T05:00:00.000Z',
  type: 'measurementset.accepted',
  topic: 'events',
  causation_id: null,
  data: { secret: 1 },
  ...changes,
});

describe('timelineItem', () => {
  it('shows everything to whoever may see the whole year', () => {
    expect(timelineItem(fact({}), undefined)).toMatchObject({ data: { secret: 1 }, redacted: false });
  });

  it.each(['lifecycle.phase-entered', 'window.opened', 'eligibility.final-determined', 'review.closed'])(
    'shows %s to everybody who may see the year',
    (type) => {
      expect(timelineItem(fact({ type }), own).redacted).toBe(false);
    },
  );

  it("shows the facts of the reader's own commands, and of others only that they happened", () => {
    expect(timelineItem(fact({ causation_id: 'row-1' }), own)).toMatchObject({ data: { secret: 1 }, redacted: false });
    expect(timelineItem(fact({ causation_id: 'row-2' }), own)).toMatchObject({
      type: 'measurementset.accepted',
      data: null,
      redacted: true,
    });
  });

  it("shows a preliminary score only when it stands on the reader's own sets alone", () => {
    const score = (setRefs: string[], type = 'score.preliminary-calculated') =>
      fact({ topic: 'scores', type, causation_id: 'row-1', data: { basis: { setRefs } } });
    expect(timelineItem(score(['set-1']), own).redacted).toBe(false);
    expect(timelineItem(score(['set-1', 'set-2']), own).redacted).toBe(true);
    expect(timelineItem(score([]), own).redacted).toBe(true);
    expect(timelineItem(score(['set-1'], 'score.final-released'), own).redacted).toBe(true);
  });

  it("keeps back what is meant for operators, also where the reader's command led to it", () => {
    const stalled = fact({ topic: 'ops', type: 'ops.unit-not-scored', causation_id: 'row-1' });
    expect(timelineItem(stalled, own)).toMatchObject({ data: null, redacted: true });
    expect(timelineItem(stalled, undefined).redacted).toBe(false);
  });

  it('keeps back which other organisation started the year', () => {
    const started = (orgRef: string) =>
      fact({ type: 'lifecycle.started', data: { startedBy: { orgRef, role: 'vendor' } } });
    expect(timelineItem(started('org_b'), own).data).toEqual({ startedBy: { role: 'vendor' } });
    expect(timelineItem(started('org_a'), own).data).toEqual({ startedBy: { orgRef: 'org_a', role: 'vendor' } });
  });
});
