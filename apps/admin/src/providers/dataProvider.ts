import type { DataProvider } from 'ra-core';
import { call, get, list, type Page } from './api';

type Row = { id: string; version?: number };
const version = (row: unknown): number | undefined => (row as Row | undefined)?.version;
const refuse = (): never => {
  throw new Error('users never delete');
};

/** Resources are named as the API names them, so there is nothing to map. Business acts stand in acts.ts. */
export const dataProvider: DataProvider = {
  supportAbortSignal: true,
  async getList(resource, { pagination, sort, filter, signal }) {
    const { data, page } = await list<Row>(`/${resource}`, { ...(pagination ? { pagination } : {}), ...(sort ? { sort } : {}), filter, signal });
    return { data, total: page.total, meta: { totalIsExact: page.totalIsExact } } as never;
  },
  async getOne(resource, { id, signal }) {
    return { data: (await get(`/${resource}/{id}`, { path: { id: String(id) }, signal })) as never };
  },
  async getMany(resource, { ids, signal }) {
    const data = await Promise.all(ids.map((id) => get(`/${resource}/{id}`, { path: { id: String(id) }, signal })));
    return { data: data as never[] };
  },
  async getManyReference(resource, { target, id, pagination, sort, filter, signal }) {
    const { data, page } = await call<Page<Row>>('get', `/${resource}`, {
      query: { ...filter, [target]: String(id), page: pagination.page, perPage: pagination.perPage, sort: `${sort.order === 'DESC' ? '-' : ''}${sort.field}` },
      signal,
    });
    return { data: data as never[], total: page.total };
  },
  async create(resource, { data }) {
    return { data: (await call('post', `/${resource}`, { body: data })) as never };
  },
  async update(resource, { id, data, previousData, meta }) {
    const body = { ...data } as Record<string, unknown>;
    const from = (meta as { version?: number } | undefined)?.version ?? version(previousData);
    return { data: (await call('put', `/${resource}/{id}`, { path: { id: String(id) }, body, version: from })) as never };
  },
  updateMany: refuse,
  delete: refuse,
  deleteMany: refuse,
};
