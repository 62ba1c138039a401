import { Inject, Injectable } from '@nestjs/common';
import { notFound, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, RawJson, Values } from '@yizhu/platform';
import type { UserListQuery } from '../http/identity.dto.js';

const GRANTS = `coalesce((SELECT json_agg(json_build_object('id', g.id, 'role', g.role, 'scope', json_build_object('kind', g.scope_kind, 'codes', g.scope_codes,
  'names', (SELECT coalesce(json_agg(d.name ORDER BY d.code), '[]') FROM platform.division d WHERE d.code = ANY(g.scope_codes)))) ORDER BY g.granted_at) FROM identity.role_grant g WHERE g.user_id = u.id AND g.ended_at IS NULL), '[]')`;
const ROW = `json_build_object('id', u.id, 'account', u.account, 'name', u.name, 'status', u.status, 'organisationId', u.organisation_id, 'teamMemberId', u.team_member_id, 'mustChangePassword', u.must_change_password,
  'roles', ${GRANTS}, 'lastSignInAt', (SELECT max(s.started_at) FROM identity.session s WHERE s.user_id = u.id),
  'lockedUntil', (SELECT f.locked_until FROM identity.sign_in_failure f WHERE f.key = 'account:' || u.account AND f.locked_until > now()), 'createdAt', u.created_at, 'version', u.version)`;

@Injectable()
export class UserQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  list(query: UserListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [`u.county_code = ${values.add(currentContext().countyCode)}`];
    if (query.status) where.push(`u.status = ${values.add(query.status)}`);
    if (query.role) where.push(`EXISTS (SELECT 1 FROM identity.role_grant g WHERE g.user_id = u.id AND g.ended_at IS NULL AND g.role = ${values.add(query.role)})`);
    if (query.q) {
      const text = values.add(query.q.toLowerCase());
      where.push(`(strpos(u.account, ${text}) > 0 OR strpos(lower(u.name), ${text}) > 0)`);
    }
    return answerList(this.database, {
      values, where, from: 'identity.app_user u', key: 'u.id', row: ROW, detailFrom: 'page JOIN identity.app_user u ON u.id = page.key', defaultSort: '-createdAt',
      sorts: { createdAt: { sql: 'u.created_at', type: 'timestamptz' }, account: { sql: 'u.account', type: 'text' } },
    }, query);
  }

  async detail(id: Uuid): Promise<RawJson> {
    const values = new Values();
    const row = await this.database.one<{ body: string; version: number }>({ text: `SELECT (${ROW})::text AS body, u.version FROM identity.app_user u WHERE u.id = ${values.add(id)}::uuid AND u.county_code = ${values.add(currentContext().countyCode)}`, values: values.list });
    if (!row) throw notFound('user');
    return new RawJson(row.body, row.version);
  }
}
