import type { EntitySchemaColumnOptions } from 'typeorm';

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** Columns by property: `type`, or `type?` where it may be null; the column's name is the property's in snake case. */
export const columns = (types: Record<string, string>): Record<string, EntitySchemaColumnOptions> =>
  Object.fromEntries(
    Object.entries({ id: 'uuid', countyCode: 'text', divisionCode: 'text', ...types }).map(([property, type]) => [
      property,
      { name: snake(property), type: type.replace(/\?|\[\]/g, ''), nullable: type.endsWith('?'), array: type.includes('[]'), primary: property === 'id' || property === 'countyCode' } as EntitySchemaColumnOptions,
    ]),
  );
