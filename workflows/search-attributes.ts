import { type SearchAttributePair, SearchAttributeType, defineSearchAttributeKey } from '@temporalio/common';
import { partsOfEntityKey } from '../schemas/ids';
import type { YearStatus } from '../schemas/messages/year';

/** Names and types as the cluster must know them; `qpp doctor` and the stack register these. */
export const SEARCH_ATTRIBUTES = {
  QppPhase: SearchAttributeType.KEYWORD,
  QppPerformanceYear: SearchAttributeType.INT,
  QppEligibility: SearchAttributeType.KEYWORD,
  QppWaitsFor: SearchAttributeType.KEYWORD,
  QppSubmissions: SearchAttributeType.INT,
} as const;

const phase = defineSearchAttributeKey('QppPhase', SearchAttributeType.KEYWORD);
const performanceYear = defineSearchAttributeKey('QppPerformanceYear', SearchAttributeType.INT);
const eligibility = defineSearchAttributeKey('QppEligibility', SearchAttributeType.KEYWORD);
const waitsFor = defineSearchAttributeKey('QppWaitsFor', SearchAttributeType.KEYWORD);
const submissions = defineSearchAttributeKey('QppSubmissions', SearchAttributeType.INT);

/** What operators list and filter by. Carried along at each turn, where it costs nothing. */
export function searchAttributesOf({ state, waitsFor: { what } }: YearStatus): SearchAttributePair[] {
  return [
    { key: phase, value: state.phase },
    { key: performanceYear, value: partsOfEntityKey(state.entityKey).performanceYear },
    { key: eligibility, value: state.eligibility ?? 'unknown' },
    { key: waitsFor, value: what.slice(0, 100) },
    { key: submissions, value: state.counts.submissions },
  ];
}
