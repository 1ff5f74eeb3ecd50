import type { ErrorDetail } from '../schemas/error-envelope';
import { readUnitFacts } from '../schemas/unit-facts';
import type { UnitFactsDocument } from '../schemas/unit-facts';

const notAnObject: ErrorDetail = {
  path: '$',
  code: 'INVALID_TYPE',
  message: 'the facts are one JSON object, such as {"specialStatuses":{"smallPractice":true}}',
};

/** Reads the document of a facts file of one unit (docs/scoring.md), or says everything that is wrong with it. */
export function readFactsDocument(document: unknown): { facts: UnitFactsDocument } | { details: ErrorDetail[] } {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return { details: [notAnObject] };
  const reading = readUnitFacts(document);
  return reading.valid ? { facts: reading.facts } : { details: reading.details };
}
