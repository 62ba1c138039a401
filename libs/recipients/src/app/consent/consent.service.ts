import { Inject, Injectable } from '@nestjs/common';
import { ageOn, DomainError, errorText, isPersonName, localDate, newId, notFound, ResidentId, tidy, tidyName, type LocalDate, type Uuid } from '@yizhu/kernel';
import { currentContext, nextNumber, recordAudit, Sealer, UnitOfWork, ValidationFailed, type Act, type RawJson } from '@yizhu/platform';
import { consents, verificationRequests } from '../../db/verification.schemas.js';
import { consentError } from '../../domain/consent/consent.errors.js';
import { Consent, type Guardian } from '../../domain/consent/consent.js';
import { OPEN_STATES } from '../../domain/verification/verification-request.js';
import type { GiveConsentDto, GiverDto, GuardianDto } from '../../http/consent.dto.js';
import { RecipientsReader } from '../recipients.reader.js';
import { ConsentQueries } from './consent.queries.js';

interface Person {
  readonly id: Uuid;
  readonly name: string;
  readonly birthDate: LocalDate;
  readonly idBlind: Buffer;
}

/** Consents are given by people of a household, often on one paper, and each is withdrawn by itself. */
@Injectable()
export class ConsentService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
    @Inject(ConsentQueries) private readonly queries: ConsentQueries,
  ) {}

  /** One consent for each person named, all or none. @throws not-found | validation with all faults by person | consent-* | guardian-* */
  give(householdId: Uuid, input: GiveConsentDto): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const household = await this.recipients.household(householdId);
      const today = localDate(act.now);
      const people = await this.peopleOf(act, householdId, input.persons);
      const faults: Record<string, string> = {};
      const given: Consent[] = [];
      for (const [i, giver] of input.persons.entries())
        try {
          const person = people.get(giver.personId);
          if (!person) throw consentError('not-in-household', {}, 'personId');
          if (input.persons.findIndex((other) => other.personId === giver.personId) < i) throw consentError('consent-person-twice', {}, 'personId');
          const id = newId();
          given.push(Consent.give({
            id, countyCode: currentContext().countyCode, divisionCode: household.divisionCode, number: '', householdId, headName: household.headName, personId: person.id, personName: person.name, birthDate: person.birthDate, purpose: input.purpose, coverage: tidy(input.coverage), items: [...new Set(input.items ?? [])].sort(),
            legalBasis: input.legalBasis, givenBy: giver.givenBy, guardian: giver.guardian ? this.guardian(giver.guardian, person, id, today) : null, form: input.form, paperNumber: tidy(input.paperNumber ?? '') || null, paperKeptAt: tidy(input.paperKeptAt ?? '') || null, validFrom: input.validFrom, validUntil: input.validUntil,
          }, today, act.now));
        } catch (error) {
          if (!(error instanceof DomainError) || error.kind !== 'rule' || error.field === undefined || COMMON.has(error.field)) throw error;
          faults[`persons[${i}].${error.field}`] ??= errorText(error.code, currentContext().language, error.params);
          if (input.persons.length === 1) throw new ValidationFailed(faults, error.code, 'rule');
        }
      if (Object.keys(faults).length > 0) throw new ValidationFailed(faults, 'validation-failed', 'rule');
      for (const consent of given) {
        consent.number = await nextNumber(act.manager, 'SQ', Number(today.slice(0, 4)));
        await consents.add(act, consent, 'give');
      }
      return this.queries.those(given.map(({ id }) => id));
    });
  }

  /** Stops at once what rests on it: open verification requests end in the same transaction. */
  withdraw(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const consent = await consents.lock(act, id, version);
      consent.withdraw(reason, act.now);
      await consents.save(act, consent, 'withdraw');
      // Whoever may take the withdrawal stops all of it, wherever the household has moved meanwhile.
      await this.uow.widened(act, async () => {
        const resting = (await act.manager.query(
          `SELECT r.id FROM recipients.verification_request r WHERE r.subjects @> jsonb_build_array(jsonb_build_object('consentId', $1::text)) AND r.id IN (SELECT i.request_id FROM recipients.verification_item i WHERE i.person_id = $2) AND r.status = ANY($3::text[]) ORDER BY r.id`,
          [id, consent.personId, OPEN_STATES],
        )) as { id: Uuid }[];
        for (const { id: requestId } of resting) {
          const request = await verificationRequests.lock(act, requestId, null);
          if (!OPEN_STATES.includes(request.status)) continue;
          request.stop('', act.now, 'consent-withdrawn');
          await verificationRequests.save(act, request, 'stop', { consentId: id });
        }
      });
      return this.queries.detail(id);
    });
  }

  /** Opens the guardian's resident ID, with a reason that stays. @throws not-found (no such consent here, or none by a guardian) */
  revealGuardian(id: Uuid, reason: string): Promise<{ value: string }> {
    return this.uow.run(async (act) => {
      const { guardianIdSealed } = await consents.lock(act, id, null);
      if (guardianIdSealed === null) throw notFound('consent');
      await recordAudit(act.manager, { action: 'reveal', resource: 'consent', subjectId: id, detail: { field: 'idNumber', reason } });
      return { value: this.sealer.open(guardianIdSealed, 'recipients.consent', 'guardian_id', id) };
    });
  }

  private async peopleOf({ manager }: Act, householdId: Uuid, givers: readonly GiverDto[]): Promise<Map<Uuid, Person>> {
    const rows = (await manager.query(
      `SELECT p.id, p.name, p.birth_date::text AS "birthDate", p.id_blind AS "idBlind" FROM recipients.person p WHERE p.household_id = $1 AND p.id = ANY($2::uuid[]) AND p.status <> 'erased'`,
      [householdId, givers.map(({ personId }) => personId)],
    )) as Person[];
    return new Map(rows.map((person) => [person.id, person]));
  }

  private guardian(input: GuardianDto, person: Person, consentId: Uuid, today: LocalDate): Guardian {
    const name = tidyName(input.name);
    if (!isPersonName(name)) throw consentError('guardian-name-malformed', {}, 'guardian.name');
    const id = ResidentId.parse(input.idNumber, today, 'guardian.idNumber');
    if (this.sealer.blind('id_number', id.value).equals(person.idBlind)) throw consentError('guardian-is-self', {}, 'guardian.idNumber');
    if (ageOn(id.birthDate, today) < 18) throw consentError('guardian-under-age', {}, 'guardian.idNumber');
    return { name, relation: tidy(input.relation), idSealed: this.sealer.seal(id.value, 'recipients.consent', 'guardian_id', consentId), idMasked: id.masked };
  }
}

/** Fields of the whole paper; a fault there is told once. */
const COMMON: ReadonlySet<string> = new Set(['coverage', 'legalBasis', 'validUntil', 'paperNumber']);
