import type { Category } from '../year-policy';
import type { CoverageRow } from './coverage-row';

const at = '/categoryWeights';

const names: Readonly<Record<Category, string>> = { quality: 'quality', cost: 'cost', ia: 'activities', pi: 'PI' };

/** Sets of absent categories that leave at least two. */
const absences: readonly (readonly Category[])[] = [
  ['cost'],
  ['pi'],
  ['quality'],
  ['ia'],
  ['cost', 'pi'],
  ['cost', 'quality'],
  ['cost', 'ia'],
  ['pi', 'quality'],
  ['pi', 'ia'],
  ['quality', 'ia'],
];

const tables: readonly {
  name: string;
  table: string;
  sets: readonly (readonly Category[])[];
  when: readonly string[];
}[] = [
  { name: 'MIPS and MVP', table: `${at}/reweighting/standard`, sets: absences, when: [] },
  { name: 'small practice', table: `${at}/reweighting/small`, sets: absences, when: [`${at}/reweighting/small`] },
  {
    name: 'APM scoring standard',
    table: `${at}/apmScoringStandardReweighting`,
    sets: [['pi'], ['quality']],
    when: ['/participation/reportingOptions/apmScoringStandard'],
  },
  {
    name: 'APP and APP Plus',
    table: `${at}/appReweighting`,
    sets: [['pi'], ['quality']],
    when: ['/participation/reportingOptions/app1'],
  },
];

const reweighting: readonly CoverageRow[] = tables.flatMap(({ name, table, sets, when }) =>
  sets.map((absent) => ({
    rule: `${name}, without ${absent.map((category) => names[category]).join(' and ')}`,
    weights: { table, absent },
    when,
    rules: ['category.absent'],
    limits: ['reweightingRows'] as const,
  })),
);

/** Weights of each option, and every row of the reweighting tables that leaves two categories or more. */
export const weightRows: readonly CoverageRow[] = [
  { rule: 'weights: traditional MIPS', pointers: [`${at}/standard/individualGroupVirtualGroup`] },
  { rule: 'weights: MVP', when: ['/participation/reportingOptions/mvp'], pointers: [`${at}/standard/mvp`] },
  {
    rule: 'weights: APM scoring standard',
    when: ['/participation/reportingOptions/apmScoringStandard'],
    pointers: [`${at}/standard/apmScoringStandard`],
  },
  { rule: 'weights: APP', when: ['/participation/reportingOptions/app1'], pointers: [`${at}/standard/app1`] },
  {
    rule: 'weights: APP Plus',
    when: ['/participation/reportingOptions/appPlus'],
    pointers: [`${at}/standard/appPlus`],
  },
  {
    rule: 'weights: APM Entity in traditional MIPS',
    when: ['/participation/matrix/mips/apm'],
    pointers: [`${at}/standard/apmEntityTraditional`],
  },
  {
    rule: 'when a category is absent',
    pointers: [`${at}/reweighting/whenCategoryIsAbsent`],
    rules: ['category.absent'],
  },
  ...reweighting,
  {
    rule: 'fewer than two categories left',
    pointers: [`${at}/reweighting/fewerThanTwoCategories`],
    rules: ['final.threshold'],
  },
];
