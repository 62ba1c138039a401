import type { EntitySchema } from 'typeorm';

export const service_catalogueSchemas: EntitySchema[] = [];
