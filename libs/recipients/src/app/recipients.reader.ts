import { Inject, Injectable } from '@nestjs/common';
import { notFound, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, scopePredicate, Values } from '@yizhu/platform';

export interface PersonBrief {
  readonly id: Uuid;
  readonly householdId: Uuid;
  readonly divisionCode: string;
  readonly status: string;
}
export interface HouseholdBrief {
  readonly id: Uuid;
  readonly divisionCode: string;
  readonly position: { readonly lng: number; readonly lat: number } | null;
}

/** What other contexts may ask of recipients: within the caller's scope, or not found. */
@Injectable()
export class RecipientsReader {
  constructor(@Inject(Database) private readonly database: Database) {}

  async person(id: Uuid): Promise<PersonBrief> {
    const values = new Values();
    const row = await this.database.one<{ id: string; household_id: string; division_code: string; status: string }>({
      text: `SELECT p.id, p.household_id, p.division_code, p.status FROM recipients.person p WHERE p.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'p' }, values)}`,
      values: values.list,
    });
    if (!row) throw notFound('recipient');
    return { id: row.id, householdId: row.household_id, divisionCode: row.division_code, status: row.status };
  }

  async household(id: Uuid): Promise<HouseholdBrief> {
    const values = new Values();
    const row = await this.database.one<{ id: string; division_code: string; lng: number | null; lat: number | null }>({
      text: `SELECT h.id, h.division_code, h.lng, h.lat FROM recipients.household h WHERE h.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'h' }, values)}`,
      values: values.list,
    });
    if (!row) throw notFound('household');
    return { id: row.id, divisionCode: row.division_code, position: row.lng === null ? null : { lng: row.lng, lat: row.lat! } };
  }

  /** Which of these people live in the household. */
  async membersOf(householdId: Uuid, ids: readonly Uuid[]): Promise<Uuid[]> {
    return (await this.database.read<{ id: string }>({ text: `SELECT id FROM recipients.person WHERE household_id = $1::uuid AND id = ANY($2::uuid[])`, values: [householdId, ids] })).map((r) => r.id);
  }
}
