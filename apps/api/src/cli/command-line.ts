import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DomainError, errorText, type Clock } from '@yizhu/kernel';
import { configFromEnvironment, ownerDataSource, runAsSystem } from '@yizhu/platform';
import type { DataSource } from 'typeorm';
import { AppModule } from '../app.module.js';
import { contextMigrations } from '../contexts.js';

/** What went wrong, in a sentence; the stack only when asked for. */
export const describeFailure = (error: unknown): string => {
  if (process.env.YIZHU_SHOW_ERRORS === '1') return String((error as Error).stack ?? error);
  if (error instanceof DomainError) return `${errorText(error.code, 'zh', error.params)} (${error.code})`;
  return (error as Error).message;
};

/** Prints a result for people, or as one JSON document for programs. */
export const print = (json: boolean | undefined, result: unknown, words: () => string): void => {
  process.stdout.write(json ? `${JSON.stringify(result, null, 1)}\n` : `${words()}\n`);
};

/** The database by the role that owns it. */
export const ownerUrl = (): string => {
  const url = process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL;
  if (!url) throw new Error('MIGRATION_DATABASE_URL is not set');
  return url;
};

/** Work as the database's owner: migrations and reference data. */
export const withOwner = async <T>(work: (owner: DataSource) => Promise<T>): Promise<T> => {
  const owner = await ownerDataSource(ownerUrl(), contextMigrations).initialize();
  try {
    return await work(owner);
  } finally {
    await owner.destroy();
  }
};

/** Work through the application's services, as the system. No port is opened, no background work started. */
export const withApplication = async <T>(work: (app: INestApplicationContext, countyCode: string) => Promise<T>, clock?: Clock): Promise<T> => {
  const config = { ...configFromEnvironment(), backgroundWork: false };
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config, clock), { logger: ['error', 'warn'], abortOnError: false });
  try {
    return await runAsSystem(config.countyCode, 'command-line', () => work(app, config.countyCode));
  } finally {
    await app.close();
  }
};
