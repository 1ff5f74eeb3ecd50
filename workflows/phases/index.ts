import type { Phase } from '../../schemas/ids';
import { payment } from './payment';
import { performance } from './performance';
import type { PhaseRule } from './phase-rule';
import { preliminary } from './preliminary';
import { review } from './review';
import { scoring } from './scoring';
import { submission } from './submission';

/** The six phases of a year, in the order of `PHASES`. */
export const PHASE_RULES: Record<Phase, PhaseRule> = {
  preliminary,
  performance,
  submission,
  scoring,
  review,
  payment,
};
