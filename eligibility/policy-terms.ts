/**
 * What eligibility reads of a year's policy beyond its typed core. A term the year does not have is null; one whose figure
 * nobody knows is named by {@link unknownFigures}.
 */
import type { QpThresholds } from '../policy/eligibility-policy';
import type { EligibilityPolicy, UnitKind, YearPolicy } from '../policy/year-policy';

/** What the determination of a practice needs of a year's policy; units of several TINs also need its participation. */
export type EligibilityContext = Pick<YearPolicy, 'performanceYear' | 'eligibility'> &
  Partial<Pick<YearPolicy, 'cite' | 'participation'>>;

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

/** Units that may opt in that year; none before opt-in existed. */
export function optInLevels({ lowVolumeThreshold }: EligibilityPolicy): readonly UnitKind[] {
  if (!lowVolumeThreshold.optInAvailable) return [];
  return textsOf(record(lowVolumeThreshold['optIn'])['whoMay']) as readonly UnitKind[];
}

/** Whether the year holds APM Entities themselves against the low-volume threshold. */
export const evaluatesApmEntities = (policy: EligibilityPolicy): boolean =>
  'evaluationUnits' in policy && textsOf(policy.evaluationUnits).includes('APM Entity');

/** Whether an individual's own threshold scores count for everybody, or only for those in several APM Entities. */
export const individualScoresAlwaysCount = ({ qp }: EligibilityPolicy): boolean =>
  qp['individualDetermination'] === 'always';

/** Rules of virtual groups, or null in a year without them. */
export interface VirtualGroupRules {
  maxNpisPerTin: number;
  minTins: number;
  /** First and last day of election, YYYY-MM-DD; null = not published. */
  electionOpensOn: string | null;
  electionClosesOn: string | null;
}

/** @see VirtualGroupRules */
export function virtualGroupRules({ participation }: EligibilityContext): VirtualGroupRules | null {
  const option = record(participation?.options['virtualGroup']);
  const maxNpisPerTin = numberOf(option['maxNpisPerTin']);
  const minTins = numberOf(option['minTins']);
  if (maxNpisPerTin === null || minTins === null) return null;
  const dayOf = (end: 'open' | 'close') => {
    const day = record(record(option['electionWindow'])[end])['date'];
    return typeof day === 'string' ? day : null;
  };
  return { maxNpisPerTin, minTins, electionOpensOn: dayOf('open'), electionClosesOn: dayOf('close') };
}

/** Rules of subgroups, or null in a year without them. */
export interface SubgroupRules {
  minClinicians: number;
  minIndividuallyEligible: number;
}

/** @see SubgroupRules */
export function subgroupRules({ participation }: EligibilityContext): SubgroupRules | null {
  const option = record(participation?.options['subgroup']);
  const minClinicians = numberOf(option['minClinicians']);
  const minIndividuallyEligible = numberOf(option['minIndividuallyEligible']);
  return minClinicians === null || minIndividuallyEligible === null ? null : { minClinicians, minIndividuallyEligible };
}

/**
 * Which of a year's two sets of QP thresholds to take where a law changed them before the text of 42 CFR § 414.1430 did:
 * what the law says, what the older text says, or both, which leaves open what differs.
 */
export type QpReading = 'enacted' | 'codified' | 'both';

/**
 * What governs. Pub. L. 119-75 sets the figures of payment year 2028, and the proposed rule for 2027 (91 FR 43842) writes
 * them into § 414.1430, whose text is behind until then.
 */
export const governingQpReading: QpReading = 'enacted';

/** Thresholds of one reading; null where the option does not exist that year. */
export interface QpThresholdSet {
  reading: Exclude<QpReading, 'both'>;
  medicare: QpThresholds;
  allPayer: QpThresholds | null;
}

const thresholdsOf = (value: unknown): QpThresholds | null =>
  typeof value === 'object' && value !== null ? (value as QpThresholds) : null;

/** The year's threshold sets under a reading: one, or two where both are asked for and the regulation's text is behind. */
export function qpThresholdSets({ qp }: EligibilityPolicy, reading: QpReading = governingQpReading): QpThresholdSet[] {
  const enacted = { reading: 'enacted' as const, medicare: qp.medicareOption, allPayer: qp.allPayerOption };
  const medicare = thresholdsOf(qp['medicareOptionAsCodified']);
  if (!medicare) return [enacted];
  const codified = { reading: 'codified' as const, medicare, allPayer: thresholdsOf(qp['allPayerOptionAsCodified']) };
  return [enacted, codified].filter((set) => reading === 'both' || reading === set.reading);
}

/** Names of the low-volume figures that nobody knows for the year: what rests on them cannot be determined. */
export function unknownFigures({ eligibility, cite }: EligibilityContext): string[] {
  const threshold: Readonly<Record<string, unknown>> = eligibility.lowVolumeThreshold;
  return ['dollars', 'patients', 'services'].filter((figure) => {
    const isAbsent = threshold[figure] === null || threshold[figure] === undefined;
    const mayBeAbsent = figure === 'services' && cite?.(`/eligibility/lowVolumeThreshold/${figure}`).unknown !== true;
    return isAbsent && !mayBeAbsent;
  });
}
