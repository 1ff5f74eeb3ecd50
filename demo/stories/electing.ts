import { elects, refused, starts, submits } from '../acts';
import { belowThreshold, fadesAway, mayOptIn, mixed, soloMayOptIn } from '../practices';
import type { Story } from '../story';

/** Who must report, who may, and who is out. */
export const electing: readonly Story[] = [
  {
    name: 'mixed-roster',
    reports: 'group of 8',
    tells:
      'The newly enrolled clinician and the QP count in the score and are never adjusted; the low-volume one is both.',
    practice: mixed(),
    acts: [
      starts(),
      submits('group', 'quality, activities and interoperability', (sets) => [
        sets.quality(8),
        sets.activities(2),
        sets.interoperability(92),
      ]),
    ],
    // Of eight, all but the newly enrolled one and the QP.
    ends: { eligibility: 'mipsEligible', scored: ['group'], adjusted: 6 },
  },
  {
    name: 'below-the-threshold',
    reports: 'nobody has to',
    tells: 'Below the low-volume threshold in both segments: excluded, no score, no adjustment.',
    practice: belowThreshold(),
    acts: [starts('practice')],
    ends: { eligibility: 'mipsExempt', scored: [], adjusted: 0 },
  },
  {
    name: 'opts-in',
    reports: 'small group, opted in',
    tells: 'Exceeds one element of the threshold as a group: opted in, then reported, and is scored and adjusted.',
    practice: mayOptIn(),
    acts: [
      starts(),
      elects('optIn', 'group'),
      submits('group', 'quality and activities', (sets) => [sets.quality(6), sets.activities(2)]),
    ],
    ends: { eligibility: 'optInEligible', scored: ['group'], adjusted: 2 },
  },
  {
    name: 'ineligible-at-the-final-check',
    reports: 'nobody has to',
    tells: 'Had to report by the first determination; the December check found it below the threshold.',
    practice: fadesAway(),
    acts: [starts('practice')],
    ends: { eligibility: 'mipsExempt', scored: [], adjusted: 0 },
  },
  {
    name: 'reports-voluntarily',
    reports: 'individual, voluntary',
    tells: 'May choose and wants feedback only: scored, never adjusted.',
    practice: soloMayOptIn(),
    acts: [
      starts(),
      elects('voluntary', { individual: 0 }),
      submits({ individual: 0 }, 'quality and activities', (sets) => [sets.quality(5), sets.activities(2)]),
    ],
    ends: { eligibility: 'optInEligible', scored: ['individual 1'], adjusted: 0 },
  },
  {
    name: 'sends-without-electing',
    reports: 'small group, never elected',
    tells: 'May opt in, sent data without having elected, and was told to elect first; it never did.',
    practice: mayOptIn(),
    acts: [
      starts(),
      submits('group', 'quality without an election', (sets) => [sets.quality(8)], {
        expects: refused(409, 'OPT_IN_REQUIRED'),
      }),
    ],
    ends: { eligibility: 'optInEligible', scored: [], adjusted: 0 },
  },
];
