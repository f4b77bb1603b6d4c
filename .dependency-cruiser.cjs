/**
 * Which way dependencies may point, each rule with its reason. `npm run layers` checks them; `libs` in a path here
 * is a folder, while sources name it `#libs/<name>` (package.json, "imports").
 */
const TEST_FILE = '\\.(spec|int-spec|e2e-spec)\\.tsx?$|/testing/';
const OWN = '^(apps|libs|test)/';

/** Libs that a lib's sources may know, beside themselves. Nothing is implied: what is not listed is forbidden. */
const KNOWS = {
  cases: [],
  'event-store': [],
  'embedded-eventstore': [],
  access: ['cases'],
  contracts: ['cases'],
  'transparency-log': ['cases', 'event-store'],
  projections: ['cases', 'event-store'],
  feed: ['cases', 'contracts', 'event-store'],
  webhooks: ['contracts', 'feed'],
  'feed-client': ['contracts'],
};

const WHY = {
  cases: 'The domain is what everything else is about and about nothing else: it can be read, tested and proven alone.',
  'event-store': 'It carries events of any kind, so it must not know what they mean.',
  'embedded-eventstore': 'It stands in for a foreign server: what it knew of ours, the real one would not.',
  access: 'Who may do what is said in the words of cases and asked by apps; nothing below needs to be let in.',
  contracts:
    'What outsiders see is derived from the events alone, so that a read model can change without breaking them.',
  'transparency-log': 'Proof must not rest on anything that it is to prove: it sees events and no read model.',
  feed: 'It carries published events from the log to whoever reads them, and knows nothing that another reader made.',
  webhooks: 'They send on what the feed gives out, and could be run beside the service as well as in it.',
  'feed-client': 'It runs at consumers, who have the types of published events and nothing else of ours.',
  projections: 'Read models are made of events as the store delivers them, and of nothing another reader made.',
};

const oneOf = (names) => `(${names.join('|')})`;

const libRules = Object.entries(KNOWS).map(([lib, known]) => ({
  name: `${lib}-knows-${known.length === 0 ? 'no-other-lib' : `only-${known.join('-and-')}`}`,
  comment: WHY[lib],
  severity: 'error',
  // Tests may start the embedded store and read what others wrote.
  from: { path: `^libs/${lib}/`, pathNot: lib === 'cases' ? [] : TEST_FILE },
  to: { path: '^libs/', pathNot: `^libs/${oneOf([lib, ...known])}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-lib-imports-an-app',
      comment: 'Apps are put together from libs; a lib that needs its user back can serve only that one.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test)/' },
    },
    {
      name: 'no-app-imports-another-app',
      comment: 'The page and the command line talk to the service over HTTP, as everybody else must be able to.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: TEST_FILE },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'sources-import-no-tests',
      comment: 'Test helpers are not built into dist, so a source that leans on them runs only in jest.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TEST_FILE },
      to: { path: [TEST_FILE, '^test/'] },
    },
    {
      name: 'libs-are-entered-through-their-index',
      comment:
        'The index, which #libs/<name> leads to, is the promise of a lib; everything behind it may be moved without ' +
        'asking. A relative path passes it by.',
      severity: 'error',
      from: { path: '^(libs/[^/]+|apps|test)/' },
      to: { path: '^libs/', pathNot: '^$1/', dependencyTypesNot: ['aliased-subpath-import'] },
    },
    ...libRules,
    {
      name: 'the-domain-does-nothing-but-think',
      comment: 'decide and evolve are pure, so cases takes no framework and no package that talks, stores or waits.',
      severity: 'error',
      from: { path: '^libs/cases/', pathNot: TEST_FILE },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-no-pkg'], pathNot: 'node_modules/(uuid)/' },
    },
    {
      name: 'the-domain-does-no-input-or-output',
      comment:
        'Time, identities and files come in with the command; a fold must give the same answer on every machine.',
      severity: 'error',
      from: { path: '^libs/cases/', pathNot: TEST_FILE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-event-store-knows-the-client',
      comment:
        'Its 64-bit positions, its errors and its streams are translated once; then a successor is one lib of work.',
      severity: 'error',
      from: { path: OWN, pathNot: ['^libs/event-store/', '^test/', '^libs/embedded-eventstore/', TEST_FILE] },
      to: { path: 'node_modules/@eventstore/db-client/' },
    },
    {
      name: 'the-embedded-store-takes-only-the-wire-from-the-client',
      comment:
        'It speaks the messages that the client was generated from; the client itself would be both ends of the talk.',
      severity: 'error',
      from: { path: '^libs/embedded-eventstore/', pathNot: TEST_FILE },
      to: {
        path: 'node_modules/@eventstore/db-client/',
        pathNot: 'node_modules/@eventstore/db-client/(dist/)?generated/',
      },
    },
    {
      name: 'nest-lives-in-the-tracker',
      comment: 'The framework puts the service together; what outlives it is kept in libs that have never heard of it.',
      severity: 'error',
      from: { path: OWN, pathNot: ['^apps/tracker/', '^test/'] },
      to: { path: 'node_modules/@nestjs/' },
    },
    {
      name: 'the-page-is-served-not-linked',
      comment: 'What runs in a browser knows the API by its types alone; a lib of the server would follow it there.',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: TEST_FILE },
      to: { path: '^libs/(?!contracts/|access/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      comment:
        'Modules in a ring can be understood, tested and loaded only together. Types may point back: the union of all ' +
        'events is made of what every slice says, and slices speak of it.',
      severity: 'error',
      from: { path: OWN },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that imports nothing is forgotten, or was never connected.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [TEST_FILE, '\\.d\\.ts$', '(^|/)[^/]*\\.config\\.[cm]?[jt]s$', '/main\\.tsx?$', 'worker\\.ts$'],
      },
      to: {},
    },
    {
      name: 'no-dev-dependency-in-sources',
      comment: 'The image is pruned to what is needed at run time; a dev dependency would be missing there.',
      severity: 'error',
      from: { path: '^(apps/(?!web/)|libs/)', pathNot: TEST_FILE },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-undeclared-package',
      comment: 'A package that came along with another one leaves with it: what is imported stands in package.json.',
      severity: 'error',
      from: { path: OWN },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that this tool cannot follow is an edge that none of the other rules sees.',
      severity: 'error',
      from: { path: OWN },
      to: { couldNotResolve: true },
    },
  ],
  required: [
    {
      name: 'the-rules-see-the-libs',
      comment:
        'If the service seems not to lead to the domain, then #libs is not followed and every rule above is blind.',
      severity: 'error',
      module: { path: '^apps/tracker/src/main\\.ts$' },
      to: { path: '^libs/cases/src/index\\.ts$', reachable: true },
    },
    {
      name: 'the-rules-see-the-packages',
      comment: 'If the one lib that talks to the store seems not to, the rules about packages are blind.',
      severity: 'error',
      module: { path: '^libs/event-store/src/index\\.ts$' },
      to: { path: 'node_modules/@eventstore/db-client/', reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // From the root only: packages keep their code in folders of the same names, and an excluded edge is an unseen one.
    exclude: { path: '^(dist|data|coverage)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports of types are dependencies too: a lib must not even name what it may not know.
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'types', 'import', 'node', 'require', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.d.ts'],
      mainFields: ['main', 'types', 'typings'],
    },
  },
};
