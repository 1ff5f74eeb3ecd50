import { Command, InvalidArgumentError, Option } from 'commander';
import { methodCodes } from '../../catalogue/compact-table';
import { CatalogueImportError } from '../../catalogue/import-error';
import { CatalogueTableError } from '../../catalogue/load';
import type { MeasureCategory, SubmissionMethod } from '../../catalogue/year-catalogue';
import { collectionTypeNamed } from '../collection-type';
import { countArgument, yearArgument } from '../arguments';
import { CommandError, EXIT } from '../exit-codes';
import { importCommand } from '../import-catalogue';
import { listCommand } from '../list-measures';
import { showCommand } from '../show-measure';
import { verifyCommand } from '../verify-catalogue';

/** `2024`, `2023,2025` or `2020-2024`. */
export function yearsArgument(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [first = '', last = first, ...rest] = part.trim().split('-');
    const [from, to] = [yearArgument(first), yearArgument(last)];
    if (rest.length > 0 || to < from) throw new InvalidArgumentError('years, for example 2024 or 2020-2023,2025');
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

const categories = ['quality', 'ia', 'pi', 'aci', 'cost'] as const satisfies readonly MeasureCategory[];

/** The name of a category, whatever the capitals. */
function categoryArgument(text: string): MeasureCategory {
  const found = categories.find((category) => category === text.toLowerCase());
  if (found === undefined) throw new InvalidArgumentError(`one of ${categories.join(', ')}`);
  return found;
}

/** A collection type, by the names that qpp benchmark takes. */
function methodArgument(text: string): SubmissionMethod {
  const named = collectionTypeNamed(text);
  if (named === undefined) throw new InvalidArgumentError(`one of ${Object.keys(methodCodes).join(', ')}`);
  return named;
}

function versionArgument(text: string): string {
  if (!/^\d+\.\d+\.\d+[\w.-]{0,20}$/.test(text)) throw new InvalidArgumentError('a version, for example 11.1.0');
  return text;
}

/** An unset variable of a shell must not stand for the folder the caller is in. */
function folderArgument(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('a folder');
  return text;
}

/** The place inside the file is the path; the message names the file, and the record in words. */
function unusableDirectory({ message, path, code }: CatalogueImportError): CommandError {
  const details = [{ path: path.split(' ')[0] || '$', code, message }];
  return new CommandError(message, EXIT.usage, { details });
}

/** Failures of a directory or table are the caller's to mend: one sentence, no stack. */
function inWords<Arguments extends unknown[]>(work: (...given: Arguments) => void): (...given: Arguments) => void {
  return (...given) => {
    try {
      work(...given);
    } catch (error) {
      if (error instanceof CatalogueImportError) throw unusableDirectory(error);
      if (error instanceof CatalogueTableError) throw new CommandError(error.message);
      throw error;
    }
  };
}

const json = (): Option => new Option('--json', 'one JSON document on standard output');

const importSubcommand = (): Command =>
  new Command('import')
    .description('read a directory in the layout of CMS qpp-measures-data; writes only with --out')
    .argument('<directory>', 'root of the directory: measures/, benchmarks/, clinical-clusters/, mvp/')
    .option('--years <years>', 'only these, for example 2024 or 2020-2023,2025', yearsArgument)
    .option('--source-version <version>', 'version of the data (default: that of the shipped tables)', versionArgument)
    .option('--out <directory>', 'write the tables here; catalogue/years replaces the shipped ones', folderArgument)
    .option('--force', 'overwrite tables also with older or smaller ones')
    .addOption(json())
    .action(inWords(importCommand));

const verifySubcommand = (): Command =>
  new Command('verify')
    .description('compare the shipped tables with a directory; 0 equal, 1 differs, 2 unusable')
    .argument('<directory>', 'root of a directory in the layout of CMS qpp-measures-data')
    .option('--limit <count>', 'differences shown a year', countArgument, 20)
    .addOption(json())
    .action(inWords(verifyCommand));

const showSubcommand = (): Command =>
  new Command('show')
    .description('everything known of a measure in a year')
    .argument('<measure>', 'measure id, for example 001, ACEP50 or IA_PCMH')
    .requiredOption('--year <year>', 'performance year', yearArgument)
    .addOption(json())
    .action(inWords(showCommand));

const listSubcommand = (): Command =>
  new Command('list')
    .description('the measures of a year')
    .requiredOption('--year <year>', 'performance year', yearArgument)
    .addOption(
      new Option('--category <category>', `only of this category: ${categories.join(', ')}`).argParser(
        categoryArgument,
      ),
    )
    .addOption(
      new Option('--method <method>', 'only with this collection type, such as registry or eCQM').argParser(
        methodArgument,
      ),
    )
    .option('--mvp <id>', 'only of this MIPS Value Pathway')
    .addOption(json())
    .action(inWords(listCommand));

/** `qpp catalogue …`: the measures and benchmarks of each year. Needs no server. */
export const catalogueCommand = (): Command =>
  new Command('catalogue')
    .description('the measures, benchmarks and pathways of each year')
    .addCommand(importSubcommand())
    .addCommand(verifySubcommand())
    .addCommand(showSubcommand())
    .addCommand(listSubcommand());
