import { Inject, Injectable } from '@nestjs/common';
import { DomainError, errorText, localDate, newId, notFound, tidy, type LocalDate, type Uuid } from '@yizhu/kernel';
import { CountyCalendar, currentContext, nextNumber, recordAudit, Sealer, UnitOfWork, ValidationFailed, type Act, type RawJson } from '@yizhu/platform';
import { verificationRequests } from '../../db/verification.schemas.js';
import { consentError } from '../../domain/consent/consent.errors.js';
import { consentFor, type ConsentFacts } from '../../domain/consent/consent.js';
import { declaredFor } from '../../domain/dossier/declaration.js';
import { isValueOf, type VerificationKind } from '../../domain/verification/items.js';
import { verificationError } from '../../domain/verification/verification.errors.js';
import { OPEN_STATES, VerificationRequest, type VerificationSubject } from '../../domain/verification/verification-request.js';
import type { AnswerVerificationDto, ChaseDto, ConcludeVerificationDto, DraftVerificationDto } from '../../http/verification.dto.js';
import { declaredLines } from '../dossier/dossier-facts.queries.js';
import { RecipientsReader } from '../recipients.reader.js';
import { VerificationQueries } from './verification.queries.js';
import { VerificationRules } from './verification-rules.js';

interface Subject {
  readonly id: Uuid;
  readonly name: string;
  readonly idMasked: string;
}

