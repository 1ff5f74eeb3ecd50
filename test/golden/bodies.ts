import type { SubmissionMethod } from '../../catalogue/year-catalogue';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import type { Category, UnitKind } from '../../policy/year-policy';
import { scoreUnit } from '../../scoring';
import type { Measurement, MeasurementSet, UnitFacts, UnitScore } from '../../scoring';

/** A measurement set before it knows its year and its program. */
export type Draft = Pick<MeasurementSet, 'category' | 'submissionMethod' | 'measurements'> & Partial<MeasurementSet>;

/** One unit, one option: what a golden test scores. A group reporting traditional MIPS unless told otherwise. */
export interface Body {
  year: number;
  unitKind?: UnitKind;
  option?: string;
  sets: readonly Draft[];
  facts?: Partial<UnitFacts>;
  affiliatedGroupPi?: readonly Draft[];
}

/** A complete single rate: `met` of `of` patients, nobody left out. */
export function rate(measureId: string, met: number, of: number, isEndToEndReported = false): Measurement {
  return {
    measureId,
    value: { isEndToEndReported, performanceMet: met, performanceNotMet: of - met, eligiblePopulation: of },
  };
}

/** A single rate of which only `reported` of the `eligible` patients were reported. */
export function incomplete(measureId: string, met: number, reported: number, eligible: number): Measurement {
  return {
    measureId,
    value: {
      isEndToEndReported: false,
      performanceMet: met,
      performanceNotMet: reported - met,
      eligiblePopulation: eligible,
    },
  };
}

/** A measure with several strata, each `[name, met, of]`, all complete. */
export function strata(measureId: string, ...rows: readonly (readonly [string, number, number])[]): Measurement {
  return {
    measureId,
    value: {
      isEndToEndReported: false,
      strata: rows.map(([stratum, met, of]) => ({
        stratum,
        performanceMet: met,
        performanceNotMet: of - met,
        eligiblePopulation: of,
      })),
    },
  };
}

/** A mean or ratio over `of` observations, all complete. */
export function mean(measureId: string, numerator: number, of: number): Measurement {
  return { measureId, value: { isEndToEndReported: false, numerator, denominator: of, observationInstances: of } };
}

/** An attested activity, attestation, exclusion or registry. */
export function yes(measureId: string): Measurement {
  return { measureId, value: true };
}

/** An attestation answered with no. */
export function no(measureId: string): Measurement {
  return { measureId, value: false };
}

/** A Promoting Interoperability rate. */
export function share(measureId: string, numerator: number, denominator: number): Measurement {
  return { measureId, value: { numerator, denominator } };
}

/** A quality set of one collection type. */
export function quality(submissionMethod: SubmissionMethod, ...measurements: readonly Measurement[]): Draft {
  return { category: 'quality', submissionMethod, measurements };
}

/** An activities set. */
export function activities(...ids: readonly string[]): Draft {
  return { category: 'ia', submissionMethod: 'registry', measurements: ids.map(yes) };
}

/** A Promoting Interoperability set, or Advancing Care Information in 2017. */
export function interoperability(category: 'pi' | 'aci', ...measurements: readonly Measurement[]): Draft {
  return { category, submissionMethod: 'registry', cehrtId: '0015CEXAMPLE001', measurements };
}

/** Every row of a traditional body's score, as {@link figures} gives it. */
export type Figures = Partial<Record<Category, { percent: number | null; weight: number; contribution: number }>>;

function finished(draft: Draft, number: number, { year, option = 'mips' }: Body): MeasurementSet {
  return {
    setRef: `set-${number}`,
    submitterRef: 'org_one',
    programName: option,
    performanceStart: `${year}-01-01`,
    performanceEnd: `${year}-12-31`,
    ...draft,
  };
}

/** The score of a body under the policy and the catalogue of its year. */
export function scored(body: Body): UnitScore {
  const { year, unitKind = 'group', option = 'mips', affiliatedGroupPi } = body;
  const sets = body.sets.map((draft, index) => finished(draft, index + 1, body));
  const groupSets = affiliatedGroupPi?.map((draft, index) => finished(draft, 101 + index, { ...body, option: 'mips' }));
  return scoreUnit(
    {
      performanceYear: year,
      unitKind,
      option,
      sets,
      ...(groupSets === undefined ? {} : { affiliatedGroupPiSets: groupSets }),
      facts: { specialStatuses: {}, cost: [], administrativeClaims: [], reweighted: [], ...body.facts },
    },
    loadPolicy(year),
    loadCatalogue(year),
  );
}

const settled = (value: number) => Number(value.toFixed(6));

