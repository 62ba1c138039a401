import type { EntitySchema } from 'typeorm';

export const partnersSchemas: EntitySchema[] = [];
