import { readFileSync } from 'node:fs';
import tseslint from 'typescript-eslint';

const COUNTED = { skipBlankLines: true, skipComments: true };

/** How each guide is configured for a limit. */
const GUIDES = {
  complexity: (max) => ['error', max],
  'max-lines': (max) => ['error', { max, ...COUNTED }],
  'max-lines-per-function': (max) => ['error', { max, ...COUNTED }],
};

/** Older code that exceeds a guide, each with its own limit. __tests__/docs/lint-exceptions.test.ts only lets the list shrink. */
const exceptions = JSON.parse(readFileSync(new URL('./lint-exceptions.json', import.meta.url), 'utf8')).map(
  ({ file, rule, max }) => ({ files: [file], rules: { [rule]: GUIDES[rule](max) } }),
);

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'build/',
      'coverage/',
      'node_modules/',
      '*.js',
      'scripts/**/*.js',
      'scripts/**/*.cjs',
      'examples/',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      complexity: GUIDES.complexity(8),
      'max-depth': ['error', 3],
      'max-lines': GUIDES['max-lines'](200),
      'max-lines-per-function': GUIDES['max-lines-per-function'](50),
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
    },
  },
  {
    files: ['src/github/**', 'src/marketplace/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' },
        {
          selector:
            ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator > CallExpression.init[callee.object.name="z"]',
          message: 'Nothing is made while a file is loaded: once(() => …), of core/once.ts.',
        },
      ],
    },
  },
  ...exceptions,
  {
    files: ['__tests__/**', 'scripts/**'],
    rules: {
      complexity: GUIDES.complexity(30),
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Jest's globalSetup takes a default export.
      'no-restricted-syntax': 'off',
    },
  },
);
