/**
 * What is known to be uncertain, given from outside or left out, collected from the decision notes. A row of the coverage
 * names those that touch it; the numbers of the decision notes stand behind each.
 */
export const limits = {
  lifecycle: {
    says: 'Virtual groups and APM Entities are determined and scored by the library and the command line; their year is not yet run as a workflow, and the API refuses them.',
    notes: ['0053'],
  },
  entityEligibility: {
    says: 'The low volume of an APM Entity is tested from 2017 to 2020; from 2021 its standing follows its participants.',
    notes: ['0064'],
  },
  groupPatients: {
    says: "A group's patients are summed over its clinicians unless its own count is given; where the sum alone lifts it over the threshold, a warning says so.",
    notes: ['0033'],
  },
  optInAcross: {
    says: "Opt-in across two segments that differ is computed with a warning; CMS's flag decides wherever it is known.",
    notes: ['0033', '0060'],
  },
  qpReadings: {
    says: 'The QP thresholds of 2026 are followed as enacted: Pub. L. 119-75 governs payment year 2028, and the rule proposed for 2027 writes its figures into § 414.1430. What the older text gives can be asked for.',
    notes: ['0060', '0064'],
  },
  allPayer: {
    says: 'The least Medicare score is asked of the same method (payments or patients); the All-Payer percentages of patients of 2026 are taken to equal the Medicare ones.',
    notes: ['0064'],
  },
  statusShares: {
    says: 'Shares are of the TIN/NPIs that billed in the segment; the share for an ASC-based TIN after 2019 is all clinicians.',
    notes: ['0060', '0064'],
  },
  mvpVoluntary: {
    says: 'No rule was found for voluntary and opted-in units in MVPs: refused in subgroups, elsewhere allowed as in traditional MIPS.',
    notes: ['0060'],
  },
  virtualGroupLeft: {
    says: 'A virtual group that is down to one TIN, or whose day of election is not given, is not determinable.',
    notes: ['0060', '0064'],
  },
  organizations: {
    says: 'Data of several organizations are scored apart and the best kept, in every year: claims and registry measures of two organizations are not joined.',
    notes: ['0014', '0060'],
  },
  nobodyReported: {
    says: 'A clinician for whom nobody reported gets 0.00; a caller who has cost or claims figures scores the unit without sets and passes it in.',
    notes: ['0016'],
  },
  oddRows: {
    says: 'Scored as the data stand, and named: 2018 CAHPS_9 turns back, 2017 AQI18 runs against its measure. Ten-value rows of 2017 are read by their shape.',
    notes: ['0011'],
  },
  capRemoved: {
    says: "The benchmark of measures freed from the cap is taken as it stands in CMS's data, row by row, not made from the policy.",
    notes: ['0011'],
  },
  newMeasures: {
    says: "A measure is new in its first two years in CMS's data; there is no better sign of it.",
    notes: ['0066'],
  },
  rates: {
    says: 'Exclusions are not taken out of the not met; completeness of several strata follows the stratum that the algorithm names. CMS documents both incompletely.',
    notes: ['0023'],
  },
  suppressed: {
    says: 'Which flagged measures were cut to nine months instead of suppressed is not in the data; all count as suppressed.',
    notes: ['0012'],
  },
  applicability: {
    says: "CMS's review of applicability is published in outline only; for a partly unrelated submission our score can be lower than CMS's.",
    notes: ['0012'],
  },
  webInterface: {
    says: 'A Web Interface measure without benchmark or cases leaves the denominator, an incomplete or missing one earns 0; who may use it after 2021 is recalled.',
    notes: ['0066'],
  },
  minimums: { says: 'Case minimums of cost and claims measures are recalled, but for MSPB in 2020.', notes: ['0060'] },
  placeholders: {
    says: 'The 39 CMS-computed benchmarks of 2026 repeat 2025: such measures are left out, and the score says not determinable.',
    notes: ['0011', '0061'],
  },
  populationHealth: {
    says: 'Without a choice at registration none is counted in 2023 and 2024; looking for a fitting MVP supposes the better one and says so.',
    notes: ['0063', '0067'],
  },
  wholeSet: {
    says: 'The Medicare CQM form of a measure shares the slot of its other form. Groups and entities owe the survey unless the sample is told to be too small.',
    notes: ['0067'],
  },
  ties: {
    says: 'Among equal points the measure that forgoes the smaller bonus fills the slot; no text orders ties.',
    notes: ['0066'],
  },
  endToEnd: {
    says: 'End-to-end data of a registry are compared with the eCQM benchmark in 2017 and 2018, where there is one.',
    notes: ['0066'],
  },
  complexOrganization: {
    says: 'Every complete electronic measure that was sent counts, whether it fills a slot or not.',
    notes: ['0067'],
  },
  costShape: { says: 'Ten-value cost rows of 2017 are taken to begin at decile 2, by their shape.', notes: ['0011'] },
  deviations: {
    says: 'Published cut points are scored; the standard deviations behind them are shown, never used.',
    notes: ['0060'],
  },
  costImprovement: { says: 'The maximum is a figure; the form of the formula is recalled.', notes: ['0060'] },
  attested: {
    says: 'That enough clinicians performed an activity is attested by the submission; nothing counts them.',
    notes: ['0069'],
  },
  piBase: {
    says: 'Registry rules of 2018, transition measures and the form of a 2015 Edition id are recalled or inferred.',
    notes: ['0065'],
  },
  piRegistries: {
    says: 'To 2021 a second registry of one kind counts as another; levels of engagement earn nothing.',
    notes: ['0065'],
  },
  piMoves: {
    says: 'Two summaries disagree on an excluded exchange measure; the one that keeps the order of measures is followed.',
    notes: ['0013'],
  },
  piSuppressed: {
    says: 'Points of the case reporting measure that is suppressed in 2025 do not move; the text of 2026 names no measure yet.',
    notes: ['0060', '0065'],
  },
  cehrtId: {
    says: 'The wire format asks for the id in every year; the score does from 2019.',
    notes: ['0024', '0065'],
  },
  piConflicts: {
    says: 'To 2023 the category is 0 only where two submissions answer the same measure or attestation differently.',
    notes: ['0065'],
  },
  rollUp: {
    says: "The participants' scores are facts; where none is given the category earns 0 and the score says not determinable.",
    notes: ['0065'],
  },
  reasonsGiven: {
    says: 'The score is told which categories are reweighted and why; only special statuses are turned into reweighting by the score itself.',
    notes: ['0014'],
  },
  reweightingRows: {
    says: 'Most rows but those of the APP are recalled; the row without quality and PI of 2020 and 2021 is the least sure. Without a row (2017 without activities) the score is refused by name.',
    notes: ['0060', '0061', '0068'],
  },
  facility: {
    says: "The hospital's result is a fact; a facility-based unit without one is scored on its own data and told not determinable.",
    notes: ['0068'],
  },
  complexPatients: {
    says: 'National mean, deviation and median are facts; without them the bonus is not determinable. Coefficients are recalled.',
    notes: ['0060', '0061'],
  },
  rounding: { says: 'At which stages CMS rounds is not documented in a source we saw.', notes: ['0015', '0069'] },
  scaling: {
    says: 'Scaling factors are given by the caller: a raise after scaling is not determinable without one. The published maximum of 2022 is 8.25 or 8.26.',
    notes: ['0060', '0061'],
  },
  bareDates: {
    says: 'A deadline without an hour closes at 20:00 Eastern, its instant itself being late; the extension of 2017 is recalled.',
    notes: ['0030', '0031', '0060'],
  },
  registrations: {
    says: 'Some closes are recalled. Two texts name different days for CAHPS 2024; the page of deadlines is followed.',
    notes: ['0060'],
  },
  undated: {
    says: 'No published day was seen: there is a bracket for people, and nothing advances by it.',
    notes: ['0030', '0061'],
  },
  reviewClose: {
    says: "The later of the published day and the days the rule grants from CMS's act; open until the act where neither is known.",
    notes: ['0032'],
  },
  documentDays: {
    says: '30 or 15 days for 2023 is not known; the case waits without a clock.',
    notes: ['0060', '0061'],
  },
} as const satisfies Readonly<Record<string, { says: string; notes: readonly string[] }>>;

/** Name of a known limit. */
export type LimitId = keyof typeof limits;
