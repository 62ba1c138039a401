/**
 * The one Jest configuration of the repository. Specs are named by what they need:
 * `*.spec.ts` nothing, `*.db-spec.ts` a database, `*.http-spec.ts` the whole API, `*.e2e.ts` a browser.
 * The kind to run comes in SPEC_KIND, so that one project has one configuration and Nx one target per kind.
 */
const kind = process.env.SPEC_KIND ?? 'spec';
/** @type {Record<string, number>} */
const SLOW = { 'db-spec': 60_000, 'http-spec': 60_000, e2e: 180_000 };

/** @param {{ decorators?: boolean, rootDir?: string }} [options] */
export const base = ({ decorators = false, rootDir } = {}) => ({
  ...(rootDir ? { rootDir } : {}),
  testEnvironment: 'node',
  testRegex: `\\.${kind}\\.tsx?$`,
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: SLOW[kind] ?? 10_000,
  // Never 'import' here: jest runs CommonJS, and packages would hand out their ES modules.
  testEnvironmentOptions: { customExportConditions: ['@yizhu/source', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          keepClassNames: true,
          parser: { syntax: 'typescript', tsx: true, decorators },
          transform: { ...(decorators ? { legacyDecorator: true, decoratorMetadata: true } : {}), react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
    '^.+\\.m?js$': '<rootDir>/../../tools/jest/esm-to-cjs.cjs',
  },
  transformIgnorePatterns: [],
});
