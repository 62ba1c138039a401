import { Inject, Injectable } from '@nestjs/common';
import { DomainError, errorText, localDate, ResidentId, type LocalDate, type Uuid } from '@yizhu/kernel';
import { brokenConstraint, currentContext, Database, Divisions, reserveNumbers, Sealer, UnitOfWork, type Act } from '@yizhu/platform';
import { insertHouseholds } from '../../db/household-writer.js';
import { noteChanges, registeredNow, updateHouseholds, type UpdatedHousehold } from '../../db/roster-update.js';
import { recipientError } from '../../domain/recipient.errors.js';
import { headingReader, type HeadingMapping } from '../../domain/roster/headings.js';
import { rosterUpdate, type RegisteredHousehold } from '../../domain/roster/update.js';
import { RecipientService } from '../recipient.service.js';
import { registeredHouseholds, takeTurn } from '../../db/roster-register.js';
import type { CategoryRuleBook } from '../../domain/category/category-rule.js';
import { CategoryRules } from '../category/category-rules.js';
import type { AdmittedHousehold } from '../../domain/admission.js';
import type { RosterHousehold, RowRemark } from '../../domain/roster/household.js';
import { rosterError } from '../../domain/roster/roster.errors.js';
import { judgeHousehold } from '../../domain/roster/verdict.js';
import type { ByteSource } from './byte-source.js';
import { Places } from './places.js';
import { sheetHouseholds } from './roster-sheet.js';
import { Tally, type RosterResult } from './tally.js';
import { openXlsx } from './xlsx/workbook.js';

export interface ImportOrder {
  readonly dryRun: boolean;
  /** Stands as the source of every household it makes. */
  readonly importId: Uuid | null;
  /** Also brings what is registered up to date with the roster. */
  readonly updates?: boolean;
  /** What an office's own headings mean. */
  readonly mapping?: HeadingMapping;
  /** What the first decision on a category rests on. */
  readonly basis: string;
  /** Told now and then; may throw to break the import off. */
  readonly onProgress?: (rowsDone: number, rowsTotal: number) => Promise<void>;
  /** Last words inside the transaction: commits with the households. */
  readonly onDone?: (act: Act, result: RosterResult) => Promise<void>;
}

interface Candidate {
  readonly sheet: string;
  readonly household: AdmittedHousehold;
  readonly memberRows: readonly number[];
  readonly blinds: readonly Buffer[];
}

const BATCH = 400;
const ROWS_BETWEEN_WORDS = 500;
/** So many new people change how the register is best searched. */
const MANY = 2_000;

/**
 * Takes a roster into the register: every household whole or not at all, and all of them with the import's result in one
 * transaction (docs/adr/0008). A dry run does everything but write. Acts for the caller, within the caller's scope.
 */
@Injectable()
export class RosterImporter {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(Divisions) private readonly divisions: Divisions,
    @Inject(Database) private readonly database: Database,
    @Inject(CategoryRules) private readonly rules: CategoryRules,
    @Inject(RecipientService) private readonly recipients: RecipientService,
  ) {}

  /** @throws file-not-xlsx | file-encrypted | file-too-large | file-damaged | no-roster-found */
  async run(source: ByteSource, order: ImportOrder): Promise<RosterResult> {
    const sheets = await openXlsx(source);
    const places = new Places(await this.divisions.all(), currentContext().scope);
    const book = await this.rules.book();
    const reader = headingReader(order.mapping);
    let total = 0;
    for (const sheet of sheets) if (!sheet.hidden) total += await sheet.count();
    await order.onProgress?.(0, total);
    return this.uow.run(async (act) => {
      if (!order.dryRun) await takeTurn(act.manager, async () => order.onProgress?.(0, total));
      const work = new Work(this.database, this.sealer, this.recipients, places, act, order, book);
      let done = 0;
      for (const sheet of sheets) {
        const households = sheetHouseholds(sheet, work.today, reader, (_, titles) => {
          work.titles = titles;
          return ++done % ROWS_BETWEEN_WORDS === 0 ? order.onProgress?.(done, Math.max(total, done)) : undefined;
        });
        work.beginSheet(sheet.name);
        for (let next = await households.next(); ; next = await households.next()) {
          if (next.done) {
            await work.flush();
            work.tally.endSheet(next.value);
            break;
          }
          await work.take(next.value);
        }
      }
      if (!work.tally.foundRoster) throw rosterError('no-roster-found');
      await order.onProgress?.(total, total);
      const result = work.tally.result();
      if (!order.dryRun && result.createdPeople >= MANY) await act.manager.query('SELECT recipients.take_statistics()');
      await order.onDone?.(act, result);
      return result;
    });
  }
}

