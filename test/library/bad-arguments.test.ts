import { CatalogueFileError, readCatalogue } from '../../catalogue';
import { loadCatalogue, readCompactFile } from '../../catalogue/load';
import * as policyLibrary from '../../policy';
import { PolicyArgumentError, canonicalText, describePolicy, readYearPolicy } from '../../policy';
import { loadPolicy, loadPolicyFile } from '../../policy/load';
import * as scoringLibrary from '../../scoring';
import {
  OptionNotAllowedError,
  ScoreInputError,
  YearMismatchError,
  applyStep,
  benchmarkPoints,
  compareScores,
  decilePoints,
  isDetermined,
  measureRate,
  readBenchmark,
  round4,
  scoreUnit,
  strangeFacts,
  toDecimals,
} from '../../scoring';
import { catalogue2024, input, policy2024, quality, rate, set, yes } from '../scoring/builders';

type Call = (...given: unknown[]) => unknown;

const file = loadPolicyFile(2024);
const unit = input([quality([rate('236', 50, 100)], 'registry', { setRef: 'q' })]);
const { tree } = scoreUnit(unit, policy2024, catalogue2024);
const benchmark = catalogue2024.benchmark('236', 'registry');
const step = { kind: 'patientsMet', setRef: 'q', measureId: '236', stratum: null, patients: 1 };
const [description, diff] = [policyLibrary.describePolicy(file), policyLibrary.diffPolicies(file, file)];
const coverage = policyLibrary.coverPolicies([file]);
const scored = [unit, policy2024, catalogue2024];

/** Good arguments of every function of the library. */
const good: Readonly<Record<string, readonly unknown[]>> = {
  adjustedPayment: ['80.00', '1.00'],
  applyStep: [unit, step, catalogue2024],
  assignFinalScores: [{ clinicians: [], unitScores: [] }, policy2024],
  benchmarkPoints: [policy2024, benchmark, 'quality', 50],
  biggestLevers: scored,
  compareScores: [tree, tree],
  decilePoints: [benchmark, 50, 1],
  factsWithoutEffect: scored,
  isCounted: [tree],
  isDetermined: [scoreUnit(unit, policy2024, catalogue2024)],
  measureRate: [catalogue2024.qualityMeasure('236'), rate('236', 50, 100)],
  oneMorePoint: scored,
  paymentAdjustment: ['80.00', policy2024],
  readBenchmark: [policy2024, catalogue2024, '236', 'registry'],
  round4: [1],
  roundHalfUp: [1, 2],
  scoreForNewTin: [['75.00']],
  scoreUnit: scored,
  strangeFacts: scored,
  sumOf: [[tree]],
  toDecimals: [1, 2],
  unroundedOf: [tree],
  canonicalText: [{}],
  coverPolicies: [[file]],
  coverageTotals: [coverage],
  describePolicy: [file],
  diffPolicies: [file, file],
  figuresOf: [file],
  readYearPolicy: [file, 'a version'],
  renderCoverage: [coverage],
  renderDescription: [description],
  renderDiff: [diff],
  readCatalogue: [readCompactFile(2024)],
};

const functions = Object.entries({ ...scoringLibrary, ...policyLibrary, readCatalogue }).filter(
  ([name, value]) => typeof value === 'function' && !name.endsWith('Error'),
) as [string, Call][];

/** What a call throws, by its code; `none` for an error that is not the library's own. */
function refusalOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    const { code = 'none', message } = error as { code?: string; message: string };
    expect(message).not.toMatch(/undefined|object Object|Cannot/);
    return code;
  }
  return 'nothing';
}

describe('the functions of the library', () => {
  it('are all tried here', () => {
    expect(functions.map(([name]) => name).sort()).toEqual(Object.keys(good).sort());
  });

  it.each(functions)('%s takes good arguments, and refuses by name what is none in the place of each', (name, call) => {
    const given = good[name]!;
    expect(() => call(...given)).not.toThrow();
    const plain = name === 'canonicalText';
    const strange = [undefined, NaN, Infinity, () => 1, ...(plain ? [] : [null, true, 'words', {}])];
    for (const [index] of given.entries()) {
      // A hash may be any text.
      const tried = name === 'readYearPolicy' && index === 1 ? strange.filter((each) => each !== 'words') : strange;
      const told = tried.map((each) => refusalOf(() => call(...given.with(index, each))));
      expect(told.filter((code) => !/^QPP_(SCORING|POLICY|CATALOGUE)_/.test(code))).toEqual([]);
    }
  });
});

/** Code and path of the first thing a call is refused for. */
function told(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof ScoreInputError) return `${error.problems[0]!.code} ${error.problems[0]!.path}`;
    if (error instanceof PolicyArgumentError || error instanceof CatalogueFileError) return error.path;
    throw error;
  }
  return 'nothing';
}

const untyped = <T>(value: unknown): T => value as T;

