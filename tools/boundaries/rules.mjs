/**
 * Who may import whom, as docs/architecture.md says it, for dependency-cruiser. Paths are seen from the folder that holds
 * apps/, libs/ and tools/. Imports by package name are resolved first, so both spellings meet the same rules.
 */

const SPEC = '\\.(spec|db-spec|http-spec|e2e)\\.tsx?$';
/** Harnesses that specs share inside a package. */
const FOR_SPECS = [SPEC, '/src/testing/', '^apps/[^/]+/e2e/'];
const npm = (/** @type {string[]} */ ...names) => `(^|/)node_modules/(${names.join('|')})/`;
const lib = (/** @type {string[]} */ ...names) => `^libs/(${names.join('|')})/`;

/**
 * @param {Record<string, number>} tiers tier of each library by its folder's name
 */
export function rulesFor(tiers) {
  const contexts = Object.keys(tiers).filter((name) => Number(tiers[name]) > 0);
  const context = `^libs/(${contexts.join('|')})/src/`;
  const fromTier = (/** @type {number} */ tier) => contexts.filter((name) => Number(tiers[name]) >= tier);

  return [
    ...general(Object.keys(tiers)),
    ...tierZero(contexts),
    ...[...new Set(contexts.map((name) => Number(tiers[name])))].map((tier) => ({
      name: 'lower-tiers-only',
      comment: 'A context asks contexts of a lower tier; of its own tier or a higher one it learns by events (libs/events).',
      severity: 'error',
      from: { path: `^libs/(${contexts.filter((name) => tiers[name] === tier).join('|')})/` },
      to: { path: lib(...fromTier(tier)), pathNot: '^libs/$1/' },
    })),
    ...layers(context),
  ];
}

/** @param {string[]} known */
const general = (known) => [
  {
    name: 'no-cycles',
    comment: 'What imports each other in a ring is one thing in several files.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'An import that leads nowhere would slip past every other rule.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'every-library-has-a-tier',
    comment: 'Name it in tools/boundaries/tiers.json (the generator does).',
    severity: 'error',
    from: { path: '^libs/', pathNot: lib(...known) },
    to: {},
  },
  {
    name: 'front-door-only',
    comment: "Of another library only src/index.ts may be imported: what isn't exported there is nobody else's business.",
    severity: 'error',
    from: { path: '^(apps|libs|tools)/([^/]+)/' },
    to: { path: '^libs/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^$1/$2/'] },
  },
  {
    name: 'nobody-imports-an-app',
    comment: 'Applications compose; what two of them need belongs in a library.',
    severity: 'error',
    from: { path: '^(apps|libs)/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^$1/$2/' },
  },
  {
    name: 'tools-stay-outside',
    comment: 'What is shipped does not depend on what develops it.',
    severity: 'error',
    from: { path: '^(apps|libs)/', pathNot: ['^libs/testing/', ...FOR_SPECS] },
    to: { path: '^tools/' },
  },
  {
    name: 'clients-use-the-api-client-only',
    comment: 'Console and citizens’ client know the system by its API contract.',
    severity: 'error',
    from: { path: '^apps/(admin|directory|mobile)/', pathNot: FOR_SPECS },
    to: { path: ['^(libs|apps|tools)/', npm('@nestjs', 'typeorm', 'pg', 'fastify', '@fastify')], pathNot: ['^apps/$1/', '^libs/api-client/'] },
  },
];

