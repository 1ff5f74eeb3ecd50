/**
 * The properties of a measurement set that depend on each other or on the year: CEHRT id, practice properties.
 */
import { list, pattern, record, text } from './field-checks';
import { memberPath } from './problem-list';
import { checkRecord, isRecord, present, warnReadOnly } from './record-rules';
import type { FieldCheck, JsonRecord, RecordRules, UnusableFields } from './record-rules';
import { checkNpi } from './identifiers';
import type { SetProgram } from './programs';
import type { Scope } from './scope';

/** Form that every year's CEHRT id has; used while the year is unknown. */
const anyCehrtId = pattern(/^[0-9A-Z]{15}$/, '15 capital letters and digits');

const npiForm = /^\d{10}$/;

const practiceRules: RecordRules = {
  fields: new Map([
    ['taxpayerIdentificationNumber', pattern(/^\d{9}$/, 'nine digits, leading zeros kept')],
    ['nationalProviderIdentifiers', list],
  ]),
  required: [],
  readOnly: new Set(),
};

/** Checks `cehrtId`: needed for promoting interoperability, and by some years for quality from an EHR. */
export function checkCehrtId(set: JsonRecord, path: string, unusable: UnusableFields, scope: Scope): void {
  const cehrt = scope.year?.rules.cehrt;
  const value = present(set, 'cehrtId');
  if (value !== undefined) {
    const check = cehrt
      ? pattern(cehrt.form, `a CMS EHR Certification ID of ${String(scope.year?.rules.year)}, ${cehrt.words}`)
      : anyCehrtId;
    check(value, path, 'cehrtId', scope.problems);
    return;
  }
  const category = unusable.has('category') ? undefined : set.category;
  const method = unusable.has('submissionMethod') ? undefined : set.submissionMethod;
  const neededForQuality =
    category === 'quality' && typeof method === 'string' && cehrt?.qualityMethods.includes(method) === true;
  if (category !== 'pi' && category !== 'aci' && !neededForQuality) return;
  const what = neededForQuality ? `quality by ${method} in ${String(scope.year?.rules.year)}` : `category ${category}`;
  const form = cehrt ? `: ${cehrt.words}` : '';
  scope.problems.addField(
    path,
    'cehrtId',
    'REQUIRED_FIELD',
    `is missing: ${what} needs the CMS EHR Certification ID${form}`,
  );
}

/** Types of the properties only some programs and years know. */
const datedFields: ReadonlyMap<string, FieldCheck> = new Map([
  ['practiceId', pattern(/^[^\p{Cc}]{1,40}$/u, 'one to forty characters')],
  ['practiceDetails', record],
  ['measureSet', text],
]);

/** Checks the properties only some programs and years know; elsewhere they are unknown. */
export function checkPracticeFields(set: JsonRecord, path: string, program: SetProgram, scope: Scope): void {
  if (scope.year === undefined) return;
  const { rules } = scope.year;
  for (const [name, checkType] of datedFields) {
    const value = present(set, name);
    if (value === undefined) continue;
    const rule = rules.setFields.find((candidate) => candidate.field === name);
    const programFits = rule?.program === undefined || program.name === undefined || rule.program === program.name;
    if (!rule || !programFits) {
      const where = rule?.program === undefined ? '' : ` outside program ${rule.program}`;
      scope.problems.addField(path, name, 'UNKNOWN_FIELD', `is not known${where} in ${String(rules.year)}; remove it`);
    } else if (checkType(value, path, name, scope.problems)) {
      if (isRecord(value)) checkPracticeDetails(value, memberPath(path, name), scope);
      if (name === 'measureSet') warnReadOnly(path, name, scope.problems);
    }
  }
  requirePracticeId(set, path, program, scope);
}

/** Individuals and groups in CPC+ name their practice; an APM entity's id already is the practice. */
function requirePracticeId(set: JsonRecord, path: string, program: SetProgram, scope: Scope): void {
  const isPractice = scope.entityType === 'individual' || scope.entityType === 'group';
  if (!program.usable || program.name !== 'cpcPlus' || !isPractice || present(set, 'practiceId') !== undefined) return;
  scope.problems.addField(
    path,
    'practiceId',
    'REQUIRED_FIELD',
    'is missing: cpcPlus data of an individual or group names its practice',
  );
}

function checkPracticeDetails(details: JsonRecord, path: string, scope: Scope): void {
  const unusable = checkRecord(details, path, practiceRules, scope.problems);
  const npis = present(details, 'nationalProviderIdentifiers');
  if (npis === undefined || unusable.has('nationalProviderIdentifiers')) return;
  for (const [index, npi] of (npis as unknown[]).entries()) {
    if (scope.problems.isFull) return;
    const npiPath = `${memberPath(path, 'nationalProviderIdentifiers')}[${String(index)}]`;
    if (typeof npi !== 'string') scope.problems.add(npiPath, 'INVALID_TYPE', 'each NPI must be a string of ten digits');
    else if (!npiForm.test(npi)) scope.problems.add(npiPath, 'INVALID_FORMAT', 'each NPI must be ten digits');
    else checkNpi(npi, npiPath, scope);
  }
}
