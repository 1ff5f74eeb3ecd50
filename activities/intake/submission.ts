import { success } from '../../schemas/error-envelope';
import type { Fact } from '../../schemas/events/fact';
import { lifecycleRefusals, type LifecycleRefusalCode } from '../../schemas/lifecycle-refusals';
import type { NormalisedMeasurementSet, NormalisedSubmission } from '../../schemas/submission';
import { canonicalSetContent } from '../../validation/content-digest';
import type { IntakeRow } from '../../store/intake';
import { type StoredSet, appendSet, currentSets, setRefOf } from '../../store/measurement-sets';
import { readRegistrations } from '../../store/registrations';
import { type DecisionContext, factOf } from '../decision-context';
import { currentDetermination, standingOf, unitProblem } from '../eligibility';
import { type Scoring, scoreAgain } from '../scoring/score-again';
import { readMaterial } from '../scoring/score-year';
import { unitOf } from '../units';
import { type IntakeOutcome, refusedRow } from './outcome';
import { ownScores } from './own-scores';
import { setProblem } from './set-problem';

/** What the door seals for a submission: the normal form and the warnings it came with. */
export interface SubmissionBody {
  submission: NormalisedSubmission;
  warnings: { path: string; code: string; message: string }[];
}

/** What became of one set of a submission. */
interface SetResult {
  id: string;
  category: string;
  submissionMethod: string;
  programName: string;
  outcome: 'created' | 'replaced' | 'unchanged' | 'refused';
  version?: number;
  code?: LifecycleRefusalCode;
  message?: string;
  /** Where in the file, of a refused set. */
  path?: string;
}

/**
 * Upserts the sets of a file by key, each for itself: a set that is refused leaves the others standing, sets that are
 * not in the file stay as they are, equal content changes nothing. The answer holds one result a set, and the
 * preliminary score of what this organisation has sent.
 */
export async function applySubmission(
  context: DecisionContext,
  row: IntakeRow,
  { submission, warnings }: SubmissionBody,
): Promise<IntakeOutcome> {
  const unitRef = unitOf(context.keyring, context.year.performanceYear, submission);
  const determination = await currentDetermination(context);
  const foreign = unitProblem(determination, unitRef);
  if (foreign) return refusedRow('NOT_ELIGIBLE', foreign);
  if (standingOf(determination, unitRef) === 'optInEligible')
    return refusedRow('OPT_IN_REQUIRED', lifecycleRefusals.OPT_IN_REQUIRED.sentence);
  const registered = await readRegistrations(context.tx, context.year.entityKey);
  const mvps = new Set(registered.filter((each) => each.unitRef === unitRef).map((each) => each.mvpId));
  const known = await currentSets(context.tx, context.keyring, context.year.entityKey);
  const results: SetResult[] = [];
  const facts: Fact[] = [];
  for (const [index, set] of submission.measurementSets.entries()) {
    const { result, fact } = await applySet(context, row, { unitRef, set, index, mvps, known, warnings });
    results.push(result);
    if (fact) facts.push(fact);
  }
  const refused = results.filter((each) => each.outcome === 'refused');
  if (refused.length > 0 && refused.length === results.length)
    return refusedRow(refused[0]!.code!, refused[0]!.message!, refused[0]!.path!);
  const material = await readMaterial(context);
  const because = { before: 'measurementset.accepted', after: 'late-applied' };
  const scoring: Scoring = facts.length > 0 ? await scoreAgain(context, material, because) : { facts: [] };
  const { facts: scores, ...counts } = scoring;
  return {
    status: 'applied',
    codes: refused.map((each) => each.code!),
    facts: [...facts, ...scores],
    answer: {
      status: results.some((each) => each.outcome === 'created') ? 201 : 200,
      body: success(
        {
          submission: { performanceYearId: context.year.entityKey, unitRef, receivedAt: row.receivedAt },
          measurementSets: results,
          scores: ownScores(context, material, { unitRef, submitterRef: row.orgRef }),
        },
        warnings,
      ),
    },
    recorded: counts,
  };
}

interface SetFrame {
  unitRef: string;
  set: NormalisedMeasurementSet;
  /** Its place in the file. */
  index: number;
  mvps: Set<string>;
  known: StoredSet[];
  warnings: SubmissionBody['warnings'];
}

async function applySet(
  context: DecisionContext,
  row: IntakeRow,
  { unitRef, set, index, mvps, known, warnings }: SetFrame,
): Promise<{ result: SetResult; fact?: Fact }> {
  const { category, submissionMethod, programName } = set;
  const key = { unitRef, submitterRef: row.orgRef, category, submissionMethod, programName };
  const id = setRefOf(context.year.entityKey, key);
  const name = { id, category, submissionMethod, programName };
  if (context.catalogue.mvp(programName) && !mvps.has(programName))
    return refusedSet(name, refusalOf('NOT_REGISTERED', `$.measurementSets[${index}].programName`));
  const problem = setProblem(context, unitRef, set, index);
  if (problem) return refusedSet(name, { code: 'NOT_SCORABLE', ...problem });
  const contentRef = `con_${context.keyring.digest('set-content', canonicalSetContent(set)).slice(0, 32)}`;
  const before = known.find((each) => each.setRef === id);
  if (before?.contentRef === contentRef) return { result: { ...name, outcome: 'unchanged', version: before.version } };
  const measureIds = set.measurements.map((measurement) => measurement.measureId).sort();
  const stored = { ...key, body: set, contentRef, measureIds, receivedAt: row.receivedAt };
  const { version } = await appendSet(context.tx, context.keyring, context.year.entityKey, stored, row.id);
  const fact = factOf(
    context,
    before ? 'measurementset.replaced' : 'measurementset.accepted',
    {
      setRef: id,
      unitRef,
      category: category === 'aci' ? 'pi' : category,
      submissionMethod,
      programName,
      submitterRef: row.orgRef,
      receivedAt: row.receivedAt,
      receiptRef: row.id,
      period: { startOn: set.performanceStart, endOn: set.performanceEnd },
      measureIds,
      contentRef,
      warnings: warnings.map(({ path, code }) => ({ path: path.slice(0, 200), code })),
    },
    { tail: [category, submissionMethod, programName] },
  );
  return { result: { ...name, outcome: before ? 'replaced' : 'created', version }, fact };
}

type SetRefusal = Required<Pick<SetResult, 'code' | 'message' | 'path'>>;

const refusedSet = (
  name: Pick<SetResult, 'id' | 'category' | 'submissionMethod' | 'programName'>,
  refusal: SetRefusal,
): { result: SetResult } => ({ result: { ...name, outcome: 'refused', ...refusal } });

const refusalOf = (code: LifecycleRefusalCode, path: string): SetRefusal => ({
  code,
  path,
  message: `${lifecycleRefusals[code].sentence} ${lifecycleRefusals[code].remedy}`,
});
