import type { Category } from '../../policy/year-policy';

/** Something to tell about a fact that is no mistake that scoring would refuse. */
export interface FactNote {
  /** JSONPath into the input: `$.facts.administrativeClaims[0].rate`. */
  path: string;
  code: 'FIGURE_OUTSIDE_BENCHMARK' | 'SIZE_CONTRADICTS_STATUS' | 'WITHOUT_EFFECT';
  /** What was given, in a few words. */
  fact: string;
  /** What is odd about it, or why it has no effect. */
  message: string;
}

/** Categories inside a sentence. */
export const categoryWords: Readonly<Record<Category, string>> = {
  quality: 'quality',
  cost: 'cost',
  ia: 'improvement activities',
  pi: 'Promoting Interoperability',
};
