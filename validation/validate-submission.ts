/**
 * The one door for submitted data: a body in the CMS wire format in, its normal form or every problem with it out.
 *
 * Pure: no I/O, no clock. Any JSON value is answered; nothing makes it throw.
 */
import { readOnlyFields } from '../schemas/submission';
import type { EntityType, NormalisedSubmission, SubmissionIdentity } from '../schemas/submission';
import type { DerivedValue } from '../schemas/submission-values';
import type { YearCatalogue } from '../catalogue/year-catalogue';
import { deriveValue } from './derived';
import { deferred, list } from './field-checks';
import { checkEntity, checkIdentifiers, checkYear } from './identifiers';
import { checkMeasurementSet, checkMeasurementSets } from './measurement-sets';
import { normaliseIdentity, normaliseSubmission } from './normalise';
import { memberPath, ProblemList } from './problem-list';
import { checkRecord, isRecord, present, warnReadOnly } from './record-rules';
import type { JsonRecord, RecordRules } from './record-rules';
import type { KnownYear, Scope } from './scope';
import type { ValidationContext, ValidationOutcome } from './validation-context';
import { yearRules } from './year-rules';

const identityFields = [
  'entityType',
  'entityId',
  'taxpayerIdentificationNumber',
  'nationalProviderIdentifier',
  'performanceYear',
] as const;

/** Identity fields are checked one by one, with what they mean for each other; here they are only known. */
const identityRules: RecordRules = {
  fields: new Map(identityFields.map((name) => [name, deferred] as const)),
  required: [],
  // Submission-level programName was written in 2017 and 2018 and some clients still send it.
  readOnly: new Set([...readOnlyFields.submission, 'programName']),
};

const submissionRules: RecordRules = {
  ...identityRules,
  fields: new Map([...identityRules.fields, ['measurementSets', list] as const]),
};

/**
 * Validates a submission, or one set when `context.target` says so.
 *
 * Every problem is reported at once, each at its root cause only; details come in no promised order. Warnings never refuse.
 */
export function validateSubmission(body: unknown, context: ValidationContext): ValidationOutcome {
  const isSet = context.target === 'measurementSet';
  const problems = new ProblemList(isSet ? 'MeasurementSet' : 'Submission');
  if (!isRecord(body)) {
    problems.add(
      '$',
      'INVALID_TYPE',
      `the body must be a JSON object: one ${isSet ? 'measurement set' : 'submission'}`,
    );
    return { valid: false, details: problems.errors, warnings: problems.warnings };
  }
  return isSet ? validateSet(body, problems, context) : validateWhole(body, problems, context);
}

function validateWhole(body: JsonRecord, problems: ProblemList, context: ValidationContext): ValidationOutcome {
  const unusable = checkRecord(body, '$', submissionRules, problems);
  const scope = checkIdentity(body, '$', problems, context);
  const sets = unusable.has('measurementSets')
    ? undefined
    : (present(body, 'measurementSets') as unknown[] | undefined);
  if (sets) checkMeasurementSets(sets, '$.measurementSets', scope);
  return outcome(scope, () => ({
    identity: normaliseIdentity(body),
    sets: (sets ?? []) as JsonRecord[],
    pathOf: (index) => `$.measurementSets[${String(index)}]`,
  }));
}

function validateSet(body: JsonRecord, problems: ProblemList, context: ValidationContext): ValidationOutcome {
  const { scope, identity } = checkOwner(body, problems, context);
  checkMeasurementSet(body, '$', scope, true);
  return outcome(scope, () => ({ identity: identity(), sets: [body], pathOf: () => '$' }));
}

/** The submission a lone set belongs to: embedded in the body, or known to the caller by its id. */
function checkOwner(
  body: JsonRecord,
  problems: ProblemList,
  context: ValidationContext,
): { scope: Scope; identity: () => SubmissionIdentity } {
  const embedded = present(body, 'submission');
  if (isRecord(embedded)) {
    checkRecord(embedded, '$.submission', identityRules, problems);
    if (present(body, 'submissionId') !== undefined) warnReadOnly('$', 'submissionId', problems);
    const scope = checkIdentity(embedded, '$.submission', problems, context);
    return { scope, identity: () => normaliseIdentity(embedded) };
  }
  const known = context.submission;
  if (embedded !== undefined)
    problems.addField('$', 'submission', 'INVALID_TYPE', 'must be an object: the entity and year');
  else if (!known) {
    const text =
      present(body, 'submissionId') === undefined
        ? 'is missing: embed the entity and performanceYear, or name an existing submission by submissionId'
        : 'is missing, and what submissionId names is not known here: embed the entity and performanceYear';
    problems.addField('$', 'submission', 'REQUIRED_FIELD', text);
  }
  const scope: Scope = {
    problems,
    context,
    year: known && knownYear(known.performanceYear, context),
    entityType: known?.entityType,
  };
  return { scope, identity: () => known ?? normaliseIdentity({}) };
}

function checkIdentity(body: JsonRecord, path: string, problems: ProblemList, context: ValidationContext): Scope {
  const entityType: EntityType | undefined = checkEntity(body, path, problems);
  const performanceYear = checkYear(body, path, problems, context);
  const year = performanceYear === undefined ? undefined : knownYear(performanceYear, context);
  const scope: Scope = { problems, context, year, entityType };
  checkIdentifiers(body, path, scope);
  return scope;
}

/** @throws Error when a supported year has no catalogue: a fault of the caller's set-up, not of the body. */
function knownYear(year: number, context: ValidationContext): KnownYear {
  const catalogue = context.catalogueFor(year);
  if (!catalogue) throw new Error(`no catalogue is loaded for the supported performance year ${String(year)}`);
  return { rules: yearRules(year), catalogue, policy: context.policyFor(year) };
}

interface Accepted {
  identity: SubmissionIdentity;
  sets: readonly JsonRecord[];
  pathOf: (setIndex: number) => string;
}

function outcome({ problems, year }: Scope, accepted: () => Accepted): ValidationOutcome {
  if (problems.errors.length > 0 || year === undefined) {
    return { valid: false, details: problems.errors, warnings: problems.warnings };
  }
  const { identity, sets, pathOf } = accepted();
  const submission = normaliseSubmission(identity, sets, year.catalogue);
  return {
    valid: true,
    submission,
    warnings: problems.warnings,
    derived: deriveAll(submission, pathOf, year.catalogue),
  };
}

function deriveAll(
  submission: NormalisedSubmission,
  pathOf: (setIndex: number) => string,
  catalogue: YearCatalogue,
): Record<string, DerivedValue> {
  const derived: Record<string, DerivedValue> = {};
  submission.measurementSets.forEach((set, setIndex) => {
    const path = memberPath(pathOf(setIndex), 'measurements');
    set.measurements.forEach(({ measureId, value }, index) => {
      const measure = catalogue.measure(measureId);
      const figures = measure && deriveValue(measure, value);
      if (figures) derived[`${path}[${String(index)}].value`] = figures;
    });
  });
  return derived;
}
