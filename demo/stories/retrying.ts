import { refused, starts, submits } from '../acts';
import { small } from '../practices';
import type { Story } from '../story';

/** What networks and hasty clients do, and what comes of it. */
export const retrying: readonly Story[] = [
  {
    name: 'same-content-twice',
    reports: 'small group, sent twice',
    tells: 'The same file under two keys: the second changed nothing and said so.',
    practice: small(3, 9),
    acts: [
      starts(),
      submits('group', 'quality and activities', (sets) => [sets.quality(7), sets.activities(2)]),
      submits('group', 'the same again', (sets) => [sets.quality(7), sets.activities(2)], {
        expects: { status: 200, sets: ['unchanged', 'unchanged'] },
      }),
    ],
    ends: { eligibility: 'mipsEligible', scored: ['group'], adjusted: 3 },
  },
  {
    name: 'retries-with-its-key',
    reports: 'small group, retried',
    tells: 'A lost answer: the same key gave the same answer, also after the close; with another body it was refused.',
    practice: small(2, 5),
    acts: [
      starts(),
      submits('group', 'quality and activities', (sets) => [sets.quality(4), sets.activities(2)], { key: 'file' }),
      submits('group', 'it again with its key', (sets) => [sets.quality(4), sets.activities(2)], {
        key: 'file',
        expects: { status: 201, replayed: true },
      }),
      submits('group', 'another file under that key', (sets) => [sets.quality(10)], {
        key: 'file',
        expects: refused(422, 'IDEMPOTENCY_KEY_REUSED'),
      }),
      submits('group', 'it once more after the close', (sets) => [sets.quality(4), sets.activities(2)], {
        key: 'file',
        when: 'windowClosed',
        expects: { status: 201, replayed: true },
      }),
    ],
    ends: { eligibility: 'mipsEligible', scored: ['group'], adjusted: 2 },
  },
  {
    name: 'invalid-then-corrected',
    reports: 'small group, invalid first',
    tells: 'The first body named no category there is, and was told where; the corrected one was taken.',
    practice: small(4, 6),
    acts: [
      starts(),
      submits('group', 'a body with a mistake', (sets) => [{ ...sets.quality(9), category: 'qualty' }], {
        expects: refused(422, 'INVALID_ENUM'),
      }),
      submits('group', 'the corrected body', (sets) => [sets.quality(3), sets.activities(2)]),
    ],
    ends: { eligibility: 'mipsEligible', scored: ['group'], adjusted: 4 },
  },
  {
    name: 'too-early',
    reports: 'small group, too early first',
    tells: 'Sent before the window opened and was told when it opens; then sent again in time.',
    practice: small(5, 8),
    acts: [
      starts(),
      submits('group', 'everything too early', (sets) => [sets.quality(10)], {
        when: 'registration',
        expects: refused(409, 'WINDOW_NOT_OPEN'),
      }),
      submits('group', 'everything in time', (sets) => [
        sets.quality(10),
        sets.activities(2),
        sets.interoperability(95),
      ]),
    ],
    ends: { eligibility: 'mipsEligible', scored: ['group'], adjusted: 5 },
  },
];
