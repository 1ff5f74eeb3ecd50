/**
 * What the checks of one body share: the list they report to, and what is known by now.
 *
 * `year` is undefined while the performance year is missing, mistyped or unsupported; checks that depend on the year
 * are then left out, since their answers would only repeat that first mistake.
 */
import type { YearCatalogue } from '../catalogue/year-catalogue';
import type { YearPolicy } from '../policy/year-policy';
import type { EntityType } from '../schemas/submission';
import type { ProblemList } from './problem-list';
import type { ValidationContext } from './validation-context';
import type { YearRules } from './year-rules';

/** A performance year this service takes, with its rules and measures. */
export interface KnownYear {
  rules: YearRules;
  catalogue: YearCatalogue;
  policy: YearPolicy;
}

/** See the file's comment. */
export interface Scope {
  problems: ProblemList;
  context: ValidationContext;
  year: KnownYear | undefined;
  /** Undefined while the entity type is missing or wrong. */
  entityType: EntityType | undefined;
}
