import { z } from 'zod';
import { ENTITY_KINDS, PHASE_NAMES, UNDATED } from './fact-types';

const token26 = '[a-z2-7]{26}';

/** Keyed token of a TIN, virtual group or APM Entity. */
export const entityRef = z.string().regex(new RegExp(`^ent_${token26}$`));
/** Keyed token of a clinician (NPI). */
export const clinicianRef = z.string().regex(new RegExp(`^cli_${token26}$`));
/** Keyed token of an organisation that acts: vendor, practice or operator. */
export const orgRef = z.string().regex(new RegExp(`^org_${token26}$`));
/** Token of a subgroup inside one TIN: three letters and the same keyed form. */
export const subgroupRef = z.string().regex(new RegExp(`^[a-z]{3}_${token26}$`));
/** Who reports inside the entity: `group`, `individual:<clinicianRef>`, `subgroup:<subgroupRef>`, `virtualGroup`, `apm`. */
export const unitRef = z
  .string()
  .regex(new RegExp(`^(group|virtualGroup|apm|individual:cli_${token26}|subgroup:[a-z]{3}_${token26})$`));

/** A code or reference: no spaces, so that prose and names do not slip in. */
export const token = z.string().regex(/^[A-Za-z0-9[\]][A-Za-z0-9_.:/[\]+=|-]{0,127}$/);
/** A path into a request body, as the error envelope writes it. */
export const bodyPath = z.string().max(200);
/** A short reason in words, written by an operator or taken from a notice of CMS. */
export const reasonText = z.string().min(1).max(200);

/** UTC instant, ISO 8601 with `Z`. */
export const instant = z.iso.datetime();
/** Calendar date, `YYYY-MM-DD`. */
export const calendarDate = z.iso.date();
/** An instant, or `undated` while nobody knows it. */
export const deadlineInstant = z.union([instant, z.literal(UNDATED)]);
/** A decimal figure as text, so that no reader rounds it. */
export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
/** Absolute address of a document that the API serves to those entitled. */
export const dataref = z.string().regex(/^(https?:\/\/|\/)\S+$/);

/** A number of things. */
export const count = z.int().min(0);
/** Versions of a score or adjustment: 1 is the release. */
export const version = z.int().min(1);
/** A QPP performance year. */
export const performanceYear = z.int().min(2017).max(2099);
/** Score or points out of 100; the final score may not exceed it. */
export const points = z.number().min(0).max(100);
/** How many, by code. */
export const countsByCode = z.record(token, count);

/** A phase of the year. */
export const phaseName = z.enum(PHASE_NAMES);
/** Wire words for the categories of MIPS; `cost` appears in scores only. */
export const category = z.enum(['quality', 'ia', 'pi', 'cost']);
/** Wire words for the categories that can be submitted. */
export const submittedCategory = z.enum(['quality', 'ia', 'pi']);
/** A reporting option by its wire programName: `mips`, an MVP id, `app1`, `appPlus`. */
export const programName = token;

/** Which entity-year the fact tells of. */
export const entityHead = z.strictObject({
  ref: entityRef,
  type: z.enum(ENTITY_KINDS),
  performanceYear,
  refKeyId: token,
});

/** Where the year stood, and by which data it is judged. */
export const lifecycleHead = z.strictObject({
  workflowState: token,
  policyYear: performanceYear,
  dataVersions: z.strictObject({ measures: token, benchmarks: token }),
});

/** How every fact of an entity-year begins. */
export const head = { entity: entityHead, lifecycle: lifecycleHead };

/** What one category gave to a score. */
export const categoryScore = z.strictObject({ category, weight: points, points, score: points.optional() });

/** The key of a measurement set inside its unit and submitter. */
export const setKey = { category: submittedCategory, submissionMethod: token, programName };

/** A code at a place of a request body; never a value of it. */
export const pathAndCode = z.strictObject({ path: bodyPath, code: token });

/** Whether the scaling factor is CMS's own or invented for a demonstration. */
export const scalingFactorBasis = z.enum(['published', 'synthetic']);
