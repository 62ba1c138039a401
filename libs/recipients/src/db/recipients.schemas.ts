import type { EntitySchema } from 'typeorm';

export const recipientsSchemas: EntitySchema[] = [];
