import { isPlainObject, type Plain, type PlainObject } from '../plain';

/** Words that are not what splitting their camel case would give. */
const written: Readonly<Record<string, string>> = {
  ia: 'IA',
  pi: 'PI',
  qp: 'QP',
  euc: 'EUC',
  mvp: 'MVP',
  mips: 'traditional MIPS',
  app1: 'APP',
  appPlus: 'APP Plus',
  apm: 'APM Entity',
  hpsa: 'HPSA',
  cahps: 'CAHPS',
  cehrt: 'CEHRT',
  pcmh: 'PCMH',
  apmScoringStandard: 'APM scoring standard',
  virtualGroup: 'virtual group',
  apmEntity: 'APM Entity',
  apmEntityTraditional: 'APM Entity, traditional MIPS',
  apmEntityMvp: 'APM Entity, MVP',
  individualGroupVirtualGroup: 'individual, group, virtual group',
  promotingInteroperability: 'Promoting Interoperability',
  promotingInteroperabilityConflict: 'Promoting Interoperability in conflict',
  medicarePartBClaims: 'Medicare Part B claims',
  qcdrRegistryMipsCqmEcqm: 'QCDR, registry, MIPS CQM, eCQM',
  cmsWebInterface: 'Web Interface',
  webInterface: 'Web Interface',
  newlyEnrolledInMedicare: 'newly enrolled in Medicare',
  nonPatientFacing: 'non-patient facing',
  hospitalBased: 'hospital-based',
  ascBased: 'ASC-based',
  facilityBased: 'facility-based',
};

const acronyms: Readonly<Record<string, string>> = {
  qp: 'QP',
  mvp: 'MVP',
  ia: 'IA',
  pi: 'PI',
  tin: 'TIN',
  npi: 'NPI',
  npis: 'NPIs',
  tins: 'TINs',
  cahps: 'CAHPS',
  cms: 'CMS',
  euc: 'EUC',
  apm: 'APM',
  asc: 'ASC',
  pcmh: 'PCMH',
  qcdr: 'QCDR',
  ecqm: 'eCQM',
  cqm: 'CQM',
  sd: 'SD',
  lvt: 'LVT',
};

/** A key of the file in words: `maxNpisPerTin` reads `max NPIs per TIN`. Ids stay as they are. */
export function keyInWords(key: string): string {
  const known = written[key];
  if (known !== undefined) return known;
  if (!/^[a-z][A-Za-z0-9]*$/.test(key)) return key;
  return key
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .replace(/([0-9])([A-Z])/g, '$1 $2')
    .split(' ')
    .map((word) => acronyms[word.toLowerCase()] ?? word.toLowerCase())
    .join(' ');
}

/** The last parts of a pointer in words, without the section's own prefix. */
export function pointerInWords(pointer: string, prefix = ''): string {
  const isWithin = prefix !== '' && pointer.startsWith(`${prefix}/`);
  // The whole pointer keeps its last part when it is itself the prefix.
  const rest = isWithin
    ? pointer.slice(prefix.length)
    : pointer === prefix
      ? pointer.slice(pointer.lastIndexOf('/'))
      : pointer;
  return rest
    .split('/')
    .slice(1)
    .map((key) => (/^\d{1,2}$/.test(key) ? String(Number(key) + 1) : keyInWords(key)))
    .join(' · ');
}

/** Whether a value is one date of the calendar. */
export function isInstant(value: Plain | undefined): value is PlainObject {
  return isPlainObject(value) && ('approximate' in value || 'sameAs' in value);
}

/** A date: the day and Eastern hour, or what is expected of it. */
export function instantInWords(instant: PlainObject): string {
  const { date, localTime, label, earliest, latest, sameAs } = instant;
  if (typeof sameAs === 'string') return `as ${keyInWords(sameAs)}${typeof label === 'string' ? ` (${label})` : ''}`;
  const hour = typeof localTime === 'string' ? ` ${localTime} ET` : '';
  if (typeof date === 'string') return `${date}${hour}${instant['approximate'] === true ? ' (about)' : ''}`;
  const bracket = typeof earliest === 'string' && typeof latest === 'string' ? `, ${earliest} to ${latest}` : '';
  return `day not known: ${typeof label === 'string' ? label : 'expected'}${bracket}`;
}

/** Codes of the file, such as `virtualGroup` or `singleScore`. */
const isCode = /^[a-z]+([A-Z][a-z]+)+$/;

/** Any value on one line. A null that is not marked unknown does not apply in the year. */
export function inWords(value: Plain | undefined): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return isCode.test(value) ? keyInWords(value) : value;
  if (typeof value === 'number') return String(value);
  if (isInstant(value)) return instantInWords(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((item: Plain) => inWords(item)).join(', ');
  const shareTest = value as unknown as PlainObject;
  if (typeof shareTest['op'] === 'string' && typeof shareTest['value'] === 'number')
    return `${shareTest['op']} ${percentOf(shareTest['value'])}`;
  return Object.entries(shareTest)
    .map(([key, item]) => `${keyInWords(key)} ${isPlainObject(item) ? `(${inWords(item)})` : inWords(item)}`)
    .join(', ');
}

/** A fraction as a percentage, without the noise of binary fractions. */
export function percentOf(share: number): string {
  return `${Math.round(share * 1e6) / 1e4}%`;
}

/** Codes such as `virtualGroup` in words, as a list. */
export function listInWords(value: Plain | undefined): string {
  if (!Array.isArray(value)) return inWords(value);
  return value.length === 0 ? 'none' : value.map((item: Plain) => keyInWords(String(item))).join(', ');
}
