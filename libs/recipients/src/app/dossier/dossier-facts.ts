import { Inject, Injectable } from '@nestjs/common';
import { isPersonName, localDate, newId, notFound, tidy, tidyName, type LocalDate, type Uuid } from '@yizhu/kernel';
import { currentContext, httpError, onBrokenConstraint, recordAudit, scopePredicate, Sealer, UnitOfWork, Values, type Act, type RawJson } from '@yizhu/platform';
import { maskPhone } from '../../db/household-writer.js';
import { households, recipients } from '../../db/repositories.js';
import { tidyPhone } from '../../domain/admission.js';
import { weighDeclaration, type DeclaredLine } from '../../domain/dossier/declaration.js';
import { dossierError } from '../../domain/dossier/dossier.errors.js';
import { checkGuardianship, type GuardianParty } from '../../domain/dossier/guardianship.js';
import { checkProfile } from '../../domain/dossier/profile.js';
import { recipientError } from '../../domain/recipient.errors.js';
import type { ContactDto, DeclareMeansDto, EndGuardianshipDto, NameGuardianDto, ProfileDto } from '../../http/dossier/dossier-facts.dto.js';
import { DossierFactsQueries } from './dossier-facts.queries.js';

export const MAX_CONTACTS = 10;

/** What a dossier knows beside the register: how people live, what they declared, who answers for them, whom to call. */
@Injectable()
export class DossierFacts {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(DossierFactsQueries) private readonly queries: DossierFactsQueries,
  ) {}

  /** Replaces what is known of a person's life; what stood there is kept. @throws disability-half */
  describe(personId: Uuid, version: number | null, { school, employer, certificate, ...profile }: ProfileDto): Promise<RawJson> {
    return this.uow.run(async (act) => {
      checkProfile(profile);
      const recipient = await recipients.lock(act, personId, version);
      const id = newId();
      await act.manager.query(
        `INSERT INTO recipients.person_profile (id, county_code, division_code, household_id, person_id, marriage, education, work_status, disability_kind, disability_grade, capacity, details_sealed, recorded_at, recorded_by, recorded_by_name)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)`,
        [id, recipient.countyCode, recipient.divisionCode, recipient.householdId, personId, profile.marriage, profile.education, profile.workStatus, profile.disabilityKind, profile.disabilityGrade, profile.capacity,
          this.seal('person_profile', id, { school: tidy(school), employer: tidy(employer), certificate: tidy(certificate) }), act.now, act.actor.id, act.actor.name],
      );
      recipient.describe();
      await recipients.save(act, recipient, 'describe');
      return this.queries.facts(recipient.householdId);
    });
  }

  /** What the household declares of its means on a day. Appended: the newest day holds. @throws declared-* | person-elsewhere | phone-malformed */
  declare(householdId: Uuid, { declaredOn, declaredBy, paperNumber, remark, lines }: DeclareMeansDto): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const household = await households.lock(act, householdId, null);
      const members = (await act.manager.query(`SELECT id FROM recipients.person WHERE household_id = $1 AND status <> 'erased'`, [householdId])) as { id: Uuid }[];
      const told: DeclaredLine[] = lines.map(({ kind, personId, value }) => ({ kind, personId: personId ?? null, value }));
      const totals = weighDeclaration(told, declaredOn, members.map(({ id }) => id), localDate(act.now));
      const id = newId();
      await act.manager.query(
        `INSERT INTO recipients.means_declaration (id, county_code, division_code, household_id, declared_on, lines, members, income_month_fen, per_head_month_fen, expense_year_fen, assets_fen, details_sealed, recorded_at, recorded_by, recorded_by_name)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)`,
        [id, household.countyCode, household.divisionCode, householdId, declaredOn, JSON.stringify(told), members.length, totals.incomeMonthFen, totals.perHeadMonthFen, totals.expenseYearFen, totals.assetsFen,
          this.seal('means_declaration', id, { declaredBy: tidy(declaredBy), paperNumber: tidy(paperNumber ?? ''), remark: tidy(remark ?? '') }), act.now, act.actor.id, act.actor.name],
      );
      household.declareMeans(id);
      await households.save(act, household, 'declare-means', { declarationId: id });
      return this.queries.facts(householdId);
    });
  }

  /** @throws guardian-* | ward-* | guardians-too-many | phone-malformed | name-malformed */
  nameGuardian(personId: Uuid, { guardianId, name = '', relation, phone = '', basis = '', since }: NameGuardianDto): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const today = localDate(act.now);
      // Both rows in one order, so that two offices that name them crosswise wait instead of making a cycle.
      for (const id of [personId, ...(guardianId ? [guardianId] : [])].sort()) await act.manager.query(`SELECT 1 FROM recipients.person WHERE id = $1 FOR UPDATE`, [id]);
      const ward = await recipients.lock(act, personId, null);
      const guardian = guardianId ? await this.party(act, guardianId) : null;
      checkGuardianship((await this.party(act, personId)), guardian, today);
      if (since > today) throw recipientError('decision-in-future', {}, 'since');
      const named = guardian?.name ?? tidyName(name);
      if (named === '') throw dossierError('guardian-unnamed', {}, 'name');
      if (!isPersonName(named)) throw recipientError('name-malformed', {}, 'name');
      const number = tidyPhone(phone);
      if (number === null) throw recipientError('phone-malformed', {}, 'phone');
      const id = newId();
      await onBrokenConstraint('guardianship_once', () => dossierError('guardian-twice', {}, 'guardianId'), () =>
        act.manager.query(
          `INSERT INTO recipients.guardianship (id, county_code, division_code, version, household_id, person_id, guardian_id, guardian_name, relation, phone_sealed, phone_masked, basis, since, recorded_at, recorded_by_name) VALUES ($1,$2,$3,1,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14)`,
          [id, ward.countyCode, ward.divisionCode, ward.householdId, personId, guardian?.id ?? null, named, tidy(relation), number === '' ? null : this.sealer.seal(number, 'recipients.guardianship', 'phone', id), number === '' ? null : maskPhone(number), tidy(basis), since, act.now, act.actor.name],
        ),
      );
      ward.guardian('named', id);
      await recipients.save(act, ward, 'name-guardian', { guardianshipId: id });
      return this.queries.facts(ward.householdId);
    });
  }

  /** @throws not-found | guardianship-ended */
  endGuardianship(id: Uuid, version: number, { endedOn, reason }: EndGuardianshipDto): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const row = await this.lockRow<{ person_id: Uuid; version: number; ended_on: string | null; since: LocalDate }>(act, 'guardianship', id, 'g.person_id, g.version, g.ended_on, g.since::text AS since', version);
      if (row.ended_on) throw dossierError('guardianship-ended');
      if (endedOn > localDate(act.now) || endedOn < row.since) throw recipientError('decision-in-future', {}, 'endedOn');
      const ward = await recipients.lock(act, row.person_id, null);
      await act.manager.query('UPDATE recipients.guardianship SET ended_on = $2, ended_reason = $3, version = version + 1 WHERE id = $1', [id, endedOn, tidy(reason)]);
      ward.guardian('ended', id);
      await recipients.save(act, ward, 'end-guardianship', { guardianshipId: id });
      return this.queries.facts(ward.householdId);
    });
  }

  /** @throws contacts-too-many | contact-phone-missing | phone-malformed | name-malformed */
  addContact(householdId: Uuid, { name, relation, phone, emergency }: ContactDto): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const household = await households.lock(act, householdId, null);
      const [{ held }] = (await act.manager.query('SELECT count(*)::int AS held FROM recipients.contact WHERE household_id = $1 AND removed_at IS NULL', [householdId])) as [{ held: number }];
      if (held >= MAX_CONTACTS) throw dossierError('contacts-too-many', { limit: MAX_CONTACTS });
      const called = tidyName(name);
      if (!isPersonName(called)) throw recipientError('name-malformed', {}, 'name');
      const number = tidyPhone(phone);
      if (number === null) throw recipientError('phone-malformed', {}, 'phone');
      if (number === '') throw dossierError('contact-phone-missing', {}, 'phone');
      const id = newId();
      await act.manager.query(
        `INSERT INTO recipients.contact (id, county_code, division_code, household_id, name, relation, phone_sealed, phone_masked, emergency, added_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
        [id, household.countyCode, household.divisionCode, householdId, called, tidy(relation), this.sealer.seal(number, 'recipients.contact', 'phone', id), maskPhone(number), emergency, act.now],
      );
      household.contact('added', id);
      await households.save(act, household, 'add-contact', { contactId: id });
      return this.queries.facts(householdId);
    });
  }

  removeContact(id: Uuid): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const row = await this.lockRow<{ household_id: Uuid; removed_at: Date | null }>(act, 'contact', id, 'g.household_id, g.removed_at');
      if (row.removed_at) throw notFound('contact');
      const household = await households.lock(act, row.household_id, null);
      await act.manager.query('UPDATE recipients.contact SET removed_at = $2 WHERE id = $1', [id, act.now]);
      household.contact('removed', id);
      await households.save(act, household, 'remove-contact', { contactId: id });
      return this.queries.facts(row.household_id);
    });
  }

  /** Opens the telephone number of a contact or guardian, with a reason that stays. @throws not-found */
  revealPhone(of: 'contact' | 'guardianship', id: Uuid, reason: string): Promise<{ value: string }> {
    return this.uow.run(async (act) => {
      const { phone_sealed: sealed } = await this.lockRow<{ phone_sealed: string | null }>(act, of, id, 'g.phone_sealed');
      await recordAudit(act.manager, { action: 'reveal', resource: of, subjectId: id, detail: { field: 'phone', reason } });
      return { value: sealed === null ? '' : this.sealer.open(sealed, `recipients.${of}`, 'phone', id) };
    });
  }

  private async party({ manager }: Act, id: Uuid): Promise<GuardianParty & { name: string }> {
    const values = new Values();
    const [row] = (await manager.query(
      `SELECT p.id, p.name, p.birth_date::text AS "birthDate", coalesce((SELECT f.capacity FROM recipients.person_profile f WHERE f.person_id = p.id ORDER BY f.recorded_at DESC, f.id DESC LIMIT 1), 'full') AS capacity,
         (SELECT count(*) FROM recipients.guardianship g WHERE g.person_id = p.id AND g.ended_on IS NULL)::int AS guardians, (SELECT count(*) FROM recipients.guardianship g WHERE g.guardian_id = p.id AND g.ended_on IS NULL)::int AS wards
       FROM recipients.person p WHERE p.id = ${values.add(id)}::uuid AND p.status <> 'erased' AND ${scopePredicate(currentContext().scope, { alias: 'p' }, values)}`,
      values.list,
    )) as (GuardianParty & { name: string })[];
    if (!row) throw notFound('recipient');
    return row;
  }

  private async lockRow<Row>({ manager }: Act, table: 'guardianship' | 'contact', id: Uuid, columns: string, version?: number): Promise<Row> {
    const values = new Values();
    const [row] = (await manager.query(`SELECT ${columns} FROM recipients.${table} g WHERE g.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'g' }, values)} FOR UPDATE`, values.list)) as (Row & { version?: number })[];
    if (!row) throw notFound(table);
    if (version !== undefined && row.version !== version) throw httpError('stale', { currentVersion: row.version! });
    return row;
  }

  private seal(table: string, id: Uuid, details: Record<string, string>): string {
    return this.sealer.seal(JSON.stringify(details), `recipients.${table}`, 'details', id);
  }
}
