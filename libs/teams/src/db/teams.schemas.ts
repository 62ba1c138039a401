import type { EntitySchema } from 'typeorm';

export const teamsSchemas: EntitySchema[] = [];
