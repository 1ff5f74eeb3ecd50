/** Refusing names of facts that nobody knows: a misspelt fact would be taken for an absent one. */
import type { InputProblems, Place } from '../input-problems';
import type {
  AdministrativeClaimsFact,
  CahpsFact,
  CostFact,
  FacilityScore,
  ParticipantPiScore,
  ReweightedCategory,
  RiskIndicator,
  UnitFacts,
} from '../score-input';
import { worded } from '../scoring-errors';

type Names<T> = Readonly<Record<keyof T, true>>;

const setOf = <T>(names: Names<T>): ReadonlySet<string> => new Set(Object.keys(names));

/** The names each kind of fact has; that of the whole is `facts`. Special statuses are told by their own check. */
export const knownNames = {
  facts: setOf<UnitFacts>({
    specialStatuses: true,
    clinicianCount: true,
    cost: true,
    administrativeClaims: true,
    cahps: true,
    cahpsSampleTooSmall: true,
    reweighted: true,
    complexPatient: true,
    previousYear: true,
    facility: true,
    participantPi: true,
    isPcmh: true,
    isMipsApmParticipant: true,
    registration: true,
  }),
  cost: setOf<CostFact>({ measureId: true, caseCount: true, value: true }),
  administrativeClaims: setOf<AdministrativeClaimsFact>({ measureId: true, caseCount: true, rate: true }),
  cahps: setOf<CahpsFact>({ measureId: true, score: true }),
  reweighted: setOf<ReweightedCategory>({ category: true, reason: true }),
  complexPatient: setOf<RiskIndicator>({
    name: true,
    value: true,
    mean: true,
    standardDeviation: true,
    z: true,
    atOrAboveMedian: true,
    median: true,
  }),
  previousYear: setOf<NonNullable<UnitFacts['previousYear']>>({ qualityAchievementPercent: true, costPercent: true }),
  facility: setOf<FacilityScore>({ qualityPercent: true, costPercent: true }),
  participantPi: setOf<ParticipantPiScore>({ percent: true, clinicianCount: true }),
  registration: setOf<NonNullable<UnitFacts['registration']>>({ mvpId: true, populationHealthMeasureId: true }),
} as const;

/** Reports every name that is not known. One without a value says nothing and is passed over. */
export function checkNames(value: object, kind: keyof typeof knownNames, place: Place, problems: InputProblems): void {
  const known = knownNames[kind];
  for (const name in value) {
    if (known.has(name) || (value as Record<string, unknown>)[name] === undefined) continue;
    const message = kind === 'facts' ? `${worded(name)} is no fact of a unit` : `${worded(name)} is not known here`;
    const remedy = `correct the name (${[...known].join(', ')}) or leave it out`;
    problems.add(place, name, 'UNKNOWN_FIELD', message, remedy);
  }
}
