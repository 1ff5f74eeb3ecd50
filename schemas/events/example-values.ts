import type { EntityHead, LifecycleHead } from './state-snapshot';

/** Tokens for examples; they belong to nobody. */
export const exampleRefs = {
  entity: 'ent_aaaabbbbccccddddeeeeffff22',
  clinician: 'cli_aaaabbbbccccddddeeeeffff33',
  organisation: 'org_aaaabbbbccccddddeeeeffff44',
  subgroup: 'sub_aaaabbbbccccddddeeeeffff55',
} as const;

/** Head of the examples: a group's year 2024. */
export const exampleHead: { entity: EntityHead; lifecycle: LifecycleHead } = {
  entity: { ref: exampleRefs.entity, type: 'tin', performanceYear: 2024, refKeyId: 'py2024' },
  lifecycle: {
    workflowState: 'submission',
    policyYear: 2024,
    dataVersions: { measures: '2024.1', benchmarks: '2024.1' },
  },
};

/** The window of performance year 2024: to 31 March 2025, 20:00 in New York. */
export const exampleWindow = { opensAt: '2025-01-02T05:00:00.000Z', closesAt: '2025-04-01T00:00:00.000Z' };

/** A quality set of the group. */
export const exampleSet = {
  setRef: '0b9f4d52-6a0f-5c3e-9d35-6b1f0d1d2a01',
  unitRef: 'group',
  category: 'quality' as const,
  submissionMethod: 'registry',
  programName: 'mips',
  submitterRef: exampleRefs.organisation,
  receivedAt: '2025-02-03T15:04:05.678Z',
  receiptRef: 'intake:1042',
};

/** Scores by category: 24.5 + 15 + 22.25 + 18.5 = 80.25 points. */
export const exampleCategories = [
  { category: 'quality' as const, weight: 30, points: 24.5, score: 81.6667 },
  { category: 'ia' as const, weight: 15, points: 15, score: 100 },
  { category: 'pi' as const, weight: 25, points: 22.25, score: 89 },
  { category: 'cost' as const, weight: 30, points: 18.5, score: 61.6667 },
];
