import type { EntitySchema } from 'typeorm';

export const incentivesSchemas: EntitySchema[] = [];
