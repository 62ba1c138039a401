import type { EntitySchema } from 'typeorm';

export const identitySchemas: EntitySchema[] = [];
