import { refused, starts, startsAgain, submits } from '../acts';
import { large, small } from '../practices';
import type { Story } from '../story';

/** Ordinary reporting, well and badly done. */
export const reporting: readonly Story[] = [
  {
    name: 'large-group-excellent',
    reports: 'group of 16, traditional MIPS by registry',
    tells: 'Everything sent on the first day, nearly all of it in the top deciles.',
    practice: large(8),
    acts: [
      starts(),
      submits('group', 'quality, activities and interoperability', (sets) => [
        sets.quality(10),
        sets.activities(3),
        sets.interoperability(97),
      ]),
    ],
    ends: { eligibility: 'mipsEligible', scored: ['group'], adjusted: 16 },
  },
  {
    name: 'never-submits',
    reports: 'nobody reports',
    tells: 'Nothing ever came: a score of what CMS computes itself, and the largest negative adjustment.',
    practice: small(3),
    acts: [starts('practice')],
    ends: { eligibility: 'mipsEligible', scored: ['individual 1', 'individual 2', 'individual 3'], adjusted: 3 },
  },
  {
    name: 'late-and-refused',
    reports: 'group, too late',
    tells: 'The file came after the window had closed; the door refused it and said when it had closed.',
    practice: small(2),
    acts: [
      starts(),
      submits('group', 'everything after the close', (sets) => [sets.quality(9), sets.activities(2)], {
        when: 'windowClosed',
        expects: refused(409, 'WINDOW_CLOSED'),
      }),
    ],
    ends: { eligibility: 'mipsEligible', scored: ['individual 1', 'individual 2'], adjusted: 2 },
  },
  {
    name: 'corrects-its-data',
    reports: 'small group, corrected',
    tells: 'Poor rates by mistake; the set was sent again while the window was open and replaced the first.',
    practice: small(4, 6),
    acts: [
      starts(),
      submits('group', 'quality and activities', (sets) => [sets.quality(2), sets.activities(2)]),
      submits('group', 'the corrected quality set', (sets) => [sets.quality(8)], {
        expects: { status: 200, sets: ['replaced'] },
      }),
    ],
    ends: { eligibility: 'mipsEligible', scored: ['group'], adjusted: 4 },
  },
  {
    name: 'solo-by-ehr',
    reports: 'individual by eCQMs',
    tells: 'A solo physician whose EHR vendor sends eCQMs; no interoperability data, so its weight goes elsewhere.',
    practice: small(1),
    acts: [
      starts('ehrVendor'),
      submits(
        { individual: 0 },
        'eCQMs and activities',
        (sets) => [sets.quality(8, { method: 'electronicHealthRecord' }), sets.activities(2)],
        { by: 'ehrVendor' },
      ),
    ],
    ends: { eligibility: 'mipsEligible', scored: ['individual 1'], adjusted: 1 },
  },
  {
    name: 'two-individuals',
    reports: 'two individuals of one TIN',
    tells: 'Partners who report each for themselves: two scores and two adjustments under one TIN.',
    practice: small(2),
    acts: [
      starts(),
      submits({ individual: 0 }, 'data of the first', (sets) => [
        sets.quality(8),
        sets.activities(2),
        sets.interoperability(90),
      ]),
      submits({ individual: 1 }, 'data of the second', (sets) => [sets.quality(3, { count: 3 })]),
    ],
    ends: { eligibility: 'mipsEligible', scored: ['individual 1', 'individual 2'], adjusted: 2 },
  },
  {
    name: 'activities-only',
    reports: 'group of 16, activities only',
    tells: 'Only improvement activities: 15 of 100 points and what cost adds.',
    practice: large(4),
    acts: [starts(), submits('group', 'activities', (sets) => [sets.activities(3)])],
    ends: { eligibility: 'mipsEligible', scored: ['group'], adjusted: 16 },
  },
  {
    name: 'near-the-threshold',
    reports: 'group of 16, traditional MIPS by registry',
    tells: 'Middling rates: a score near the performance threshold of 75 points.',
    practice: large(7),
    acts: [
      starts(),
      submits('group', 'quality, activities and interoperability', (sets) => [
        sets.quality(7),
        sets.activities(2),
        sets.interoperability(80),
      ]),
    ],
    ends: { eligibility: 'mipsEligible', scored: ['group'], adjusted: 16 },
  },
  {
    name: 'two-vendors',
    reports: 'small group by two vendors',
    tells: 'A registry and the EHR vendor each sent a part of one submission; the final score counts both.',
    practice: small(3, 8),
    acts: [
      starts('registry'),
      startsAgain('ehrVendor'),
      submits('group', 'quality', (sets) => [sets.quality(6)]),
      submits('group', 'activities and interoperability', (sets) => [sets.activities(2), sets.interoperability(88)], {
        by: 'ehrVendor',
      }),
    ],
    ends: { eligibility: 'mipsEligible', scored: ['group'], adjusted: 3 },
  },
];
