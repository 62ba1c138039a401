import type { EntitySchema } from 'typeorm';

export const service_pointsSchemas: EntitySchema[] = [];
