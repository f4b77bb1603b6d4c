import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.{spec,int-spec,e2e-spec}.ts', '**/testing/**/*.ts', 'test/**/*.ts'];

/** What Node cannot run by leaving the types away: worker threads load the sources of libs as they are. */
const ERASABLE_ONLY = [
  { selector: 'Decorator', message: 'Libs know no Nest: decorators belong to apps/tracker.' },
  { selector: 'TSEnumDeclaration', message: 'An enum is not erasable: use a const array and a union of its members.' },
  { selector: 'TSParameterProperty', message: 'Not erasable: declare the field and assign it in the constructor.' },
  { selector: 'TSModuleDeclaration:not([declare=true])', message: 'A namespace is not erasable: a module is one.' },
  { selector: 'TSImportEqualsDeclaration', message: 'Not erasable: use an import statement.' },
  { selector: 'TSExportAssignment', message: 'Not erasable: use an export statement.' },
];

/** A test that is left out or runs alone looks like a green suite. */
const WHOLE_SUITE = ['only', 'skip', 'todo'].flatMap((property) =>
  ['describe', 'it', 'test'].map((object) => ({
    object,
    property,
    message: 'The whole suite runs, always: finish or remove this test.',
  })),
);

const typed = {
  files: ['**/*.{ts,tsx}'],
  extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: {
    '@typescript-eslint/consistent-type-imports': [
      'error',
      // import('x') as a type is how a CommonJS module that is required keeps its types.
      { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
    ],
    // An import of nothing but types must not load the module.
    '@typescript-eslint/no-import-type-side-effects': 'error',
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    // Numbers, positions and flags are what messages are made of.
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    '@typescript-eslint/no-confusing-void-expression': [
      'error',
      { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
    ],
    // Nest modules and the classes that carry one deed over the bus live from their decorators and their names.
    '@typescript-eslint/no-extraneous-class': ['error', { allowEmpty: true, allowWithDecorator: true }],
    // A leading underscore says: here on purpose, not needed. Rest siblings leave a field out of a copy.
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
    // Of an async function without await the signature is often the point: it implements a port.
    '@typescript-eslint/require-await': 'off',
    // Index signatures say the name of the key; a type alias is assignable where an interface is not.
    '@typescript-eslint/consistent-indexed-object-style': 'off',
    '@typescript-eslint/consistent-type-definitions': 'off',
    // The type of a setting is read by the validation at run time, so it stays written.
    '@typescript-eslint/no-inferrable-types': 'off',
    // DTOs are shapes: an object literal of the shape is one.
    '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    '@typescript-eslint/no-misused-spread': 'off',
    // Empty functions are values too: they say that nothing is to be done.
    '@typescript-eslint/no-empty-function': 'off',
    '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
    // What was caught is passed on as it came; what is thrown first is an Error.
    '@typescript-eslint/only-throw-error': 'off',
    '@typescript-eslint/prefer-promise-reject-errors': 'off',
    'no-throw-literal': 'error',
    // A field can change during an await and a typing can be wrong: the compiler's certainty is not ours.
    '@typescript-eslint/no-unnecessary-condition': 'off',
    // After noUncheckedIndexedAccess the reader knows some things better than the compiler; prefer a default all the same.
    '@typescript-eslint/no-non-null-assertion': 'off',
    '@typescript-eslint/non-nullable-type-assertion-style': 'off',
    'no-restricted-imports': [
      'error',
      {
        patterns: [{ regex: '^\\.{1,2}/.*\\.js$', message: 'Sources import each other by their own name, with .ts.' }],
      },
    ],
  },
};

export default tseslint.config(
  { ignores: ['**/dist/', '**/data/', '**/coverage/', '**/generated/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', 300],
      'no-console': 'error',
      'no-param-reassign': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['**/*.{js,cjs,mjs}'], languageOptions: { globals: globals.node } },
  typed,
  { files: ['libs/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...ERASABLE_ONLY] } },
  // Kysely hands its builders over as an object to take apart: ({ eb, or }) => or([...]).
  { files: ['libs/projections/**/*.ts'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  // React takes functions apart from their objects all day: handlers, refs, what a hook gives.
  { files: ['apps/web/**'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  // People read what the command line prints; everybody else logs or answers.
  { files: ['apps/cli/**'], rules: { 'no-console': 'off' } },
  {
    files: TESTS,
    rules: {
      'no-restricted-properties': ['error', ...WHOLE_SUITE],
      // What a test gets over the wire has the shape that its expectations say, and expect's own matchers are any.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  prettier,
);