/** Percent, weight and contribution of every category, at six decimals so that they compare exactly. */
export function figures(score: UnitScore): Figures {
  return Object.fromEntries(
    score.byCategory.map(({ category, percent, weight, contribution }) => [
      category,
      {
        percent: percent === null ? null : settled(percent),
        weight: settled(weight),
        contribution: settled(contribution),
      },
    ]),
  );
}

/** The quality part: its denominator, its percent at six decimals, and the percent before bonuses and improvement. */
export function qualityOf(score: UnitScore): { possible: number; percent: number | null; achievement: number | null } {
  const part = score.byCategory.find(({ category }) => category === 'quality')!;
  return {
    possible: part.possible,
    percent: part.percent === null ? null : settled(part.percent),
    achievement: score.qualityAchievementPercent === null ? null : settled(score.qualityAchievementPercent),
  };
}

/** One category's percent at six decimals. */
export function percentOf(score: UnitScore, category: Category): number | null {
  return figures(score)[category]?.percent ?? null;
}

/**
 * Promoting Interoperability worth 82 points from 2023 on: e-prescribing 80/100 of 10 = 8, PDMP 10, exchange 30/90 of
 * 30 (the other one excluded) = 10, access 190/200 of 25 = 23.75 = 24, public health 25 (one excluded), bonus 5.
 */
export const interoperabilityOf82 = interoperability(
  'pi',
  yes('PI_PPHI_1'),
  yes('PI_PPHI_2'),
  yes('PI_INFBLO_1'),
  yes('PI_ONCDIR_1'),
  share('PI_EP_1', 80, 100),
  yes('PI_EP_2'),
  share('PI_HIE_1', 30, 90),
  yes('PI_LVITC_2'),
  share('PI_PEA_1', 190, 200),
  yes('PI_PHCDRR_1'),
  yes('PI_PHCDRR_1_PROD'),
  yes('PI_PHCDRR_3_EX_1'),
  yes('PI_PHCDRR_2'),
  yes('PI_PHCDRR_2_PROD'),
);

const attested = [yes('PI_PPHI_1'), yes('PI_INFBLO_1'), yes('PI_ONCDIR_1')];

/**
 * Promoting Interoperability of the years before 2023.
 * 2018 (85, a 2014 Edition product): base 50, PEA_1 45/50 = 9, HIE_1 12/60 = 2, HIE_2 31/100: 3.1 up = 4,
 *   immunization 10, activities with CEHRT 10.
 * 2020 (78): EP 80/100 = 8, PDMP 5, HIE_1 30/90 * 20 = 6.67 = 7, HIE_4 25/50 * 20 = 10, PEA 190/200 * 40 = 38,
 *   two registries 10.
 * 2021 (82): EP 8, PDMP 10, HIE_5 40, PEA 34/100 * 40 = 13.6 = 14, two registries 10.
 */
export const interoperabilityOf = {
  2018: {
    ...interoperability(
      'pi',
      yes('PI_INFBLO_1'),
      yes('PI_ONCDIR_1'),
      yes('PI_PPHI_1'),
      share('PI_EP_1', 1, 90),
      share('PI_PEA_1', 45, 50),
      share('PI_HIE_1', 12, 60),
      share('PI_HIE_2', 31, 100),
      yes('PI_PHCDRR_1'),
      yes('PI_IACEHRT_1'),
    ),
    cehrtId: '0014E00EXAMPLE1',
  },
  2020: interoperability(
    'pi',
    ...attested,
    share('PI_EP_1', 80, 100),
    yes('PI_EP_2'),
    share('PI_HIE_1', 30, 90),
    share('PI_HIE_4', 25, 50),
    share('PI_PEA_1', 190, 200),
    yes('PI_PHCDRR_1'),
    yes('PI_PHCDRR_2'),
  ),
  2021: interoperability(
    'pi',
    ...attested,
    share('PI_EP_1', 80, 100),
    yes('PI_EP_2'),
    yes('PI_HIE_5'),
    share('PI_PEA_1', 34, 100),
    yes('PI_PHCDRR_3'),
    yes('PI_PHCDRR_4'),
  ),
} as const satisfies Record<number, Draft>;

/** The same body with categories waived: nothing of theirs is sent, and CMS computed no cost where cost is among them. */
export function without(body: Body, ...absent: readonly Category[]): Body {
  const wire = absent.flatMap((category) => (category === 'pi' ? ['pi', 'aci'] : [category]));
  return {
    ...body,
    sets: body.sets.filter(({ category }) => !wire.includes(category)),
    facts: {
      ...body.facts,
      ...(absent.includes('cost') ? { cost: [] } : {}),
      reweighted: absent
        .filter((category) => category !== 'cost')
        .map((category) => ({ category, reason: 'eucApplication' as const })),
    },
  };
}
