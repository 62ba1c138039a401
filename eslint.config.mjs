import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Who may import whom is checked by tools/boundaries; types by the compiler. This is about the rest. */
const TESTS = ['**/*.spec.ts', '**/*.spec.tsx', '**/*.db-spec.ts', '**/*.http-spec.ts', '**/*.e2e.ts'];
const GENERATED = ['libs/api-client/src/generated/**', '**/*.generated.ts', '**/*.d.ts'];

/** A test that is switched off or runs alone looks like a passing one. */
const switchedOff = ['describe', 'it', 'test'].flatMap((object) =>
  ['skip', 'only', 'todo', 'failing'].map((property) => ({ object, property, message: 'Every test runs, in every run.' })),
);

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.data/**', '.results/**', 'coverage/**', 'tools/boundaries/fixtures/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.{ts,tsx,mjs,cjs,js}'], extends: [eslint.configs.recommended] },
  { files: ['**/*.{ts,tsx}'], extends: [tseslint.configs.recommended] },
  {
    files: ['**/*.{ts,tsx,mjs,cjs,js}'],
    rules: {
      // The compiler knows the names of both worlds, Node's and the browser's.
      'no-undef': 'off',
      // What people paste in is cleaned of control characters, which takes naming them.
      'no-control-regex': 'off',
      eqeqeq: ['error', 'always'],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
    },
  },
  {
    // Nest reads the types of constructor parameters at run time, so an import that looks like a type may be a value.
    files: ['apps/api/**/*.ts', 'libs/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  { files: ['**/*.{ts,tsx}'], ignores: GENERATED, rules: { 'max-lines': ['error', { max: 400 }] } },
  { files: ['libs/**/*.ts'], ignores: TESTS, rules: { 'no-console': 'error' } },
  { files: TESTS, rules: { 'no-restricted-properties': ['error', ...switchedOff] } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
