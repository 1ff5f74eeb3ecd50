import type { ErrorDetail } from '../schemas/error-envelope';
import { hasValidNpiCheckDigit } from '../validation/npi-check-digit';
import { present } from '../validation/record-rules';

type Body = Readonly<Record<string, unknown>>;
type Field = 'taxpayerIdentificationNumber' | 'entityId' | 'nationalProviderIdentifier' | 'nationalProviderIdentifiers';

/** Which identifiers each entity type has in a command; of the fields looked at it has no others. */
export type IdentifierRules = Readonly<Record<string, readonly Field[]>>;

/** Identifiers that the entity type needs and that are missing, or has no use for and that are there. */
export function identifierProblems(body: Body, rules: IdentifierRules, looked: readonly Field[]): ErrorDetail[] {
  const entityType = present(body, 'entityType');
  if (typeof entityType !== 'string' || !Object.hasOwn(rules, entityType)) return [];
  const wanted = rules[entityType]!;
  return looked.flatMap((field) => {
    const isThere = present(body, field) !== undefined;
    const path = `$.${field}`;
    if (wanted.includes(field) && !isThere)
      return [{ path, code: 'REQUIRED_FIELD', message: `${path} is missing: entityType ${entityType} needs it` }];
    if (!wanted.includes(field) && isThere)
      return [{ path, code: 'IDENTIFIER_NOT_ALLOWED', message: `${path} must be absent for entityType ${entityType}` }];
    return [];
  });
}

/** NPIs whose check digit is wrong. In preview nobody is refused for that: samples in circulation fail it. */
export function npiProblems(body: Body, mode: 'production' | 'preview'): ErrorDetail[] {
  if (mode === 'preview') return [];
  const many = present(body, 'nationalProviderIdentifiers');
  const found: [string, unknown][] = [
    ['$.nationalProviderIdentifier', present(body, 'nationalProviderIdentifier')],
    ...(Array.isArray(many)
      ? many.map((npi, n): [string, unknown] => [`$.nationalProviderIdentifiers[${n}]`, npi])
      : []),
  ];
  return found
    .filter(([, npi]) => typeof npi === 'string' && /^\d{10}$/.test(npi) && !hasValidNpiCheckDigit(npi))
    .map(([path]) => ({
      path,
      code: 'NPI_CHECKSUM',
      message: `the NPI at ${path} fails its check digit (Luhn over 80840 and the ten digits); look for a mistyped digit`,
    }));
}
