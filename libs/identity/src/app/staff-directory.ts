import { Inject, Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { currentContext, Database } from '@yizhu/platform';
import { PERMISSIONS_OF, ROLES } from '../domain/roles.js';

/** An account that holds a permission for places: the whole county, or these divisions with all that lies in them. */
export interface Holder {
  readonly id: Uuid;
  readonly county: boolean;
  readonly divisions: readonly string[];
}

/** What other contexts may ask about accounts: whose they are and what they answer for, never names. Disabled ones are left out. */
@Injectable()
export class StaffDirectory {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Accounts of team members, by member. */
  async ofMembers(memberIds: readonly Uuid[]): Promise<Map<Uuid, Uuid[]>> {
    const accounts = new Map<Uuid, Uuid[]>();
    if (memberIds.length === 0) return accounts;
    const rows = await this.database.read<{ id: Uuid; member: Uuid }>({ text: `SELECT u.id, u.team_member_id AS member FROM identity.app_user u WHERE u.team_member_id = ANY($1::uuid[]) AND u.county_code = $2 AND u.status = 'active'`, values: [memberIds, currentContext().countyCode] });
    for (const { id, member } of rows) accounts.set(member, [...(accounts.get(member) ?? []), id]);
    return accounts;
  }

  /** Of these accounts those that may still sign in. */
  async active(ids: readonly Uuid[]): Promise<Set<Uuid>> {
    if (ids.length === 0) return new Set();
    return new Set((await this.database.read<{ id: Uuid }>({ text: `SELECT u.id FROM identity.app_user u WHERE u.id = ANY($1::uuid[]) AND u.county_code = $2 AND u.status = 'active'`, values: [ids, currentContext().countyCode] })).map(({ id }) => id));
  }

  /** Who holds a permission for places by any of their roles; at most 2 000 accounts. */
  async holding(permission: string): Promise<Holder[]> {
    const roles = ROLES.filter((role) => (PERMISSIONS_OF[role] as readonly string[]).includes(permission));
    return this.database.read<Holder & Record<string, unknown>>({
      text: `SELECT u.id, bool_or(g.scope_kind = 'county') AS county, coalesce(array_agg(DISTINCT c.code) FILTER (WHERE g.scope_kind = 'division'), '{}') AS divisions
        FROM identity.role_grant g JOIN identity.app_user u ON u.id = g.user_id LEFT JOIN LATERAL unnest(g.scope_codes) AS c(code) ON true
        WHERE g.county_code = $1 AND g.ended_at IS NULL AND g.role = ANY($2::text[]) AND g.scope_kind IN ('county', 'division') AND u.status = 'active' GROUP BY u.id ORDER BY u.id LIMIT 2000`,
      values: [currentContext().countyCode, roles],
    });
  }
}
