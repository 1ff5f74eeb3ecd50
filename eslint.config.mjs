import tseslint from 'typescript-eslint';

/** Folder → patterns it must never import values from (types are allowed). Mirrors docs/architecture.md, "Who may import whom". */
const forbidden = {
  workflows: [
    '**/scoring/**',
    '**/activities/**',
    '**/store/**',
    '**/api/**',
    '**/events/**',
    '**/policy/**',
    '**/catalogue/**',
    '**/validation/**',
    '**/eligibility/**',
    '**/calendar/**',
    'zod',
    'node:*',
    '@temporalio/client',
    '@temporalio/worker',
    '@temporalio/activity',
  ],
  scoring: [
    '**/store/**',
    '**/activities/**',
    '**/workflows/**',
    '**/api/**',
    '**/events/**',
    'node:*',
    '@temporalio/*',
    'zod',
    'kafkajs',
    'pg',
    'kysely',
  ],
  eligibility: [
    '**/store/**',
    '**/activities/**',
    '**/workflows/**',
    '**/api/**',
    'node:*',
    '@temporalio/*',
    'kafkajs',
    'pg',
    'kysely',
  ],
  schemas: [
    '**/store/**',
    '**/activities/**',
    '**/workflows/**',
    '**/api/**',
    '**/scoring/**',
    '**/policy/**',
    'node:fs',
    '@temporalio/*',
    'kafkajs',
    'pg',
    'kysely',
  ],
};

export default tseslint.config(
  { ignores: ['node_modules/**', 'coverage/**', 'dist/**', '.qpp/**'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommended],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'max-lines': ['error', { max: 400 }],
    },
  },
  ...Object.entries(forbidden).map(([folder, patterns]) => ({
    files: [`${folder}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: patterns.map((group) => ({ group: [group], allowTypeImports: true })) },
      ],
    },
  })),
);
