/** The import rules of ARCHITECTURE.md: the comment of each rule is the sentence to read when it fails. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const features = '^api/src/features/'

module.exports = {
  forbidden: [
    rule(
      'no-circular',
      'No cycles: a module that needs its own caller is two modules.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import', 'type-only'] } },
    ),
    rule(
      'domain-is-pure',
      'The domain imports nothing: pure rules, no I/O, no clock, no dependency.',
      { path: '^shared/domain/src', pathNot: '\\.test\\.ts$' },
      { pathNot: '^shared/domain/src' },
    ),
    rule(
      'contract-on-domain',
      'The contract imports the domain and typebox only.',
      { path: '^shared/contract/src', pathNot: '\\.test\\.ts$' },
      { pathNot: ['^shared/(contract|domain)/src', 'node_modules/.*typebox'] },
    ),
    rule(
      'proof-stands-alone',
      'The verifier runs without us: it imports fflate and nothing else.',
      { path: '^shared/proof/src', pathNot: '\\.test\\.ts$' },
      { pathNot: ['^shared/proof/src', 'node_modules/.*fflate'] },
    ),
    rule(
      'ui-knows-no-contract',
      'The UI kit imports vue and reka-ui, never the contract.',
      { path: '^shared/ui/src', pathNot: '\\.test\\.ts$' },
      { path: '^(shared/(contract|domain)|api|web-)' },
    ),
    rule(
      'ground-below-features',
      'kernel, pdf and extraction never import features.',
      { path: '^api/src/(kernel|pdf|extraction)/' },
      { path: features },
    ),
    rule(
      'libraries-stand-alone',
      'pdf and extraction are libraries of their own: they import nothing of the kernel but types.',
      { path: '^api/src/(pdf|extraction)/' },
      { path: '^api/src/kernel/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'features-by-queries',
      'A feature imports of another feature only its queries.ts.',
      { path: '^api/src/features/([^/]+)/', pathNot: '\\.test\\.ts$' },
      { path: '^api/src/features/([^/]+)/', pathNot: ['^api/src/features/$1/', '/queries\\.ts$'] },
    ),
    rule(
      'one-pool',
      'Only kernel/db/client.ts, kernel/jobs and deps.ts see the pool: everything else receives sql.',
      {
        path: '^api/src/',
        pathNot: ['^api/src/kernel/(db|jobs|embedded)/', '^api/src/deps\\.ts$', '^api/src/cli/'],
      },
      { path: 'node_modules/.*/pg/' },
    ),
    rule(
      'commands-stay-pure',
      'Commands never talk to queues, S3 or SMTP: they write an outbox row.',
      { path: '^api/src/features/.*commands\\.ts$' },
      { path: 'node_modules/.*(bullmq|@aws-sdk|nodemailer)/' },
    ),
    rule(
      'spa-on-shared',
      'The applications import shared/* only, never the api, never each other.',
      { path: '^web-(admin|elus)/src' },
      { path: '^(api|web-(admin|elus))/', pathNot: '^web-$1/' },
    ),
    rule(
      'no-sibling-screens',
      'A screen folder never imports a sibling screen folder: share it in shared/ui or stores.',
      { path: '^web-(admin|elus)/src/features/([^/]+)/' },
      { path: '^web-(admin|elus)/src/features/([^/]+)/', pathNot: '^web-$1/src/features/$2/' },
    ),
    rule(
      'no-orphans',
      'No orphans: a module nobody imports is dead.',
      {
        orphan: true,
        pathNot: [
          '\\.config\\.(ts|js|cjs)$',
          '\\.d\\.ts$',
          '^api/(bin|scripts|bench|test)/',
          '^web-elus/workers/service\\.ts$',
          '\\.test\\.ts$',
        ],
      },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.tsbuild|/dist/|migrations/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
      extensions: ['.ts', '.js', '.vue', '.css'],
    },
  },
}
