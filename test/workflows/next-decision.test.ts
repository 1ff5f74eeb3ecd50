import { OneYear, names, ordinary, reading, row, second } from './one-year';

describe('nextDecision', () => {
  it('leads an ordinary year through its six phases, each date taking effect when it comes', () => {
    const year = new OneYear();
    const told = [0, 10, 20, 30, 40, 50, 60, 70, 80].map((at) => names(year.wake(ordinary, second(at))));
    expect(told).toEqual([
      ['startYear'],
      ['determine preliminary', 'enter performance'],
      ['determine final'],
      ['openWindow', 'enter submission'],
      ['closeWindow', 'enter scoring'],
      ['releaseScores', 'enter review'],
      ['releaseAdjustments'],
      ['closeReview', 'enter payment'],
      ['closeYear'],
    ]);
    expect(year.state.done).toMatchObject({ started: second(0), scores: second(50), closed: second(80) });
  });

  it('does all of it in the same order when a year wakes once, at the very end', () => {
    const dates = (year: OneYear) => names(year.decisions).filter((name) => !name.startsWith('enter'));
    const [awake, asleep] = [new OneYear(), new OneYear()];
    for (let at = 0; at <= 80; at += 1) awake.wake(ordinary, second(at));
    asleep.wake(ordinary, second(80));
    expect(dates(asleep)).toEqual(dates(awake));
    const phases = (year: OneYear) => names(year.decisions).filter((name) => name.startsWith('enter'));
    expect(phases(asleep)).toEqual(phases(awake));
  });

  it('finds nothing to do before a date and at a second look', () => {
    const year = new OneYear();
    year.wake(ordinary, second(9));
    expect(year.wake(ordinary, second(9))).toEqual([]);
    year.wake(ordinary, second(10));
    expect(year.wake(ordinary, second(19))).toEqual([]);
  });

  it('applies a row received before the close before the window closes, however late it wakes', () => {
    const year = new OneYear();
    year.wake(ordinary, second(30));
    year.receive(row(1, second(39)));
    expect(names(year.wake(ordinary, second(45)))).toEqual(['apply 1', 'closeWindow', 'enter scoring']);
  });

  it('closes the window before a row that came at its very instant or later', () => {
    const year = new OneYear();
    year.wake(ordinary, second(30));
    year.receive(row(1, second(40)), row(2, second(41)));
    const [first, ...rest] = names(year.wake(ordinary, second(45)));
    expect(first).toBe('closeWindow');
    expect(rest).toContain('apply 1');
  });

  it('never lets a later row pass an earlier number', () => {
    const year = new OneYear();
    year.wake(ordinary, second(30));
    year.receive(row(1, second(36)), row(2, second(35)));
    expect(names(year.wake(ordinary, second(38)))).toEqual(['apply 1', 'apply 2']);
  });

  it('waits without end for an act of CMS that has no date', () => {
    const year = new OneYear();
    const undated = { ...ordinary, version: 'undated', scoresReleaseAt: null };
    year.wake(undated, second(79));
    expect(year.state.phase).toBe('scoring');
    expect(names(year.wake({ ...undated, version: 'released', scoresReleaseAt: second(79) }, second(90)))).toContain(
      'releaseScores',
    );
  });
});

describe('a year that starts late', () => {
  it('makes up for every date that has passed', () => {
    const year = new OneYear();
    year.receive(row(1, second(35), 'start'), row(2, second(35)));
    expect(names(year.wake(ordinary, second(35)))).toEqual([
      'startYear',
      'apply 1',
      'determine preliminary',
      'determine final',
      'openWindow',
      'apply 2',
      'enter performance',
      'enter submission',
    ]);
  });
});

describe('the window opening before preliminary eligibility is known', () => {
  const late = reading({
    preliminaryEligibilityAt: second(35),
    finalEligibilityAt: second(36),
    windowOpensAt: second(30),
    windowClosesAt: second(40),
  });
  const skipping = { do: 'enterPhase', phase: 'submission', previous: 'preliminary', skipped: ['performance'] };

  it('skips the performance phase and says so', () => {
    const year = new OneYear();
    year.wake(late, second(5));
    expect(year.wake(late, second(30))).toEqual([{ do: 'openWindow', at: second(30), reopened: false }, skipping]);
    expect(names(year.wake(late, second(36)))).toEqual(['determine preliminary', 'determine final']);
    expect(year.state.phase).toBe('submission');
  });

  it('skips it also when one late wake finds both dates past: the window was first', () => {
    const year = new OneYear();
    year.wake(late, second(5));
    expect(year.wake(late, second(38))).toContainEqual(skipping);
    expect(names(year.decisions)).not.toContain('enter performance');
  });

  it('skips nothing when eligibility became known first', () => {
    const year = new OneYear();
    year.wake(ordinary, second(35));
    expect(names(year.decisions)).toContain('enter performance');
  });
});
