import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Serves the committed document and Swagger UI as static files: building the document at each start would double the time
 * a replica needs to be ready, and what is committed is what CI compared.
 */
export const serveDocument = async (fastify: FastifyInstance): Promise<void> => {
  const file = findUp('docs/openapi.json');
  if (!file) return;
  const document = readFileSync(file);
  fastify.get('/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(document));
  const ui = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  await fastify.register(fastifyStatic, { root: ui, prefix: '/docs/', index: false, decorateReply: true });
  fastify.get('/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  fastify.get('/docs/start.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(START));
};

const findUp = (path: string): string | null => {
  for (let folder = dirname(new URL(import.meta.url).pathname); folder !== dirname(folder); folder = dirname(folder)) if (existsSync(join(folder, path))) return join(folder, path);
  return null;
};

const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>易助 API</title><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="stylesheet" href="/docs/swagger-ui.css"></head><body><div id="ui"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>`;
const START = `window.ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#ui', deepLinking: true, persistAuthorization: false, validatorUrl: null, tagsSorter: undefined, docExpansion: 'none', filter: true });`;
