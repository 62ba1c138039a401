import { Inject, Injectable } from '@nestjs/common';
import { localDate, newId, ResidentId, tidy, type Uuid } from '@yizhu/kernel';
import { onBrokenConstraint, Sealer, UnitOfWork, type Act, type RawJson } from '@yizhu/platform';
import { findByName, followName } from '../../db/follow-name.js';
import { recipients } from '../../db/repositories.js';
import { maskBank, maskPhone } from '../../db/household-writer.js';
import { recipientError } from '../../domain/recipient.errors.js';
import type { Recipient } from '../../domain/recipient.js';
import { correctedValue, type Correctable, type Correction } from '../../domain/rights/correction.js';
import { rightsError } from '../../domain/rights/rights.errors.js';
import { RecipientQueries } from '../recipient.queries.js';

interface Registered {
  readonly name: string;
  readonly relation: string;
  readonly is_head: boolean;
  readonly id_sealed: string;
  readonly phone_sealed: string | null;
  readonly health_sealed: string | null;
  readonly bank_sealed: string | null;
}
/** Where a sealed field lies, and under which name it is sealed. */
const SEALED = { idNumber: ['id_sealed', 'id_number'], phone: ['phone_sealed', 'phone'], health: ['health_sealed', 'health'], bankAccount: ['bank_sealed', 'bank_account'] } as const;

/** Correction with trace, and restriction of processing (个人信息保护法 arts. 44, 46). */
@Injectable()
export class RightsService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(RecipientQueries) private readonly queries: RecipientQueries,
  ) {}

  /**
   * Puts one field right, with all that follows from it; what stood there before is kept, sealed.
   * @throws correction-* | the faults of admission at `value` | already-registered
   */
  correct(id: Uuid, version: number, correction: Correction): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const recipient = await recipients.lock(act, id, version);
      const [now] = (await act.manager.query(`SELECT name, relation, is_head, id_sealed, phone_sealed, health_sealed, bank_sealed FROM recipients.person WHERE id = $1`, [id])) as [Registered];
      const { field } = correction;
      const value = correctedValue(correction, now.is_head, localDate(act.now));
      const before = this.valueOf(id, field, now);
      if (value === before) throw rightsError('correction-changes-nothing', {}, 'value');
      await onBrokenConstraint('person_id_number', () => recipientError('already-registered', {}, 'value'), () => this.write(act, recipient, field, value));
      const correctionId = newId();
      await act.manager.query(
        `INSERT INTO recipients.correction (id, county_code, division_code, household_id, person_id, field, old_sealed, reason, paper_number, corrected_at, corrected_by, corrected_by_name) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`,
        [correctionId, recipient.countyCode, recipient.divisionCode, recipient.householdId, id, field, before === '' ? null : this.sealer.seal(before, 'recipients.correction', 'old', correctionId), tidy(correction.reason), correction.paperNumber, act.now, act.actor.id, act.actor.name],
      );
      recipient.correct(field);
      await recipients.save(act, recipient, 'correct', { field });
      return this.queries.detail(id);
    });
  }

  /** @throws already-restricted */
  restrict(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const recipient = await recipients.lock(act, id, version);
      recipient.restrict(act.now);
      await act.manager.query(
        `INSERT INTO recipients.restriction (id, county_code, division_code, household_id, person_id, reason, started_at, started_by, started_by_name) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
        [newId(), recipient.countyCode, recipient.divisionCode, recipient.householdId, id, tidy(reason), act.now, act.actor.id, act.actor.name],
      );
      await recipients.save(act, recipient, 'restrict');
      return this.queries.detail(id);
    });
  }

  /** @throws not-restricted */
  release(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const recipient = await recipients.lock(act, id, version);
      recipient.release();
      await act.manager.query(`UPDATE recipients.restriction SET release_reason = $2, released_at = $3, released_by = $4, released_by_name = $5 WHERE person_id = $1 AND released_at IS NULL`, [id, tidy(reason), act.now, act.actor.id, act.actor.name]);
      await recipients.save(act, recipient, 'release');
      return this.queries.detail(id);
    });
  }

  private valueOf(id: Uuid, field: Correctable, now: Registered): string {
    if (field === 'name' || field === 'relation') return now[field];
    const [column, sealedAs] = SEALED[field];
    const sealed = now[column];
    return sealed === null ? '' : this.sealer.open(sealed, 'recipients.person', sealedAs, id);
  }

  private async write({ manager, now }: Act, { id, householdId }: Recipient, field: Correctable, value: string): Promise<void> {
    const set = (columns: Record<string, unknown>): Promise<unknown> => manager.query(`UPDATE recipients.person SET ${Object.keys(columns).map((column, i) => `${column} = $${i + 2}`).join(', ')} WHERE id = $1`, [id, ...Object.values(columns)]);
    const seal = (as: string): string | null => (value === '' ? null : this.sealer.seal(value, 'recipients.person', as, id));
    switch (field) {
      case 'name':
        await set({ name: value });
        // Found by the new name from now on, no longer by the old one; copies on the household's papers in progress follow.
        await findByName(manager, id, value);
        await manager.query(`UPDATE recipients.household SET head_name = $2, version = version + 1 WHERE id = $1 AND head_id = $3`, [householdId, value, id]);
        await followName(manager, householdId, id, value);
        return;
      case 'relation':
        return void (await set({ relation: value }));
      case 'phone':
        return void (await set({ phone_sealed: seal('phone'), phone_blind: value === '' ? null : this.sealer.blind('phone', value), phone_masked: value === '' ? null : maskPhone(value) }));
      case 'health':
        return void (await set({ health_sealed: seal('health') }));
      case 'bankAccount':
        return void (await set({ bank_sealed: seal('bank_account'), bank_masked: value === '' ? null : maskBank(value) }));
      case 'idNumber': {
        const number = ResidentId.parse(value, localDate(now));
        return void (await set({ id_sealed: seal('id_number'), id_blind: this.sealer.blind('id_number', value), id_masked: number.masked, birth_date: number.birthDate, sex: number.sex }));
      }
    }
  }
}
