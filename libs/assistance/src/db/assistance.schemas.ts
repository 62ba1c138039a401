import type { EntitySchema } from 'typeorm';

export const assistanceSchemas: EntitySchema[] = [];
