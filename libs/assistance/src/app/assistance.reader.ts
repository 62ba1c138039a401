import { Inject, Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { currentContext, Database } from '@yizhu/platform';

/** What telling people of a request needs to know of it: ids and codes. */
export interface RequestBrief {
  readonly id: Uuid;
  readonly personId: Uuid;
  /** Twelve characters; the right to see how it is going. */
  readonly trackingCode: string;
  readonly urgency: string | null;
  /** The account that declined it last. */
  readonly declinedBy: Uuid | null;
  /** The member who sees to it; null: the office of the place. */
  readonly ownerId: Uuid | null;
  /** Members who carry out its orders at the moment. */
  readonly helpers: readonly Uuid[];
}

/** What other contexts may ask of assistance, for work of the system itself: by id, over the county. */
@Injectable()
export class AssistanceReader {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** One statement for all of them; what isn't there is left out. */
  async requests(ids: readonly Uuid[]): Promise<Map<Uuid, RequestBrief>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.read<RequestBrief & Record<string, unknown>>({
      text: `SELECT r.id, r.person_id AS "personId", r.tracking_code AS "trackingCode", r.urgency, r.declined_by AS "declinedBy", r.owner_id AS "ownerId",
          ARRAY(SELECT DISTINCT o.member_id FROM assistance.service_order o WHERE o.request_id = r.id AND o.member_id IS NOT NULL AND o.status IN ('accepted', 'scheduled', 'in_progress')) AS helpers
        FROM assistance.help_request r WHERE r.id = ANY($1::uuid[]) AND r.county_code = $2`,
      values: [ids, currentContext().countyCode],
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Whose these wishes are. */
  async wishes(ids: readonly Uuid[]): Promise<Map<Uuid, { readonly personId: Uuid }>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.read<{ id: Uuid; personId: Uuid }>({ text: `SELECT w.id, w.person_id AS "personId" FROM assistance.micro_wish w WHERE w.id = ANY($1::uuid[]) AND w.county_code = $2`, values: [ids, currentContext().countyCode] });
    return new Map(rows.map((row) => [row.id, row]));
  }
}