/** @param {string[]} contexts */
const tierZero = (contexts) => [
  {
    name: 'kernel-is-pure',
    comment: 'Every layer imports the kernel, so it drags nothing in: no library, no Node, no packages but the one that makes UUIDs.',
    severity: 'error',
    from: { path: '^libs/kernel/', pathNot: FOR_SPECS },
    to: { pathNot: ['^libs/kernel/', npm('uuid')] },
  },
  {
    name: 'events-know-the-kernel-only',
    comment: 'Contracts between contexts depend on none of them.',
    severity: 'error',
    from: { path: '^libs/events/', pathNot: FOR_SPECS },
    to: { pathNot: ['^libs/events/', '^libs/kernel/'] },
  },
  {
    name: 'platform-knows-no-context',
    comment: 'The platform serves contexts it has never heard of.',
    severity: 'error',
    from: { path: '^libs/platform/' },
    to: { path: lib(...contexts, 'api-client') },
  },
  {
    name: 'api-client-stands-alone',
    comment: 'It is generated from the API contract and used by clients, never by the server it describes.',
    severity: 'error',
    from: { path: '^libs/api-client/', pathNot: FOR_SPECS },
    to: { path: '^(libs|apps|tools)/', pathNot: '^libs/api-client/' },
  },
  {
    name: 'api-client-is-for-clients',
    comment: 'The server does not call itself.',
    severity: 'error',
    from: { path: ['^apps/api/', lib(...contexts)], pathNot: FOR_SPECS },
    to: { path: '^libs/api-client/' },
  },
  {
    name: 'testing-from-specs-only',
    comment: 'Test databases and harnesses are not shipped.',
    severity: 'error',
    from: { path: '^(apps|libs)/', pathNot: ['^libs/testing/', ...FOR_SPECS] },
    to: { path: '^libs/testing/' },
  },
];

/** The folders inside a context. @param {string} context */
const layers = (context) => [
  {
    name: 'domain-imports-the-kernel-only',
    comment: 'Rules of the trade stand in plain TypeScript.',
    severity: 'error',
    from: { path: `${context}domain/`, pathNot: FOR_SPECS },
    to: { pathNot: ['^libs/$1/src/domain/', '^libs/kernel/'] },
  },
  {
    name: 'app-imports-domain-and-db',
    comment: 'app → own domain and db, platform, a lower tier’s front door.',
    severity: 'error',
    from: { path: `${context}app/`, pathNot: FOR_SPECS },
    to: { path: '^libs/$1/', pathNot: ['^libs/$1/src/(app|domain|db)/', '^libs/$1/src/http/[^/]+\\.dto\\.ts$', '^libs/$1/src/http/[^/]+/[^/]+\\.dto\\.ts$'] },
  },
  {
    name: 'app-sees-dto-types-only',
    comment: 'A DTO is the input of a use case, written once (ADR 3): its type may be named in app/, its class (validators, Swagger) may not.',
    severity: 'error',
    from: { path: `${context}app/`, pathNot: FOR_SPECS },
    to: { path: '^libs/$1/src/http/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'db-imports-domain-and-platform',
    comment: 'db → own domain, typeorm, platform.',
    severity: 'error',
    from: { path: `${context}db/`, pathNot: FOR_SPECS },
    to: { path: '^libs/', pathNot: ['^libs/$1/src/(db|domain)/', lib('kernel', 'platform')] },
  },
  {
    name: 'http-imports-app-and-domain',
    comment: 'http → own app and domain types, platform.',
    severity: 'error',
    from: { path: `${context}http/`, pathNot: FOR_SPECS },
    to: { path: '^libs/', pathNot: ['^libs/$1/src/(http|app|domain)/', lib('kernel', 'platform')] },
  },
  {
    name: 'database-packages-in-db-only',
    comment: 'Only db/ knows the ORM and the driver.',
    severity: 'error',
    from: { path: `${context}(app|http)/`, pathNot: FOR_SPECS },
    to: { path: npm('typeorm', 'pg') },
  },
  {
    name: 'http-packages-in-http-only',
    comment: 'Only http/ knows how it is asked.',
    severity: 'error',
    from: { path: `${context}(app|db)/`, pathNot: FOR_SPECS },
    to: { path: npm('@nestjs/swagger', '@nestjs/platform-fastify', 'fastify', '@fastify/[^/]+', 'class-validator') },
  },
];

/** How imports are followed, for the real tree and the fixtures alike. */
export const options = {
  doNotFollow: { path: '(^|/)node_modules/' },
  // Packages are not among it: they have dist/ folders, too.
  exclude: { path: '^(apps|libs|tools)/[^/]+/dist/|(^|/)(jest|vite)\\.config\\.mjs$|^tools/boundaries/fixtures/' },
  // Types count: who needs another's types knows it.
  tsPreCompilationDeps: true,
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['@yizhu/source', 'import', 'require', 'node', 'default', 'types'] },
};
