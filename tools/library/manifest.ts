/** What the library's package.json takes from that of the project. */
export interface ProjectManifest {
  version: string;
  license: string;
  engines: Record<string, string>;
}

/** Module a consumer names → file in the package, without extension. */
const MODULES = {
  './scoring': './scoring/index',
  './policy': './policy/index',
  './policy/load': './policy/load',
  './catalogue': './catalogue/index',
  './catalogue/load': './catalogue/load',
} as const;

/** Folder of years → the type of one of its files, and where that type stands. */
export const YEARS = {
  policy: { type: 'YearPolicyFile', from: './year-policy-file' },
  catalogue: { type: 'CompactFile', from: './compact-table' },
} as const;

/** A module of types for the JSON of a folder of years, so that an imported file needs no cast. */
export function yearFileTypes(folder: keyof typeof YEARS): string {
  const { type, from } = YEARS[folder];
  return `import type { ${type} } from '${from}';\ndeclare const file: ${type};\nexport = file;\n`;
}

/** Types first: conditions are tried in order. */
function exported(): Record<string, unknown> {
  const modules = Object.entries(MODULES).map(([name, file]) => [
    name,
    { types: `${file}.d.ts`, default: `${file}.js` },
  ]);
  const years = Object.keys(YEARS).map((folder) => [
    `./${folder}/years/*.json`,
    { types: `./${folder}/year-file.d.ts`, default: `./${folder}/years/*.json` },
  ]);
  return Object.fromEntries([...modules, ...years, ['./package.json', './package.json']]) as Record<string, unknown>;
}

/** The library's package.json: CommonJS with types, and no dependencies. `private`, as nobody has published it. */
export function libraryManifest({ version, license, engines }: ProjectManifest): Record<string, unknown> {
  return {
    name: 'qpp-scoring',
    version,
    description:
      'Policy, measure catalogue and scores of the CMS Quality Payment Program, performance years 2017 to 2026.',
    license,
    private: true,
    type: 'commonjs',
    sideEffects: false,
    engines,
    exports: exported(),
  };
}
