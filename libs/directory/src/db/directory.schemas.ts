import type { EntitySchema } from 'typeorm';

export const directorySchemas: EntitySchema[] = [];
