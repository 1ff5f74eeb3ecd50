import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { leavesOf, plainFigures } from '../../policy/figures';
import { loadPolicyFile, supportedPolicyYears } from '../../policy/load';
import { isPlainObject, type Plain } from '../../policy/plain';

/** The reference the files were made from, where a copy stands beside the project. */
const reference = path.join(__dirname, '../../../shared/policy/policy.json');
const isAtHand = existsSync(reference);

/** Names that are the wire's here and the reference's own there. */
const renamed: Readonly<Record<string, string>> = {
  apm_entity: 'apm',
  app: 'app1',
  traditional: 'mips',
  participationOptions: 'options',
};

const isSnake = /^[a-z]+(_[a-z0-9]+)+$/;
const word = (text: string): string =>
  renamed[text] ??
  (isSnake.test(text) ? text.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()) : text);

/** The reference in our words. */
function translated(value: Plain): Plain {
  if (typeof value === 'string')
    return value.startsWith('/20') ? value.slice(5).split('/').map(word).join('/') : word(value);
  if (Array.isArray(value)) return value.map(translated);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [word(key), translated(item)]));
}

/** Where decision 0060 departs from the reference. */
const departures = [
  /^\/methods\//,
  /^\/participation\/finalScoreHierarchy\/order/,
  /^\/promotingInteroperability\//,
  /^\/categoryWeights\/standard\/apmScoringStandard/,
  /^\/categoryWeights\/apmScoringStandardReweighting/,
  /^\/categoryWeights\/reweighting\/(standard|small)\/(1[0-5]|[4-9])\/(absent|weights)/,
  /^\/eligibility\/qp\/(individualDetermination$|allPayerOptionAsCodified\/)/,
  /^\/quality\/benchmarks\/decileFormula$/,
  /^\/calendar\/timers\/\d+\/confidence$/,
  /^\/finalScore\/publishedResults\/(mean|median)FinalScore$/,
  /^\/finalScore\/publishedResults\/maxPositiveAdjustmentPercent$/,
];

/** Figures that differ where no decision says so; of the reweighting rows only added ones may. */
function differences(year: number): string[] {
  const whole = JSON.parse(readFileSync(reference, 'utf8')) as Record<string, Plain>;
  const theirs = new Map(
    leavesOf(translated(whole[String(year)]!)).map(({ pointer, value }) => [pointer, JSON.stringify(value)]),
  );
  const ours = new Map(
    leavesOf(plainFigures(loadPolicyFile(year))).map(({ pointer, value }) => [pointer, JSON.stringify(value)]),
  );
  return [...new Set([...theirs.keys(), ...ours.keys()])].filter((pointer) => {
    if (theirs.get(pointer) === ours.get(pointer)) return false;
    const isAdded = !theirs.has(pointer);
    const isReweighting = pointer.startsWith('/categoryWeights/reweighting/');
    return !departures.some((departure) => departure.test(pointer)) || (isReweighting && !isAdded);
  });
}

describe('the year files and their reference', () => {
  it.each(supportedPolicyYears())('%i: differ only where a decision says so', (year) => {
    // Without the reference beside the project the other tests of this folder stand alone.
    expect(isAtHand ? differences(year) : []).toEqual([]);
  });
});