describe('scoreUnit', () => {
  it('tells which argument is missing, swapped or a file that nobody read', () => {
    const [policy, catalogue] = [policy2024, catalogue2024];
    expect(told(() => scoreUnit(unit, untyped(undefined), catalogue))).toBe('REQUIRED_FIELD policy');
    expect(told(() => scoreUnit(unit, policy, untyped(undefined)))).toBe('REQUIRED_FIELD catalogue');
    expect(told(() => scoreUnit(unit, untyped(catalogue), untyped(policy)))).toBe('VALUE_TYPE_MISMATCH policy');
    expect(told(() => scoreUnit(unit, untyped(file), catalogue))).toBe('VALUE_TYPE_MISMATCH policy');
    expect(told(() => scoreUnit(unit, policy, untyped(readCompactFile(2024))))).toBe('VALUE_TYPE_MISMATCH catalogue');
  });

  it('tells a year that is none from years that differ', () => {
    const of = (performanceYear: unknown) => ({ ...unit, performanceYear: performanceYear as number });
    expect(told(() => scoreUnit(of(undefined), policy2024, catalogue2024))).toBe('REQUIRED_FIELD $.performanceYear');
    expect(told(() => scoreUnit(of('2024'), policy2024, catalogue2024))).toBe('INVALID_NUMBER $.performanceYear');
    expect(() => scoreUnit(unit, policy2024, loadCatalogue(2023))).toThrow(YearMismatchError);
    expect(() => scoreUnit(unit, loadPolicy(2023), loadCatalogue(2023))).toThrow(YearMismatchError);
  });
});

describe('one measure by itself', () => {
  it.each([NaN, Infinity, '50', null])('has no points for the rate %p', (figure) => {
    const code = figure === null ? 'REQUIRED_FIELD' : 'INVALID_NUMBER';
    expect(told(() => decilePoints(benchmark!, figure as number, 1))).toBe(`${code} rate`);
    expect(told(() => benchmarkPoints(policy2024, benchmark!, 'quality', figure as number))).toBe(`${code} rate`);
  });

  it('has no benchmark under a name or a method nobody knows, or in another year', () => {
    const read = (measureId: string, method: string) => () =>
      readBenchmark(policy2024, catalogue2024, measureId, method as 'registry');
    expect(told(read('NOSUCH', 'registry'))).toBe('UNKNOWN_MEASURE measureId');
    expect(told(read('236', 'fax'))).toBe('UNKNOWN_VALUE method');
    expect(() => readBenchmark(policy2024, loadCatalogue(2023), '236', 'registry')).toThrow(YearMismatchError);
  });

  it('has no rate where counts are none, or another measure is meant', () => {
    const measure = catalogue2024.qualityMeasure('236')!;
    expect(told(() => measureRate(measure, rate('236', -1, 100)))).toBe(
      'INVALID_NUMBER measurement.value.performanceMet',
    );
    expect(told(() => measureRate(measure, rate('001', 1, 100)))).toBe('UNKNOWN_MEASURE measurement.measureId');
  });

  it('has no points on a benchmark of another year', () => {
    const points = (year: number) => () => benchmarkPoints(loadPolicy(year), benchmark!, 'quality', 50);
    expect(told(points(2024))).toBe('nothing');
    expect(told(points(2023))).toBe('OUT_OF_RANGE benchmark');
  });

  it('is not rounded to text that looks like a figure', () => {
    expect(told(() => toDecimals(NaN, 2))).toBe('INVALID_NUMBER value');
    expect(told(() => toDecimals(1, -1))).toBe('OUT_OF_RANGE decimals');
    // Times a hundred this is more than a number holds, and as text it would have an exponent.
    expect(told(() => toDecimals(1e307, 2))).toBe('OUT_OF_RANGE value');
    expect(told(() => round4(-1e21))).toBe('OUT_OF_RANGE value');
  });
});

describe('what a score gave', () => {
  const [first, ...others] = tree.parts;

  it('is told from other things with a final score', () => {
    expect(told(() => isDetermined(untyped(policy2024)))).toBe('VALUE_TYPE_MISMATCH score');
  });

  it('is compared only where every part of it is one', () => {
    const without = (changes: object) => ({ ...tree, parts: [{ ...first!, ...changes }, ...others] });
    const compared = (changes: object) => told(() => compareScores(untyped(without(changes)), tree));
    expect(told(() => compareScores(JSON.parse(JSON.stringify(tree)) as typeof tree, tree))).toBe('nothing');
    expect(compared({ value: 'much' })).toBe('VALUE_TYPE_MISMATCH before.parts[0]');
    expect(compared({ original: {} })).toBe('VALUE_TYPE_MISMATCH before.parts[0].original');
    expect(compared({ parts: [null] })).toBe('REQUIRED_FIELD before.parts[0].parts[0]');
  });

  it('is no tree when it holds itself', () => {
    const endless = { ...tree, parts: [] as object[] };
    endless.parts.push(endless);
    expect(told(() => compareScores(tree, untyped(endless)))).toMatch(/^REQUIRED_FIELD after(\.parts\[0\]){21}$/);
  });
});

