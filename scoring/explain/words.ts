import type { Benchmark, SubmissionMethod } from '../../catalogue/year-catalogue';
import type { UnitKind } from '../../policy/year-policy';
import type { DecilePoints } from '../decile-points';
import { round4 } from '../rounding';
import type { ScoringContext } from '../scoring-context';
import { dust } from './tree-sums';

/** What people call the collection types. */
export const collectionTypeWords: Readonly<Record<SubmissionMethod, string>> = {
  electronicHealthRecord: 'eCQM',
  registry: 'CQM',
  claims: 'Medicare Part B claims',
  cmsWebInterface: 'Web Interface',
  certifiedSurveyVendor: 'CAHPS survey',
  administrativeClaims: 'CMS claims',
};

/** What people call those whose data are scored together, with the article. */
export const unitWords: Readonly<Record<UnitKind, string>> = {
  individual: 'an individual',
  group: 'a group',
  subgroup: 'a subgroup',
  virtualGroup: 'a virtual group',
  apm: 'an APM Entity',
};

/** Why nothing of a unit's own counts where its hospital's result stands for it: the two are only compared together. */
export function hospitalIsBetter({ policy }: ScoringContext): string {
  return policy.facilityBased?.rule === 'finalScore'
    ? "the final score is higher with the hospital's quality and cost together"
    : "the hospital's quality and cost together are better";
}

/** A figure as people read it: four decimals at most. */
export const figure = (value: number): string => String(round4(value));

/** A number of things, the noun in the singular for one. */
export const counted = (number: number, noun: string): string => `${figure(number)} ${noun}${number === 1 ? '' : 's'}`;

/** A requirement of one measure, in the singular. */
export const oneInWords = (detail: string): string =>
  detail
    .replace(/\ball 1 measures\b/, 'the 1 measure')
    .replace(/\b1 ((?:claims |Web Interface )?)measures were\b/, '1 $1measure was')
    .replace(/\b1 ((?:claims |Web Interface )?)measures\b/, '1 $1measure');

/** The reporting option of a score in words: of what a measure is no part. */
export function optionInWords({ option, input }: ScoringContext): string {
  if (option.mvp !== null) return `MVP ${input.option}`;
  return option.kind === 'app1' ? 'the APP' : option.kind === 'appPlus' ? 'the APP Plus' : 'this option';
}

function boundInWords({ bounds, isInverse }: Benchmark, decile: number): string {
  const bound = bounds[decile - 1] as number;
  return isInverse ? `${figure(bound)} or lower` : `from ${figure(bound)}`;
}

/**
 * Where a rate stands on its benchmark: `decile 6 (from 68.98) + 0.944 of the way to decile 7 (72)`. Below the lowest
 * decile with points the floor is named.
 */
export function placeInWords(benchmark: Benchmark, { decile, partial, points }: DecilePoints): string {
  if (decile < 1) {
    const lowest = benchmark.bounds.findIndex((bound, index) => index >= points - 1 && !Number.isNaN(bound)) + 1;
    const than = lowest > 0 ? `decile ${lowest} (${boundInWords(benchmark, lowest)})` : 'every decile';
    return `worse than ${than}, so the floor of ${figure(points)}`;
  }
  const at = `decile ${decile} (${boundInWords(benchmark, decile)})`;
  if (decile === benchmark.bounds.length) return `${at}, the top`;
  const next = benchmark.bounds[decile] as number;
  return partial === 0 ? at : `${at} + ${figure(partial)} of the way to decile ${decile + 1} (${figure(next)})`;
}

/** Points of a category; those for improvement are named where there were some. */
export function pointsInWords(points: number, possible: number, improvementPoints: number): string {
  const all = `${figure(points)} of ${figure(possible)} points`;
  return improvementPoints < dust ? all : `${all}, ${figure(improvementPoints)} of them for improvement`;
}
