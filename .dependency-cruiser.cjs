// Who may import whom: the picture in ARCHITECTURE.md, as rules. Every rule says how to mend.
const tests = '[.]test[.]tsx?$'
const builtins = ['core']
const packages = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown']
const faces =
  'citizen|embed|field|letter|participation|screen|home|status|terminal|console|portal|wall|ranking|import|suggestion'

/** A floor-0 room sees nothing but itself; its tests may also use the test runner and read vectors from disk. */
const pureRoom = (room) => [
  {
    name: `${room}-stands-alone`,
    comment: `${room} is a pure room: it imports nothing outside ${room}/. Take what you need as an argument.`,
    severity: 'error',
    from: { path: `^${room}/` },
    // Its tests sign with real keys, and take what they share from tests/support.
    to: {
      pathNot: [`^${room}/`, '^tests/support/', ...(room === 'ledger' ? ['^signing/'] : [])],
      dependencyTypesNot: [...builtins, ...packages],
    },
  },
  {
    name: `${room}-signs-nothing`,
    comment: `${room} has signatures handed in (CheckSignature); only its tests make them.`,
    severity: 'error',
    from: { path: `^${room}/`, pathNot: tests },
    to: { path: '^signing/' },
  },
  {
    name: `${room}-uses-no-platform`,
    comment: `${room} runs in Node and in a browser alike: no built-ins, no packages. Have it handed in (Hasher, utf8 …).`,
    severity: 'error',
    from: { path: `^${room}/`, pathNot: tests },
    to: { dependencyTypes: [...builtins, ...packages] },
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...['domain', 'ledger', 'language'].flatMap(pureRoom),
    {
      name: 'signing-above-the-ledger-alone',
      comment:
        'signing is what Node and its libraries give the ledger: hashes, keys, signatures. It knows nothing else.',
      severity: 'error',
      from: { path: '^signing/', pathNot: tests },
      to: { pathNot: ['^signing/', '^ledger/', '(^|/)node_modules/sm-crypto-v2/'], dependencyTypesNot: builtins },
    },
    {
      name: 'auditor-and-witness-know-no-server',
      comment: 'Whoever checks the platform uses none of its code but the ledger and signing.',
      severity: 'error',
      from: { path: '^tools/(audit|witness)/', pathNot: tests },
      to: { path: '^(server|web|contracts|tests|bench)/|^tools/(?!audit/|witness/|lib/)' },
    },
    {
      name: 'auditor-and-witness-apart',
      comment: 'Two programs of different people.',
      severity: 'error',
      from: { path: '^tools/(audit|witness)/' },
      to: { path: '^tools/(audit|witness)/', pathNot: '^tools/$1/' },
    },
    {
      name: 'contracts-promise-plain-data',
      comment: 'contracts take vocabulary from domain, and TypeBox for shapes; nothing else.',
      severity: 'error',
      from: { path: '^contracts/', pathNot: tests },
      to: { pathNot: ['^contracts/', '^domain/', '(^|/)node_modules/typebox/'] },
    },
    {
      name: 'contracts-tests-stay-below',
      comment: 'A test of contracts may use packages and built-ins, but no room above.',
      severity: 'error',
      from: { path: `^contracts/.*${tests}` },
      to: { path: '^(server|web|tools)/' },
    },
    {
      name: 'server-knows-no-face',
      comment: 'The server answers contracts; it never imports the web, tools or tests.',
      severity: 'error',
      from: { path: '^server/', pathNot: tests },
      to: { path: '^(web|tools|tests)/' },
    },
    {
      name: 'web-knows-no-server',
      comment: 'A face uses contracts, domain and ledger; it never imports the server, tools or tests.',
      severity: 'error',
      from: { path: '^web/', pathNot: tests },
      to: { path: '^(server|tools|tests|migrations)/' },
    },
    {
      name: 'web-runs-in-a-browser',
      comment: 'No Node built-ins in a face; the binding belongs in web/shared.',
      severity: 'error',
      from: { path: '^web/', pathNot: tests },
      to: { dependencyTypes: builtins },
    },
    {
      name: 'faces-apart',
      comment: 'A face imports no other face: what two of them need belongs in web/shared.',
      severity: 'error',
      from: { path: `^web/(${faces})/` },
      to: { path: `^web/(${faces})/`, pathNot: '^web/$1/' },
    },
    {
      name: 'shared-below-the-faces',
      comment: 'web/shared is under the faces and imports none of them.',
      severity: 'error',
      from: { path: '^web/shared/' },
      to: { path: `^web/(${faces})/` },
    },
    {
      name: 'heavy-packages-in-the-console-only',
      comment: 'antd and echarts cost 436 kB: only the console may load them.',
      severity: 'error',
      from: { pathNot: ['^web/console/', '(^|/)node_modules/'] },
      to: { path: '(^|/)node_modules/(antd|@ant-design|echarts|zrender)/' },
    },
    {
      name: 'features-meet-at-the-index',
      comment: 'A feature uses another through its index.ts only: offer a question there.',
      severity: 'error',
      from: { path: '^server/([^/]+)/', pathNot: ['^server/platform/', tests] },
      to: {
        path: '^server/[^/]+/',
        pathNot: ['^server/$1/', '^server/platform/', '^server/[^/]+/index[.]ts$'],
      },
    },
    {
      name: 'features-below-the-app',
      comment: 'app.ts and main.ts put features together; a feature does not import them.',
      severity: 'error',
      from: { path: '^server/[^/]+/', pathNot: tests },
      to: { path: '^server/(app|main)[.]ts$' },
    },
    {
      name: 'platform-below-the-features',
      comment: 'server/platform carries every feature and knows none: hand the feature in from app.ts.',
      severity: 'error',
      from: { path: '^server/platform/', pathNot: tests },
      to: { path: '^server/[^/]+/', pathNot: '^server/platform/' },
    },
    {
      name: 'database-at-the-edge',
      comment: 'kysely and pg only in store.ts, server/platform and the intake: ask a store instead.',
      severity: 'error',
      from: {
        path: '^(server|web|contracts)/',
        pathNot: ['^server/.+/store[.]ts$', '^server/platform/', '^server/evaluation/intake[^/]*[.]ts$', tests],
      },
      to: { path: '(^|/)node_modules/(kysely|pg|pg-[^/]+|@types/pg)/' },
    },
    {
      name: 'no-test-in-source',
      comment: 'Source imports no test: move what both need into tests/support (tests) or a file of its own (source).',
      severity: 'error',
      from: { pathNot: [tests, '^tests/'] },
      to: { path: [tests, '^tests/'], pathNot: '^tests/support/database[.]setup[.]ts$' },
    },
    {
      name: 'no-tools-in-source',
      comment: 'Tools and the bench drive the rooms; no room imports them.',
      severity: 'error',
      from: { path: '^(domain|ledger|language|signing|contracts|server|web)/', pathNot: tests },
      to: { path: '^(tools|bench)/' },
    },
    {
      name: 'no-circular',
      comment: 'Two files that import each other are one file, or need a third below both.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody imports this file and it imports nothing: use it or delete it.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          tests,
          '[.]d[.]ts$',
          '^tools/',
          '^web/console/sheets[.]ts$',
          '^bench/(serve-[^/]+|loader)[.]ts$',
          '^tests/',
          '^server/(main|account-main|api-key-main|ledger-main)[.]ts$',
          '^web/[^/]+/main[.]tsx?$',
          '^web/[^/]+/worker[.]ts$',
          '[.]config[.]ts$',
        ],
      },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'This import leads nowhere.',
      severity: 'error',
      // A Vite suffix (?raw, ?url) and virtual modules are resolved by Vite, which fails by itself.
      from: {},
      to: { couldNotResolve: true, pathNot: ['[?]', '^virtual:', '^/'] },
    },
    {
      name: 'declared-packages-only',
      comment: 'A package that package.json does not name comes and goes with somebody else’s update.',
      severity: 'error',
      from: { path: '^(domain|ledger|language|signing|contracts|server|web|bench|tools|tests)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'served-packages-are-dependencies',
      comment: 'The server runs without development packages: move it to "dependencies".',
      severity: 'error',
      from: { path: '^(domain|ledger|language|signing|contracts|server)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '(^|/)node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(build|data|coverage)/' },
    // Type imports are imports: a rule that names a server type is as upward as one that calls it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
}
