import { asksForReview, decides, starts, submits } from '../acts';
import { large, small } from '../practices';
import type { Story } from '../story';

/** Targeted review. */
export const reviewing: readonly Story[] = [
  {
    name: 'review-granted',
    reports: 'group of 16, no interoperability',
    tells: 'A hardship had been overlooked: CMS took interoperability out of the score, and score and adjustment rose.',
    practice: large(7),
    acts: [
      starts(),
      submits('group', 'quality and activities', (sets) => [sets.quality(9), sets.activities(3)]),
      asksForReview('performanceCategoryReweighting'),
      decides('granted', [{ kind: 'reweighting', category: 'pi' }]),
    ],
    ends: { eligibility: 'mipsEligible', scored: ['group'], adjusted: 16, review: 'granted' },
  },
  {
    name: 'review-denied',
    reports: 'small group',
    tells: 'Asked CMS to calculate again; the calculation was right, and the score stands.',
    practice: small(3, 3),
    acts: [
      starts(),
      submits('group', 'quality and activities', (sets) => [sets.quality(5), sets.activities(1)]),
      asksForReview('calculationError'),
      decides('denied'),
    ],
    ends: { eligibility: 'mipsEligible', scored: ['group'], adjusted: 3, review: 'denied' },
  },
];
