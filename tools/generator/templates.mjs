/** The files of a new library, by path inside it. Plain text, so that what is stamped can be read here. */
const pascal = (name) => name.split('-').map((w) => w[0].toUpperCase() + w.slice(1)).join('');
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

const common = (name, uses, decorators) => ({
  'package.json': json({
    name: `@yizhu/${name}`,
    version: '0.1.0',
    private: true,
    type: 'module',
    exports: { '.': { '@yizhu/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' } },
    scripts: {
      build: 'node ../../node_modules/typescript-7/bin/tsc -b',
      spec: 'node ../../tools/jest/run.mjs spec',
      ...(decorators ? { 'db-spec': 'node ../../tools/jest/run.mjs db-spec' } : {}),
    },
    dependencies: Object.fromEntries(uses.map((u) => [`@yizhu/${u}`, '*'])),
    ...(decorators ? { devDependencies: { '@yizhu/testing': '*' } } : {}),
  }),
  'tsconfig.json': json({
    extends: '../../tsconfig.base.json',
    compilerOptions: { rootDir: 'src', outDir: 'dist', tsBuildInfoFile: 'dist/.tsbuildinfo' },
    include: ['src'],
    exclude: ['src/**/*.spec.ts', 'src/**/*.db-spec.ts', 'src/**/*.http-spec.ts'],
    references: uses.map((u) => ({ path: `../${u}` })),
  }),
  'jest.config.mjs': `import { base } from '../../tools/jest/jest.base.mjs';\n\nexport default base({ decorators: ${decorators} });\n`,
});

export const plainFiles = ({ name, uses }) => ({ ...common(name, uses, false), 'src/index.ts': `export {};\n` });

export const contextFiles = ({ name, zh, uses, stamp }) => {
  const Name = pascal(name);
  const schema = name.replaceAll('-', '_');
  return {
    ...common(name, [...new Set(['kernel', 'events', 'platform', ...uses])], true),
    'src/index.ts': `export { ${Name}Module } from './${name}.module.js';\nexport { ${schema}Schemas } from './db/${name}.schemas.js';\nexport { ${schema}Migrations } from './db/migrations/index.js';\n`,
    [`src/${name}.module.ts`]: `import { Module } from '@nestjs/common';\n\n/** ${zh}: what this context promises, in one paragraph. */\n@Module({ controllers: [], providers: [], exports: [] })\nexport class ${Name}Module {}\n`,
    [`src/db/${name}.schemas.ts`]: `import type { EntitySchema } from 'typeorm';\n\nexport const ${schema}Schemas: EntitySchema[] = [];\n`,
    'src/db/migrations/index.ts': `import { ${Name}${stamp} } from './${stamp}-${name}.js';\n\nexport const ${schema}Migrations = [${Name}${stamp}];\n`,
    [`src/db/migrations/${stamp}-${name}.ts`]: `import type { MigrationInterface, QueryRunner } from 'typeorm';\n\nexport class ${Name}${stamp} implements MigrationInterface {\n  name = '${Name}${stamp}';\n\n  async up(runner: QueryRunner): Promise<void> {\n    await runner.query('CREATE SCHEMA ${schema}');\n  }\n\n  async down(runner: QueryRunner): Promise<void> {\n    await runner.query('DROP SCHEMA ${schema} CASCADE');\n  }\n}\n`,
  };
};