/** One run: what was seen, what waits to be written. */
class Work {
  readonly tally: Tally;
  readonly today: LocalDate;
  titles: readonly string[] = [];
  private sheet = '';
  private placed = false;
  private waiting: Candidate[] = [];
  /** Changes noted so far. */
  private noted = 0;
  /** Blind indexes of everybody accepted so far: 16 characters each, for as many people as a file holds. */
  private readonly seen = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly recipients: RecipientService,
    private readonly places: Places,
    private readonly act: Act,
    private readonly order: ImportOrder,
    private readonly book: CategoryRuleBook,
  ) {
    this.tally = new Tally(currentContext().language);
    this.today = localDate(act.now);
  }

  beginSheet(name: string): void {
    this.sheet = name;
    this.placed = false;
  }

  async take(read: RosterHousehold): Promise<void> {
    if (!this.placed) {
      this.places.take([...this.titles, this.sheet]);
      this.placed = true;
    }
    this.tally.met(read.people);
    const place = this.places.find(read.place.township, read.place.village, read.place.heading);
    const verdict = judgeHousehold(read, place, this.order.basis, this.today);
    if ('faults' in verdict) return this.tally.reject(this.sheet, [...verdict.faults, ...this.listedBefore(read)]);
    this.tally.warn(this.sheet, read.warnings);
    const { household, memberRows } = verdict;
    const blinds = household.members.map((m) => this.sealer.blind('id_number', m.idNumber.value));
    const twice = blinds.flatMap((b, i): RowRemark[] => (this.seen.has(b.toString('latin1')) ? [{ row: memberRows[i]!, code: 'duplicate-in-file', params: {} }] : []));
    if (twice.length > 0) return this.tally.reject(this.sheet, twice);
    for (const b of blinds) this.seen.add(b.toString('latin1'));
    this.waiting.push({ sheet: this.sheet, household, memberRows, blinds });
    if (this.waiting.length >= BATCH) await this.flush();
  }

  /** A household rejected for another reason: its people who stand earlier in the file are told, too. */
  private listedBefore(read: RosterHousehold): RowRemark[] {
    return read.input.members.flatMap((m, i): RowRemark[] => {
      const examined = ResidentId.examine(m.idNumber, this.today);
      return 'id' in examined && this.seen.has(this.sealer.blind('id_number', examined.id.value).toString('latin1')) ? [{ row: read.memberRows[i]!, code: 'duplicate-in-file', params: {} }] : [];
    });
  }

  /** Writes what waits. Somebody registered by a form in this very moment is met by looking again. */
  async flush(): Promise<void> {
    const batch = this.waiting.splice(0);
    if (batch.length === 0) return;
    const { manager, now } = this.act;
    for (let attempt = 1; ; attempt++) {
      const { fresh, updated, settle } = await this.compare(batch);
      if (this.order.dryRun || (fresh.length === 0 && updated.length === 0)) {
        await this.note(updated);
        return settle();
      }
      const first = fresh.length === 0 ? 0 : await reserveNumbers(this.database, 'HH', Number(this.today.slice(0, 4)), fresh.length);
      await manager.query('SAVEPOINT roster_batch');
      try {
        await insertHouseholds(manager, this.sealer, fresh, { source: { kind: 'roster', id: this.order.importId }, at: now, firstNumber: first, book: this.book });
        await updateHouseholds(manager, this.sealer, updated, this.order.importId, now, this.today);
        await this.note(updated);
        await manager.query('RELEASE SAVEPOINT roster_batch');
        settle();
        return await this.decide(updated);
      } catch (error) {
        await manager.query('ROLLBACK TO SAVEPOINT roster_batch');
        if (brokenConstraint(error) !== 'person_id_number' || attempt >= 5) throw error;
      }
    }
  }

  private async note(updated: readonly UpdatedHousehold[]): Promise<void> {
    if (this.order.importId === null) return;
    await noteChanges(this.act.manager, this.sealer, this.order.importId, this.noted, updated);
    this.noted += updated.reduce((n, { update }) => n + update.changes.length, 0);
  }

  /** Tiers that differ are decided, or proposed for a second person, each as if by form; what can't be decided is told and left. */
  private async decide(updated: readonly UpdatedHousehold[]): Promise<void> {
    for (const { sheet, update } of updated)
      for (const { personId, row, category, groups } of update.deciding)
        try {
          await this.act.manager.query('SAVEPOINT roster_decision');
          if (this.act.actor.id === null && this.book.for(category).needsConfirmation) throw recipientError('confirm-own');
          await this.recipients.decide(personId, null, { category, groups, basis: this.order.basis, effectiveOn: this.today });
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          await this.act.manager.query('ROLLBACK TO SAVEPOINT roster_decision');
          this.tally.warn(sheet, [{ row, code: 'roster-decision-left', params: { why: errorText(error.code, currentContext().language, error.params) } }]);
        }
  }

  /** Which households are new and which differ; `settle` counts the batch once it is written. */
  private async compare(batch: readonly Candidate[]): Promise<{ fresh: AdmittedHousehold[]; updated: UpdatedHousehold[]; settle: () => void }> {
    const registered = await registeredHouseholds(this.act.manager, batch.flatMap((c) => c.blinds));
    const one = (homes: readonly (string | undefined)[]): string | undefined => (new Set(homes.filter((home) => home !== undefined)).size === 1 ? homes.find((home) => home !== undefined) : undefined);
    const wanted = this.order.updates ? batch.flatMap(({ blinds }) => one(blinds.map((b) => registered.get(b.toString('hex')))) ?? []) : [];
    const now = wanted.length === 0 ? new Map<string, RegisteredHousehold>() : await registeredNow(this.act.manager, this.sealer, [...new Set(wanted)], !this.order.dryRun);
    const fresh: AdmittedHousehold[] = [];
    const updated: UpdatedHousehold[] = [];
    const met = new Set<string>();
    const settled: (() => void)[] = [];
    for (const { sheet, household, memberRows, blinds } of batch) {
      const homes = blinds.map((b) => registered.get(b.toString('hex')));
      const people = household.members.length;
      const home = one(homes);
      const standing = home === undefined || met.has(home) ? undefined : now.get(home);
      if (standing) {
        met.add(standing.id);
        const update = rosterUpdate(standing, household, blinds.map((b) => b.toString('hex')), memberRows);
        if (update.changes.length > 0) updated.push({ sheet, household: standing, update });
        settled.push(() => {
          this.tally.warn(sheet, update.warnings);
          if (update.changes.length > 0) this.tally.update(people, update);
          else this.tally.accept(people, 'unchanged');
        });
      } else if (homes.every((home) => home === undefined)) {
        fresh.push(household);
        settled.push(() => this.tally.accept(people, 'created'));
      } else if (homes.every((home) => home !== undefined && home === homes[0])) settled.push(() => this.tally.accept(people, 'unchanged'));
      else
        settled.push(() => {
          this.tally.reject(sheet, homes.flatMap((home, i): RowRemark[] => (home === undefined ? [] : [{ row: memberRows[i]!, code: 'already-registered', params: {} }])));
          for (const b of blinds) this.seen.delete(b.toString('latin1'));
        });
    }
    return { fresh, updated, settle: () => settled.forEach((tell) => tell()) };
  }
}