/** Information verification from the draft to the conclusion. Departments' own programs come in here, too. */
@Injectable()
export class VerificationService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CountyCalendar) private readonly calendar: CountyCalendar,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
    @Inject(VerificationRules) private readonly rules: VerificationRules,
    @Inject(VerificationQueries) private readonly queries: VerificationQueries,
  ) {}

  /**
   * Everybody asked about lives in the household and has consented to it. All faults are told at once, by item.
   * @throws not-found | validation-failed | consent-missing | consent-expired | consent-withdrawn | consent-does-not-cover | verification-*
   */
  draft(input: DraftVerificationDto): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const household = await this.recipients.household(input.householdId);
      const today = localDate(act.now);
      const people = await this.peopleOf(act, input);
      const rules = await this.rules.of(act.manager, [...new Set(input.items.map(({ kind }) => kind))]);
      const consents = await this.consentsOf(act, [...people.keys()]);
      const kindsOf = (personId: Uuid): VerificationKind[] => input.items.filter((item) => item.personId === personId).map(({ kind }) => kind);
      const grounds = new Map([...people.keys()].map((personId) => [personId, consentFor(consents.get(personId) ?? [], kindsOf(personId), today)]));

      const faults = new Faults();
      input.items.forEach((item, i) => {
        const ground = grounds.get(item.personId);
        if (!ground) faults.add(i, 'personId', consentError('not-in-household'));
        else if ('fault' in ground) faults.add(i, 'personId', consentError(ground.fault));
        if (input.items.findIndex((other) => other.personId === item.personId && other.kind === item.kind) < i) faults.add(i, 'kind', verificationError('verification-item-twice'));
        else if (!rules.has(item.kind)) faults.add(i, 'kind', verificationError('verification-rule-missing'));
        if (item.declared !== undefined && !isValueOf(item.kind, item.declared)) faults.add(i, 'declared', verificationError('verification-value-malformed'));
      });
      faults.refuse();

      const id = input.id ?? newId();
      // What the household declared stands for what the form leaves out.
      const lines = await declaredLines(act.manager, household.id);
      const groundOf = (personId: Uuid): ConsentFacts => (grounds.get(personId) as { consent: ConsentFacts }).consent;
      const subjects: VerificationSubject[] = [...people.values()].map((person) => ({ personId: person.id, name: person.name, idMasked: person.idMasked, consentId: groundOf(person.id).id }));
      const request = VerificationRequest.draft({
        id, countyCode: currentContext().countyCode, divisionCode: household.divisionCode, number: await nextNumber(act.manager, 'HS', Number(today.slice(0, 4))), householdId: household.id, headName: household.headName, subjects,
        consentUntil: subjects.map(({ personId }) => groundOf(personId).validUntil).sort()[0] as LocalDate,
        items: input.items.map(({ personId, kind, declared = declaredFor(kind, personId, lines) }) => {
          const itemId = newId();
          return { ...rules.get(kind)!, id: itemId, kind, personId, declaredSealed: declared === undefined ? null : this.sealer.seal(String(declared), 'recipients.verification_item', 'declared', itemId) };
        }),
      }, act.now);
      await verificationRequests.add(act, request, 'draft');
      return this.queries.detail(id);
    });
  }

  async send(id: Uuid, version: number): Promise<RawJson> {
    const calendar = await this.calendar.working();
    return this.change(id, version, 'send', (request, { now }) => request.send(now, calendar));
  }

  stop(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.change(id, version, 'stop', (request, { now }) => request.stop(reason.trim(), now));
  }

  /** Reminding is an act of its own: it is kept whom, how, by whom and when. */
  chase(id: Uuid, input: ChaseDto): Promise<RawJson> {
    return this.change(id, null, 'chase', (request, { actor, now }) => void request.chase(input.organisationId, { chasedBy: input.chasedBy, note: tidy(input.note ?? ''), actorId: actor.id, actorName: actor.name }, now));
  }

  conclude(id: Uuid, version: number, input: ConcludeVerificationDto): Promise<RawJson> {
    return this.change(id, version, 'conclude', async (request, { manager, now }) => {
      request.conclude({
        reportNumber: await nextNumber(manager, 'BG', Number(localDate(now).slice(0, 4))), conclusionSealed: this.sealer.seal(input.conclusion.trim(), 'recipients.verification_request', 'conclusion', id), unansweredReason: tidy(input.unansweredReason ?? '') || null,
      }, now);
    });
  }

  /**
   * Answers of one department, all or none; each item once, so that no version is asked for and departments don't wait for one another.
   * A department answers its own items; the office enters what a department wrote, with the number of its letter.
   */
  answer(id: Uuid, input: AnswerVerificationDto): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const { divisions, organisationId } = currentContext().scope;
      // Within the caller's scope, or not there; the whole request is then changed, other departments' items included.
      await this.queries.requireSeen(id);
      await this.uow.widened(act, async () => {
        const request = await verificationRequests.lock(act, id, null);
        for (const [i, { itemId, found, value, note }] of input.answers.entries()) {
          const answer = { found, value: value ?? null, note: tidy(note ?? '') };
          const item = request.items.find((each) => each.id === itemId);
          const by = { id: act.actor.id, name: act.actor.name, organisationId, isOffice: divisions.length > 0, paperNumber: tidy(input.paperNumber ?? '') || null };
          try {
            request.answer(itemId, answer, { declared: item ? this.queries.declared(item) : null, sealed: this.sealer.seal(JSON.stringify(answer), 'recipients.verification_item', 'answer', itemId), by, at: act.now });
          } catch (error) {
            // The domain names the field of one answer; the form has several.
            throw error instanceof DomainError && error.field === 'value' ? new DomainError(error.code, error.kind, error.params, `answers[${i}].value`) : error;
          }
        }
        await verificationRequests.save(act, request, 'answer', { items: input.answers.map(({ itemId }) => itemId) });
      });
      return this.queries.detail(id);
    });
  }

  /** The ID of somebody a department is asked about, while it is asked: it could not search its register otherwise. */
  reveal(id: Uuid, personId: Uuid, reason: string): Promise<{ value: string }> {
    return this.uow.run(async (act) => {
      const view = await this.queries.view(id);
      if (!view.questions.some((item) => item.personId === personId)) throw notFound('recipient');
      if (view.status !== 'sent' && view.status !== 'answering') throw verificationError('verification-not-open');
      await recordAudit(act.manager, { action: 'reveal', resource: 'verification-request', subjectId: id, detail: { field: 'idNumber', personId, reason } });
      return this.uow.widened(act, async () => {
        const [row] = (await act.manager.query(`SELECT id_sealed FROM recipients.person WHERE id = $1`, [personId])) as { id_sealed: string }[];
        if (!row) throw notFound('recipient');
        return { value: this.sealer.open(row.id_sealed, 'recipients.person', 'id_number', personId) };
      });
    });
  }

  /** Requests whose consent has run out. Answers how many ended. */
  async expireDue(): Promise<number> {
    return this.uow.run(async (act) => {
      const due = (await act.manager.query(
        `SELECT r.id FROM recipients.verification_request r WHERE r.status IN ('drafted','sent','answering') AND r.consent_until < $1::date ORDER BY r.id LIMIT 100 FOR UPDATE SKIP LOCKED`,
        [localDate(act.now)],
      )) as { id: Uuid }[];
      for (const { id } of due) {
        const request = await verificationRequests.lock(act, id, null);
        if (!OPEN_STATES.includes(request.status)) continue;
        request.expire(act.now);
        await verificationRequests.save(act, request, 'expire');
      }
      return due.length;
    });
  }

  private async peopleOf({ manager }: Act, { householdId, items }: DraftVerificationDto): Promise<Map<Uuid, Subject>> {
    const rows = (await manager.query(`SELECT p.id, p.name, p.id_masked AS "idMasked" FROM recipients.person p WHERE p.household_id = $1 AND p.id = ANY($2::uuid[]) AND p.status <> 'erased' ORDER BY p.is_head DESC, p.birth_date, p.id`, [householdId, items.map(({ personId }) => personId)])) as Subject[];
    return new Map(rows.map((person) => [person.id, person]));
  }

  /** Their consents to verification, held as they are until commit: a withdrawal at the same time comes before or after, never between. */
  private async consentsOf({ manager }: Act, personIds: readonly Uuid[]): Promise<Map<Uuid, ConsentFacts[]>> {
    const rows = (await manager.query(
      `SELECT c.id, c.person_id AS "personId", c.items, c.valid_from::text AS "validFrom", c.valid_until::text AS "validUntil", c.withdrawn_at AS "withdrawnAt" FROM recipients.consent c WHERE c.person_id = ANY($1::uuid[]) AND c.purpose = 'information_verification' ORDER BY c.id FOR SHARE`,
      [personIds],
    )) as (ConsentFacts & { personId: Uuid })[];
    const of = new Map<Uuid, ConsentFacts[]>();
    for (const { personId, ...facts } of rows) of.set(personId, [...(of.get(personId) ?? []), facts]);
    return of;
  }

  private change(id: Uuid, version: number | null, action: string, verb: (request: VerificationRequest, act: Act) => Promise<void> | void): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const request = await verificationRequests.lock(act, id, version);
      await verb(request, act);
      await verificationRequests.save(act, request, action);
      return this.queries.detail(id);
    });
  }
}

/** Faults of items by their field. One kind of fault keeps its code, so that a program can tell them apart. */
class Faults {
  private readonly byField: Record<string, string> = {};
  private readonly codes = new Set<string>();

  add(index: number, field: string, { code, params }: DomainError): void {
    this.byField[`items[${index}].${field}`] ??= errorText(code, currentContext().language, params);
    this.codes.add(code);
  }

  refuse(): void {
    if (this.codes.size > 0) throw new ValidationFailed(this.byField, this.codes.size === 1 ? [...this.codes][0]! : 'validation-failed', 'rule');
  }
}