describe('strangeFacts', () => {
  it('refuses what scoring refuses', () => {
    const ask = () => strangeFacts({ ...unit, option: 'appPlus' }, policy2024, catalogue2024);
    expect(ask).toThrow(OptionNotAllowedError);
    const given = { ...unit, facts: { ...unit.facts, cost: [{ measureId: 'TPCC_1', caseCount: 20, value: NaN }] } };
    expect(told(() => strangeFacts(given, policy2024, catalogue2024))).toBe('INVALID_NUMBER $.facts.cost[0].value');
  });
});

describe('applyStep', () => {
  const both = input([...unit.sets, set('ia', [yes('IA_EPA_1')], { setRef: 'ia' })]);
  const after = (changes: object) => told(() => applyStep(both, untyped({ ...step, ...changes }), catalogue2024));

  it('is of the year of the catalogue', () => {
    expect(told(() => applyStep(both, untyped(step), loadCatalogue(2023)))).toBe('OUT_OF_RANGE $.performanceYear');
  });

  it.each([
    [{}, 'nothing'],
    [{ kind: 'patient' }, 'UNKNOWN_VALUE step.kind'],
    [{ setRef: 'other' }, 'UNKNOWN_VALUE step.setRef'],
    [{ measureId: '001' }, 'UNKNOWN_VALUE step.measureId'],
    [{ setRef: 'ia', measureId: 'IA_EPA_1' }, 'CATEGORY_MISMATCH step.kind'],
    [{ kind: 'measureScore', score: 5 }, 'CATEGORY_MISMATCH step.kind'],
    [{ stratum: 'first' }, 'UNKNOWN_STRATUM step.stratum'],
    [{ patients: NaN }, 'INVALID_NUMBER step.patients'],
    [{ kind: 'cmsFigure', category: 'cost', measureId: 'TPCC_1', figure: 1 }, 'UNKNOWN_VALUE step.measureId'],
    // 50 + 51 of 100 met leaves -1 not met.
    [{ patients: 51 }, 'INVALID_NUMBER $.sets[0].measurements[0].value.performanceNotMet'],
  ])('of %j is told as %s', (changes, expected) => {
    expect(after(changes)).toBe(expected);
  });
});

describe('cite', () => {
  it.each([undefined, 5, ['/finalScore'], '/nowhere'])('has no citation for %j, and says so', (pointer) => {
    expect(told(() => policy2024.cite(untyped(pointer)))).toBe('pointer');
  });
});

describe('a file that is not whole', () => {
  it('is no policy, wherever the hole is', () => {
    const noThreshold: Record<string, unknown> = { ...file.finalScore };
    delete noThreshold['performanceThreshold'];
    const read = (changed: object) => told(() => readYearPolicy(untyped({ ...file, ...changed }), 'x'));
    expect(read({})).toBe('nothing');
    expect(read({ quality: null })).toBe('file.quality');
    expect(read({ performanceYear: '2024' })).toBe('file.performanceYear');
    expect(read({ finalScore: { ...file.finalScore, performanceThreshold: NaN } })).toBe(
      'file.finalScore.performanceThreshold',
    );
    expect(() => readYearPolicy(untyped({ ...file, finalScore: noThreshold }), 'x')).toThrow(
      'file: lacks a figure: finalScore.performanceThreshold of what is read from it; give the content of',
    );
    expect(read({ participation: {} })).toBe('file');
    expect(told(() => readYearPolicy(file, ''))).toBe('hash');
  });

  it('has no text and no description under a name nobody knows', () => {
    expect(told(() => canonicalText({ figures: [1, NaN] }))).toBe('value.figures[1]');
    expect(told(() => canonicalText({ read: new Date(0), by: new Map() }))).toBe('value.read');
    const endless: Record<string, unknown> = {};
    endless['it'] = endless;
    expect(told(() => canonicalText(endless))).toMatch(/^value(\.it)+$/);
    expect(told(() => describePolicy(file, { sections: [untyped('scores')] }))).toBe('options.sections');
    expect(told(() => describePolicy(file, untyped('scores')))).toBe('options');
  });

  it('is not rendered when another than the library made it, or altered it', () => {
    expect(told(() => policyLibrary.renderDiff({ ...diff, changes: [untyped(null)] }))).toBe('diff');
    expect(told(() => policyLibrary.renderDescription({ ...description, sections: [untyped({})] }))).toBe(
      'description',
    );
    expect(told(() => policyLibrary.coverageTotals({ ...coverage, sections: untyped('all') }))).toBe('coverage');
  });

  it('is no catalogue', () => {
    const { checksum, table } = readCompactFile(2024);
    expect(told(() => readCatalogue(untyped(table)))).toBe('file.checksum');
    expect(told(() => readCatalogue(untyped({ checksum, table: { ...table, mvps: undefined } })))).toBe(
      'file.table.mvps',
    );
    expect(told(() => readCatalogue(untyped({ checksum, table: { ...table, mvps: [null] } })))).toBe('file.table');
  });
});
