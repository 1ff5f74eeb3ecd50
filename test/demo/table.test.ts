import { differences } from '../../demo/play-story';
import { frame, plainView } from '../../demo/live-view';
import type { DemoProgress } from '../../demo/progress';
import { tableInLines } from '../../demo/print-table';
import { rowDifferences } from '../../demo/report-end';
import type { TableRow } from '../../demo/table-rows';
import { unexpectedEnds } from '../../demo/table-rows';
import { castStories } from '../../demo/cast';
import { loadCatalogue } from '../../catalogue/load';

const { cast } = castStories(loadCatalogue(2024), { count: 24, firstTin: 1, calendarName: 'demo' });
const castOf = (name: string) => cast.find(({ story }) => story.name === name)!;

const row: TableRow = {
  story: 'review-denied',
  unit: 'group',
  option: 'mips',
  eligibility: 'mipsEligible',
  elected: '',
  categories: { quality: { weight: 40, points: 26 }, ia: { weight: 30, points: 30 }, pi: { weight: 0, points: 0 } },
  finalScore: 66.5,
  // 9 × (75 − 66.5) / 75 = 1.02 percent below zero.
  adjustments: [{ clinicians: 3, basePercent: '-1.0200', finalPercent: '-1.02' }],
  unadjusted: 0,
  review: 'denied',
};

describe('tableInLines', () => {
  const lines = tableInLines([castOf('review-denied')], [row], '0.35');

  it('shows points of weight, the score, the adjustment before and after scaling, and the review', () => {
    expect(lines.find((line) => line.includes('mipsEligible'))).toMatch(
      /26\.00\/40 +– +30\.00\/30 +– +66\.50 +-1\.02% → -1\.02% ×3 +denied/,
    );
  });

  it('labels the scaling factor as synthetic and tells what happened in words', () => {
    expect(lines.join('\n')).toMatch(/Scaling factor 0\.35: SYNTHETIC/);
    expect(lines.join('\n')).toContain(castOf('review-denied').story.tells);
  });
});

describe('unexpectedEnds', () => {
  it('finds nothing where the script was met', () => {
    expect(unexpectedEnds(castOf('review-denied'), [row])).toEqual([]);
  });

  it('names each thing that ended otherwise', () => {
    expect(unexpectedEnds(castOf('review-denied'), [{ ...row, review: 'granted', adjustments: [] }])).toEqual([
      'adjusted: expected 3, found none',
      'review: expected denied, found granted',
    ]);
  });
});

describe('differences', () => {
  const refusal = {
    status: 409,
    body: {
      error: { type: 'LifecycleError', message: '', details: [{ code: 'WINDOW_CLOSED', path: '$', message: '' }] },
    },
    replayed: false,
  };

  it('accepts the status and code that the script names', () => {
    expect(differences({ status: 409, code: 'WINDOW_CLOSED' }, refusal)).toBeUndefined();
  });

  it('says what came instead', () => {
    expect(differences({ status: 201 }, refusal)).toBe('expected 201, got 409 WINDOW_CLOSED');
    expect(differences({ status: 409, replayed: true }, refusal)).toMatch(/given before/);
  });
});

const progress: DemoProgress = {
  title: 'title',
  tins: [{ story: 'one', phase: 'submission', score: 71.25, eligibility: 'mipsEligible', sets: 3 }],
  next: { what: 'submissionClose', inSeconds: 9 },
  elapsed: 0.5,
  facts: 12,
  events: ['  score.assigned'],
  news: ['news'],
};

describe('frame', () => {
  it('shows the phase as progress, the score and what comes next, within the height it has', () => {
    const lines = frame(progress, 30);
    expect(lines.join('\n')).toMatch(/one +●●●○○○○ submission +3 sets +71\.25/);
    expect(lines[1]).toContain('next: submissionClose in 9 s');
    expect(frame(progress, 8)).toHaveLength(8);
  });
});

describe('plainView', () => {
  it('writes a line when the phases change, none when they do not, and never a control code', () => {
    const lines: string[] = [];
    const view = plainView((line) => lines.push(line));
    view.update(progress);
    view.update(progress);
    view.news('something');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/phases: submission 1; 12 facts on Kafka$/);
    expect(lines.join('')).not.toMatch(/[\x00-\x08\x0b-\x1f]/);
  });
});

describe('rowDifferences', () => {
  it('is empty for equal tables', () => expect(rowDifferences([row], [row])).toEqual([]));

  it('tells a row that changed, one that lacks and one too many', () => {
    const other = { ...row, unit: 'subgroup' };
    expect(rowDifferences([row], [{ ...row, finalScore: 66.51 }])).toHaveLength(1);
    expect(rowDifferences([row, other], [row])).toEqual([expect.stringMatching(/subgroup: expected .* found none/)]);
    expect(rowDifferences([row], [row, other])).toEqual([expect.stringMatching(/subgroup: expected no such row/)]);
  });

  it('leaves stories out that were not played, or that nobody expected', () => {
    expect(rowDifferences([row], [{ ...row, story: 'another' }])).toEqual([]);
  });
});
