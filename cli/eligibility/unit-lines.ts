import type {
  ClinicianDetermination,
  Determination,
  GroupDetermination,
  LowVolumeResult,
  MemberDetermination,
  SegmentComparison,
  StatusSource,
  StatusToolResult,
  SubgroupDetermination,
  UnitStatus,
} from '../../eligibility/determination';
import type { QpSnapshotResult } from '../../eligibility/qp-track';
import type { Reason } from '../../eligibility/reasons';
import type { LowVolumeThreshold } from '../../policy/year-policy';

const toolWords: Record<StatusToolResult, string> = {
  mipsEligible: 'MIPS eligible',
  mipsEligibleInGroup: 'MIPS eligible in the group',
  optInEligible: 'opt-in eligible',
  mipsExempt: 'MIPS exempt',
  notDeterminable: 'not determinable',
};

const statusWords: Record<UnitStatus, string> = {
  required: 'required',
  optInEligible: 'may opt in',
  optedIn: 'opted in',
  voluntary: 'voluntary',
  excluded: 'excluded',
  notDeterminable: 'not determinable',
};

const volumeWords: Record<LowVolumeResult, string> = {
  above: 'above every element',
  some: 'above some elements',
  below: 'at or below',
  notBilled: 'nothing billed',
  notEvaluated: 'not held against the threshold this year',
  notDeterminable: 'not determinable',
};

/** What every unit has to tell. */
interface UnitAccount {
  name: string;
  statusToolResult: StatusToolResult;
  status: UnitStatus;
  reasons: readonly Reason[];
  notDeterminable: readonly string[];
  lowVolume: LowVolumeResult;
  segments: readonly SegmentComparison[];
  statusSources: readonly StatusSource[];
  more: readonly string[];
}

/** A determination for people: the whole, its subgroups or members, each clinician, warnings. */
export function determinationLines(determination: Determination, threshold: LowVolumeThreshold): string[] {
  const { group, subgroups = [], members = [], clinicians, warnings } = determination;
  const accounts = [
    groupAccount(group),
    ...subgroups.map(subgroupAccount),
    ...clinicians.map(clinicianAccount(determination)),
  ];
  return [
    ...accounts.slice(0, 1).flatMap((account) => accountLines(account, threshold)),
    ...members.flatMap(memberLines),
    ...accounts.slice(1).flatMap((account) => accountLines(account, threshold)),
    ...warnings.map(({ code, words, clinicianRef, practiceRef }) => {
      const about = [clinicianRef, practiceRef].filter((each) => each !== undefined).join(' at ');
      return `  warning${about ? ` on ${about}` : ''}: ${words} (${code})`;
    }),
  ];
}

const npis = (count: number): string => `${count} NPI${count === 1 ? '' : 's'}`;

function groupAccount(group: GroupDetermination): UnitAccount {
  const names = { group: 'group', virtualGroup: 'virtual group', apm: 'APM Entity' };
  return { ...group, name: names[group.kind], more: [`size: ${npis(group.practiceSize)}`] };
}

const subgroupAccount = (subgroup: SubgroupDetermination): UnitAccount => ({
  ...subgroup,
  name: `subgroup ${subgroup.subgroupRef}`,
  more: [`reaches: ${subgroup.reaches.join(', ') || 'nobody'}`],
});

const clinicianAccount =
  ({ participants = [] }: Determination) =>
  (clinician: ClinicianDetermination): UnitAccount => {
    const { clinicianRef, practiceRef, adjustable, mayOptInAs, qpSnapshots } = clinician;
    const listed = participants.find((each) => each.clinicianRef === clinicianRef && each.practiceRef === practiceRef);
    const place = practiceRef === undefined ? '' : ` at ${practiceRef}`;
    return {
      ...clinician,
      name: `clinician ${clinicianRef}${place}`,
      more: [
        ...(listed ? [listedLine(listed.snapshots, listed.participationOnly)] : []),
        ...(qpSnapshots.length > 0
          ? [`QP over the year: ${(clinician.qpPossible ?? [clinician.qp]).join(' or ')}`]
          : []),
        ...qpSnapshots.map(qpLine),
        ...(mayOptInAs.length > 0 ? [`may opt in as: ${mayOptInAs.join(', ')}`] : []),
        ...(clinician.notDeterminable.length > 0 ? [] : [`payment adjustment: ${adjustable ? 'yes' : 'no'}`]),
      ],
    };
  };

const listedLine = (snapshots: readonly number[], participationOnly: boolean) =>
  `on the participation list at snapshot ${snapshots.join(', ')}${participationOnly ? ' (participation only)' : ''}`;

const qpLine = ({ snapshot, on, status, words }: QpSnapshotResult) =>
  `  snapshot ${snapshot} (to ${on}): ${status === null ? '' : `${status}, `}${words}`;

function accountLines(account: UnitAccount, threshold: LowVolumeThreshold): string[] {
  const { name, statusToolResult, status, reasons, notDeterminable, lowVolume, segments, statusSources } = account;
  const why = reasons.map(({ code, words }) => ` ${words} (${code})`).join('');
  return [
    `  ${name}: ${toolWords[statusToolResult]} | ${statusWords[status]}${why && ` |${why}`}`,
    ...notDeterminable.map((words) => `      ${words}`),
    `      low volume: ${volumeWords[lowVolume]}`,
    ...segments.map((segment) => `        ${segmentLine(segment, threshold)}`),
    ...statusSources.map(({ status: special, segment, words, from }) => {
      const where = segment === null ? '' : `, segment ${segment}`;
      return `      special status: ${special} (${fromWords[from]}${where}: ${words})`;
    }),
    ...account.more.map((line) => `      ${line}`),
  ];
}

const fromWords: Record<StatusSource['from'], string> = {
  given: 'given',
  figures: "the clinician's figures",
  size: 'size',
  share: 'share of clinicians',
  practice: 'from the practice',
  group: 'from the group',
  cms: 'CMS',
};

function segmentLine(comparison: SegmentComparison, threshold: LowVolumeThreshold): string {
  const { segment, allowedCents, patients, services, above } = comparison;
  const against = (text: string, bound: string, isAbove: boolean) => `${text} ${isAbove ? '>' : 'not >'} ${bound}`;
  return [
    `segment ${segment}: ${against(dollars(allowedCents), dollars(threshold.dollars * 100), above.dollars)}`,
    against(`${patients} patients`, String(threshold.patients), above.patients),
    ...(above.services === null ? [] : [against(`${services} services`, String(threshold.services), above.services)]),
  ].join(', ');
}

function dollars(cents: number): string {
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return cents % 100 === 0 ? `$${whole}` : `$${whole}.${String(cents % 100).padStart(2, '0')}`;
}

function memberLines({ practiceRef, firstSegmentSize, lowVolume, takesPart, reasons }: MemberDetermination): string[] {
  const size = firstSegmentSize === null ? 'size not known' : npis(firstSegmentSize);
  const may = reasons.length === 0 ? 'may join' : reasons.map(({ code, words }) => `${words} (${code})`).join(' ');
  const part = takesPart ? '' : ' | no longer takes part';
  return [`  member ${practiceRef}: ${may}${part} | segment 1: ${size}, ${volumeWords[lowVolume]}`];
}
