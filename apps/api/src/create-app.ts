import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '@yizhu/kernel';
import { fastifyAdapter, prepareApplication, Relay, type PlatformConfig } from '@yizhu/platform';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppModule } from './app.module.js';
import { serveDocument } from './openapi/serve.js';

/** The whole API as one application, ready to listen or to be injected into by tests. */
export const createApp = async (config: PlatformConfig, clock?: Clock): Promise<NestFastifyApplication> => {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config, clock), fastifyAdapter(config), { logger: ['error', 'warn'], abortOnError: false, bodyParser: false });
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'problems', 'problems/:code', 'hsds', 'hsds/*path'] });
  await prepareApplication(app, config);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await serveDocument(fastify);
  if (config.consoleDir && existsSync(join(config.consoleDir, 'index.html'))) await fastify.register(fastifyStatic, { root: config.consoleDir, wildcard: false, decorateReply: false, setHeaders: cacheHeaders });
  if (config.directoryDir && existsSync(join(config.directoryDir, 'index.html'))) {
    await fastify.register(fastifyStatic, { root: config.directoryDir, prefix: '/directory/', decorateReply: false, setHeaders: cacheHeaders });
    fastify.get('/directory', (_request, reply) => reply.redirect('/directory/', 302));
  }
  await app.init();
  if (config.backgroundWork) app.get(Relay).start(config.countyCode);
  return app;
};

/** Hashed assets for a year, the page itself never: a new release is seen at the next click. */
const cacheHeaders = (reply: { header(name: string, value: string): unknown } | { setHeader(name: string, value: string): unknown }, path: string): void => {
  const value = /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
  if ('setHeader' in reply) reply.setHeader('cache-control', value);
  else reply.header('cache-control', value);
};
