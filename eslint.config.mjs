/** What dependency-cruiser cannot see: time, environment, floats for money, lost promises, sizes (docs/decisions/0101). */
import tseslint from 'typescript-eslint';

const NEW_DATE = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: "L'heure se demande à core/shared/clock.ts, et se passe en argument.",
};
const DATE_NOW = {
  selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
  message: "L'heure se demande à core/shared/clock.ts, et se passe en argument.",
};
const DATE_CALL = { selector: 'CallExpression[callee.name="Date"]', message: "L'heure se demande à core/shared/clock.ts." };
const PROCESS_ENV = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: "L'environnement se lit dans core/shared/settings.ts seulement.",
};
const FLOATS = [
  { selector: 'CallExpression[callee.name="parseFloat"]', message: "L'argent est en centimes entiers : core/shared/cents.ts." },
  {
    selector: 'CallExpression[callee.object.name="Number"][callee.property.name="parseFloat"]',
    message: "L'argent est en centimes entiers : core/shared/cents.ts.",
  },
  { selector: 'CallExpression[callee.property.name="toFixed"]', message: "L'argent s'écrit avec core/shared/cents.ts." },
];
/** French asks for a space that does not break there; `title`, `pageTitle`, `refuse` and `refuseFile` give their sentences to typo themselves. */
const SPACE_THAT_BREAKS = '/[ \\u00a0][;:!?%»](?=$|[\\s.,)»])|(?<!\\s) €|« |\\p{L}\u0027\\p{L}/u';
const TYPO = {
  selector: ['JSXText[value', 'Literal[value', 'TemplateElement[value.cooked']
    .map((start) => `${start}=${SPACE_THAT_BREAKS}]:not(CallExpression[callee.name=/^(typo|title|pageTitle|refuse|refuseFile)$/] *)`)
    .join(', '),
  message: 'Une phrase passe par typo() de core/shared/french.ts : espaces insécables et apostrophes.',
};
/** Screens: their script gets these spaces as it is built. Changes of a record: also a cell of a CSV. */
const NOT_SENTENCES_OF_THE_DESK = ['backoffice/components/**', 'backoffice/sheets/audit-values.ts'];
/** Read by a machine, printed as they are, or given to typo by the one function that reads their list. */
const NOT_SENTENCES_OF_CORE = [
  'core/shared/*-refusal-texts.ts',
  'core/shared/refusal-texts.ts',
  'core/shared/{cents,french,settings}.ts',
  'core/schema/**',
  'core/extract/family-data/{holdings,take-family-data}.ts',
  'core/load/checking/reasons.ts',
  'core/load/reading/zip.rules.ts',
  'core/load/undoing/obstacles.rules.ts',
  'core/load/write-reject-file.ts',
  'core/access/password.rules.ts',
  'core/family/consent-texts.rules.ts',
  'core/mail/messages/first-texts.ts',
  'core/partner/convention/**',
  'core/partner/signup/documents.rules.ts',
  'core/partner/tiers/tiers-line.rules.ts',
  'core/payment/rehearsal/signs.rules.ts',
  'core/payment/{parse-payment-txt,payment-txt}.rules.ts',
];
const TIME = [NEW_DATE, DATE_NOW, DATE_CALL];
const syntax = (...rules) => ({ 'no-restricted-syntax': ['error', ...rules.flat()] });

const noRelativeCore = {
  'no-restricted-imports': [
    'error',
    { patterns: [{ regex: '^[.]{1,2}/(.*/)?(core|templates)/', message: 'Importez core par #core/… et templates par #templates/….' }] },
  ],
};

export default tseslint.config(
  { ignores: ['node_modules/', 'public-site/build/', 'backoffice/.bundle/', 'scripts/.programs/', 'build/', '.data/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.strict,
  {
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 70 }],
      // Each ?. and ?? counts as a branch.
      complexity: ['error', 16],
      'max-depth': ['error', 3],
      'max-params': ['error', 5],
      'no-debugger': 'error',
      'no-dupe-else-if': 'error',
      'no-unsafe-finally': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: ['error', 'always'],
      'prefer-const': 'error',
      'no-var': 'error',
      // noUncheckedIndexedAccess already asks the question; the ! is the answer of who has just looked.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // A handler of express or React may be async: its promise is looked after there.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      // Under verbatimModuleSyntax, `import { type A } from 'b'` still loads b; `import type` does not.
      '@typescript-eslint/no-import-type-side-effects': 'error',
    },
  },
  { files: ['core/**', 'templates/**', 'backoffice/**', 'public-site/**', 'scripts/**'], rules: syntax(TIME, PROCESS_ENV) },
  { files: ['core/**', 'templates/**', 'backoffice/**', 'public-site/**'], rules: syntax(TIME, PROCESS_ENV, FLOATS) },
  { files: ['public-site/app/**'], rules: syntax(TIME, PROCESS_ENV, FLOATS, TYPO) },
  // The desk: what its server writes. Its screens get these spaces as their script is built (backoffice/french-spaces.ts).
  { files: ['backoffice/**'], ignores: NOT_SENTENCES_OF_THE_DESK, rules: syntax(TIME, PROCESS_ENV, FLOATS, TYPO) },
  { files: ['core/**'], ignores: NOT_SENTENCES_OF_CORE, rules: syntax(TIME, PROCESS_ENV, FLOATS, TYPO) },
  // Lists of sentences that their pages give to typo one by one.
  { files: ['public-site/app/help/guides.ts', 'public-site/app/services/messages.server.ts'], rules: syntax(TIME, PROCESS_ENV, FLOATS) },
  // Statistics show means and percentages, which are not money.
  { files: ['core/extract/**'], ignores: NOT_SENTENCES_OF_CORE, rules: syntax(TIME, PROCESS_ENV, TYPO) },
  { files: ['core/shared/settings.ts'], rules: syntax(TIME, FLOATS) },
  { files: ['core/shared/clock.ts'], rules: syntax(PROCESS_ENV, FLOATS) },
  // A child process gets the environment of its parent plus what was resolved: this file hands it on, and reads nothing from it.
  { files: ['scripts/services/child-environment.ts'], rules: syntax(TIME) },
  // Plain launch scripts run before anything is installed.
  { files: ['scripts/launch/**'], rules: { 'no-restricted-syntax': 'off' } },
  // What runs in the browser or is bundled for it has no settings; Vite and the bundler replace NODE_ENV.
  { files: ['public-site/vite.config.ts', 'backoffice/build-bundle.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['backoffice/**', 'public-site/**', 'scripts/**', 'test/**'], rules: noRelativeCore },
  {
    files: ['core/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: '^#core/', message: 'Dans core, les imports sont relatifs.' }] }] },
  },
  {
    // A describe is one long function, and a test names what it looks for.
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': 'off',
    },
  },
);
