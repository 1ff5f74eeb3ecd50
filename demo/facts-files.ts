import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark } from '../catalogue/year-catalogue';
import type { FactsKind } from '../loader/rows';
import type { Cast } from './cast';
import type { ClinicianPlan, Volume } from './story';

/** A facts file on disk, in the format of docs/facts-format.md. */
export interface WrittenFacts {
  kind: FactsKind;
  file: string;
}

/**
 * Charges, patients and services of a volume. The threshold of the years played is 90,000 dollars, 200 patients and
 * 200 services; each element must be exceeded.
 */
const BILLED: Record<Volume, [charges: string, patients: number, services: number]> = {
  above: ['180000.00', 320, 700],
  some: ['120000.00', 150, 160],
  half: ['50000.00', 80, 90],
  below: ['20000.00', 40, 60],
};

/** Writes what is known before a year begins: roster and claims, and QP results. */
export function writeRosters(directory: string, cast: readonly Cast[], performanceYear: number): WrittenFacts[] {
  const claims = cast.flatMap(({ played, story }) =>
    story.practice.clinicians.flatMap((clinician, index) =>
      claimsRows(played.tin, played.npis[index]!, clinician, performanceYear),
    ),
  );
  const qps = cast.flatMap(({ played, story }) =>
    story.practice.clinicians.flatMap(({ qp }, index) => (qp ? [[played.tin, played.npis[index]!, 3, 'QP']] : [])),
  );
  const header = [
    'tin',
    'npi',
    'clinicianType',
    'firstEnrolledOn',
    'segment',
    'allowedCharges',
    'patients',
    'services',
  ];
  return [
    write(directory, 'claims', header, claims),
    write(directory, 'qpStatus', ['tin', 'npi', 'snapshot', 'status'], qps),
  ];
}

/** A row a segment; who enrolled in the performance year billed nothing in the first, which ends before it. */
function claimsRows(tin: string, npi: string, clinician: ClinicianPlan, performanceYear: number) {
  const { newlyEnrolled, volume, type = 'physician' } = clinician;
  const enrolledOn = newlyEnrolled ? `${performanceYear}-03-01` : '2011-05-01';
  return volume.flatMap((billed, index) =>
    newlyEnrolled && index === 0 ? [] : [[tin, npi, type, enrolledOn, index + 1, ...BILLED[billed]]],
  );
}

/** Writes what CMS computes after the window has closed: costs of the practices, each at the decile of its story. */
export function writeCosts(directory: string, cast: readonly Cast[], benchmarks: readonly Benchmark[]): WrittenFacts[] {
  const rows = cast.flatMap(({ played, story: { practice } }) =>
    practice.costAim === undefined
      ? []
      : benchmarks.map((benchmark) => [played.tin, benchmark.measureId, 400, valueAt(benchmark, practice.costAim!)]),
  );
  return [write(directory, 'cost', ['tin', 'measureId', 'caseCount', 'value'], rows)];
}

/** The middle of a decile, in dollars and cents; at the tenth its edge. */
function valueAt({ bounds }: Benchmark, aim: number): string {
  const edge = bounds[aim - 1]!;
  return ((edge + (bounds[aim] ?? edge)) / 2).toFixed(2);
}

function write(directory: string, kind: FactsKind, header: string[], rows: (string | number)[][]): WrittenFacts {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `${kind}.csv`);
  writeFileSync(file, `${[header, ...rows].map((row) => row.join(',')).join('\n')}\n`);
  return { kind, file };
}
