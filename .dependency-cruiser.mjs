/** Who may import whom (docs/decisions/0101): generated from the ordered list of rooms; every rule is an error. */

/** A room knows only the rooms above it. */
const ROOMS = [
  'shared',
  'audit',
  'access',
  'campaign',
  'family',
  'forfait',
  'load',
  'partner',
  'voucher',
  'depense',
  'payment',
  'year',
  'mail',
  'extract',
  'schema',
];

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const roomRules = ROOMS.slice(0, -1).map((room, index) =>
  forbid(
    `room-${room}`,
    `core/${room} knows only the rooms above it`,
    { path: `^core/${room}/` },
    { path: `^core/(${ROOMS.slice(index + 1).join('|')})/` },
  ),
);

const direction = [
  forbid(
    'core-stands-alone',
    'core imports no screen, template or script',
    { path: '^core/' },
    { path: '^(templates|backoffice|public-site|scripts|test)/' },
  ),
  forbid('core-known-rooms', 'a folder of core is a room of the list', { path: `^core/(?!(${ROOMS.join('|')})/)` }, {}),
  forbid('core-known-rooms-used', 'a folder of core is a room of the list', {}, { path: `^core/(?!(${ROOMS.join('|')})/)` }),
  forbid(
    'templates-know-shared',
    'templates know the formats of core/shared only',
    { path: '^templates/' },
    { path: '^(core/(?!shared/)|backoffice|public-site|scripts|test)' },
  ),
  forbid(
    'backoffice-alone',
    'the apps never import each other, nor scripts',
    { path: '^backoffice/' },
    { path: '^(public-site|scripts|test)/' },
  ),
  forbid(
    'portal-alone',
    'the apps never import each other, nor scripts',
    { path: '^public-site/' },
    { path: '^(backoffice|scripts|test)/' },
  ),
  forbid(
    'scripts-start-apps',
    'scripts start the apps as processes, they do not import them',
    { path: '^scripts/' },
    { path: '^(backoffice|public-site|test)/' },
  ),
];

const IMPURE = '^core/shared/(database|settings|clock|log|collection|idempotency|post-letter)[.]ts$|[.]model[.]ts$';

const purity = [
  forbid(
    'rules-are-pure',
    '*.rules.ts: facts in, decision out; no database, file, network or clock (types are free)',
    { path: '[.]rules[.]ts$' },
    {
      path: `${IMPURE}|^(node:)?(fs|net|http|https|child_process|worker_threads)|node_modules/(mongoose|mongodb)/`,
      dependencyTypesNot: ['type-only'],
    },
  ),
];

const hygiene = [
  forbid(
    'no-cycles',
    'no cycle (a type and its first user may name each other)',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  forbid('no-unresolvable', 'every import resolves', {}, { couldNotResolve: true, pathNot: '^virtual:|[?]url$' }),
  forbid(
    'no-dev-packages',
    'what runs is a dependency, not a devDependency',
    {
      path: '^(core|templates|backoffice|public-site|scripts)/',
      pathNot: '(vite[.]config[.]ts|build-(bundle|library)[.]ts|bundle-programs[.]mjs)$|^public-site/bundling/',
    },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
];

export default {
  forbidden: [...roomRules, ...direction, ...purity, ...hygiene],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(public-site/build|backoffice/[.]bundle|scripts/[.]programs|build)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
