/**
 * Who the submission is for: entity type and the identifiers each type must and must not have.
 */
import { entityTypes } from '../schemas/submission';
import type { EntityType } from '../schemas/submission';
import { count, oneOf, pattern } from './field-checks';
import { hasValidNpiCheckDigit } from './npi-check-digit';
import { memberPath } from './problem-list';
import type { ProblemList } from './problem-list';
import { present } from './record-rules';
import type { FieldCheck, JsonRecord } from './record-rules';
import type { Scope } from './scope';
import { firstPerformanceYear } from './year-rules';
import type { ValidationContext } from './validation-context';

const checkEntityType = oneOf(entityTypes);

/** The three ways to name an entity, and the form of each. */
const identifierForms: ReadonlyMap<string, FieldCheck> = new Map([
  ['taxpayerIdentificationNumber', pattern(/^\d{9}$/, 'nine digits, leading zeros kept')],
  ['nationalProviderIdentifier', pattern(/^\d{10}$/, 'ten digits')],
  ['entityId', pattern(/^[^\p{Cc}]{1,40}$/u, 'one to forty characters')],
]);

/** Which identifiers each entity type has; it has no others. */
const identifiersOf: Readonly<Record<EntityType, readonly string[]>> = {
  individual: ['taxpayerIdentificationNumber', 'nationalProviderIdentifier'],
  group: ['taxpayerIdentificationNumber'],
  virtualGroup: ['entityId'],
  apm: ['entityId'],
  subgroup: ['entityId'],
};

/** Checks the entity type; undefined when it is missing or wrong, and then already reported. */
export function checkEntity(body: JsonRecord, path: string, problems: ProblemList): EntityType | undefined {
  const value = present(body, 'entityType');
  if (value === undefined) {
    problems.addField(path, 'entityType', 'REQUIRED_FIELD', `is missing: send one of ${entityTypes.join(', ')}`);
    return undefined;
  }
  return checkEntityType(value, path, 'entityType', problems) ? (value as EntityType) : undefined;
}

/** Checks TIN, NPI and entityId against the entity type. With an unknown type only their forms are checked. */
export function checkIdentifiers(body: JsonRecord, path: string, scope: Scope): void {
  const { problems, entityType } = scope;
  for (const [name, checkForm] of identifierForms) {
    const value = present(body, name);
    const belongs = entityType === undefined ? undefined : identifiersOf[entityType].includes(name);
    if (value === undefined) {
      if (belongs === true)
        problems.addField(path, name, 'REQUIRED_FIELD', `is missing: entityType ${String(entityType)} needs it`);
    } else if (belongs === false) {
      const needed = entityType === undefined ? '' : identifiersOf[entityType].join(' and ');
      const text = `must be absent: entityType ${String(entityType)} is named by ${needed} alone`;
      problems.addField(path, name, 'IDENTIFIER_NOT_ALLOWED', text);
    } else if (checkForm(value, path, name, problems) && name === 'nationalProviderIdentifier') {
      checkNpi(value as string, memberPath(path, name), scope);
    }
  }
}

/** The check digit is an error in production and, since CMS's own samples fail it, a warning in preview. */
export function checkNpi(npi: string, path: string, scope: Scope): void {
  if (hasValidNpiCheckDigit(npi)) return;
  const message = `the NPI at ${scope.problems.place(path)} fails its check digit (Luhn over 80840 and the ten digits); look for a mistyped digit`;
  if (scope.context.mode === 'preview') scope.problems.warn(path, 'NPI_CHECKSUM', message);
  else scope.problems.add(path, 'NPI_CHECKSUM', message);
}

/** Checks the performance year; undefined when year-dependent checks must be left out, and then already reported. */
export function checkYear(
  body: JsonRecord,
  path: string,
  problems: ProblemList,
  context: ValidationContext,
): number | undefined {
  const supported = context.supportedYears.join(', ');
  const value = present(body, 'performanceYear');
  if (value === undefined) {
    problems.addField(path, 'performanceYear', 'REQUIRED_FIELD', `is missing: send one of ${supported}`);
    return undefined;
  }
  if (typeof value === 'string') {
    const text = `must be an integer, not a string: one of ${supported}`;
    problems.addField(path, 'performanceYear', 'INVALID_TYPE', text);
    return undefined;
  }
  if (!count(value, path, 'performanceYear', problems)) return undefined;
  const year = value as number;
  if (year >= firstPerformanceYear && context.supportedYears.includes(year)) return year;
  const text = `is not a performance year this service supports: send one of ${supported}`;
  problems.addField(path, 'performanceYear', 'OUT_OF_RANGE', text);
  return undefined;
}
