import type { YearPolicy } from '../../policy/year-policy';
import { decide } from '../decide';
import type { CollectiveKind, Determination, DeterminationRun, SilentField } from '../determination';
import { evaluatesApmEntities } from '../policy-terms';
import { cmsBasis } from './cms-determination';
import type { CmsClinician, CmsScenario } from './eligibility-document';

/** CMS's word on one TIN/NPI, with the practice it bills under. */
export type PlacedCmsClinician = CmsClinician & { practiceRef: string };

/**
 * CMS's word on the clinicians of a virtual group or APM Entity, as the same type the computation gives.
 *
 * `whole` is what the documents say of a virtual group. Of an APM Entity they say only whom it makes eligible (the low
 * volume flag beside it has no published meaning): it is eligible when it makes anybody so, else its standing is open.
 */
export function cmsCollectiveDetermination(
  kind: Exclude<CollectiveKind, 'group'>,
  clinicians: readonly PlacedCmsClinician[],
  whole: CmsScenario | undefined,
  run: DeterminationRun,
  policy: Pick<YearPolicy, 'performanceYear' | 'eligibility'>,
): Determination {
  const told = whole ?? wholeBy(kind, clinicians);
  const basis = cmsBasis(
    clinicians.map((clinician) => ({
      ...clinician,
      individual: through(kind, clinician.individual),
      group: told ?? {},
    })),
    run,
    policy,
    { isCollective: true },
  );
  const group = {
    ...basis.group,
    kind,
    unknown: told ? [] : ["not determinable: CMS's documents tell nothing of the whole"],
    reachesAll: kind === 'virtualGroup' || evaluatesApmEntities(policy.eligibility),
    ...(whole ? {} : { silentOn: silentWithoutWhole(basis.group.silentOn ?? []) }),
  };
  return decide({ ...basis, group });
}

/** The low volume flag of an entity has no published meaning, whatever else its documents tell. */
const silentWithoutWhole = (silent: readonly SilentField[]): SilentField[] => [
  ...new Set([...silent, 'lowVolume' as const]),
];

/** Eligible as a whole when any clinician is eligible through it. */
function wholeBy(kind: Exclude<CollectiveKind, 'group'>, clinicians: readonly CmsClinician[]): CmsScenario | undefined {
  const flags = clinicians.map(({ individual }) => flagOf(kind, individual));
  return flags.includes(true) ? { isEligible: { group: true } } : undefined;
}

const flagOf = (kind: Exclude<CollectiveKind, 'group'>, { isEligible }: CmsScenario) =>
  kind === 'virtualGroup' ? isEligible?.virtualGroup : isEligible?.mipsApm;

/** The scenario with the flag of the whole in the place of the group's. */
function through(kind: Exclude<CollectiveKind, 'group'>, scenario: CmsScenario): CmsScenario {
  const individual = scenario.isEligible?.individual;
  const group = flagOf(kind, scenario);
  return {
    ...scenario,
    isEligible: {
      ...(individual === undefined ? {} : { individual }),
      ...(group === undefined ? {} : { group }),
    },
  };
}
