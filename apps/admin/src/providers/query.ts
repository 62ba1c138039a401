/** How a list is asked for: pages for the console's page buttons, named filters, ranges `…From` / `…To`. */
export interface ListAsk {
  pagination?: { page: number; perPage: number };
  sort?: { field: string; order: 'ASC' | 'DESC' };
  filter?: Record<string, unknown>;
}

export type Query = Record<string, string | number | boolean | (string | number)[]>;

export function listQuery({ pagination, sort, filter }: ListAsk): Query {
  const query: Query = {};
  if (pagination) {
    query['page'] = pagination.page;
    query['perPage'] = pagination.perPage;
  }
  if (sort && sort.field && sort.field !== 'id') query['sort'] = `${sort.order === 'DESC' ? '-' : ''}${sort.field}`;
  for (const [name, value] of Object.entries(filter ?? {})) {
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value)) {
      if (value.length > 0) query[name] = value as (string | number)[];
    } else if (typeof value === 'string') {
      const trimmed = value.trim();
      if (trimmed) query[name] = trimmed;
    } else if (typeof value === 'number' || typeof value === 'boolean') {
      query[name] = value;
    }
  }
  return query;
}
