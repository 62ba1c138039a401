import { Inject, Injectable } from '@nestjs/common';
import { currentActor, Database, type RawJson } from '@yizhu/platform';
import { PERMISSIONS_OF, type Role } from '../domain/roles.js';
import { UserQueries } from './user.queries.js';

/** What the console asks about oneself. */
@Injectable()
export class MeQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UserQueries) private readonly users: UserQueries,
  ) {}

  me(): Promise<RawJson> {
    return this.users.detail(currentActor().id!);
  }

  async permissions(): Promise<{ permissions: string[] }> {
    const rows = await this.database.read<{ role: Role }>({ text: `SELECT role FROM identity.role_grant WHERE user_id = $1::uuid AND ended_at IS NULL`, values: [currentActor().id] });
    return { permissions: [...new Set(rows.flatMap((r) => PERMISSIONS_OF[r.role]))].sort() };
  }
}
