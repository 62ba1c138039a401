import { compact, isPersonName, ResidentId, tidy, tidyName, type LocalDate } from '@yizhu/kernel';
import type { HouseholdInput, MemberInput } from '../admission.js';
import type { AssistanceCategory, TargetGroup } from '../vocabulary.js';
import { isOwn, type Cell } from './cells.js';
import { isHeadRow, type HouseholdRows } from './grouping.js';
import { headingFactor, NO_FIELD, type RosterField } from './headings.js';
import { cellOf, textOf, valueAt, type DataRow } from './rows.js';
import type { RosterColumn } from './table.js';
import { lostDigits, readAmount, readBankAccount, readDates, readIdNumber, readPhone } from './values.js';
import { isNothing, readCategory, readSex, sexOfRelation } from './words.js';

/** Something about a row: a fault that rejects its household, or a warning. */
export interface RowRemark {
  readonly row: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}
/** A household read from a roster, not yet examined by the register's door. */
export interface RosterHousehold {
  readonly input: Omit<HouseholdInput, 'villageCode'>;
  /** The sheet's row of each member. */
  readonly memberRows: readonly number[];
  readonly firstRow: number;
  readonly people: number;
  readonly place: { readonly township: string; readonly village: string; readonly row: number; readonly heading: string };
  readonly faults: readonly RowRemark[];
  readonly warnings: readonly RowRemark[];
}

/** More text in one household than anybody types. */
export const MAX_TEXT = 20_000;
const PER_PERSON: ReadonlySet<RosterField> = new Set(['name', 'idNumber', 'relation', 'sex', 'headMark']);
/** Read into fields of the household or its head. */
type Extra = Record<string, string>;

/** Reads the rows of one household. Pure; `today` bounds birth dates. */
export const readHousehold = (household: HouseholdRows, today: LocalDate): RosterHousehold => new Reading(household, today).read();

class Reading {
  private readonly faults: RowRemark[] = [];
  private readonly warnings: RowRemark[] = [];
  private readonly extra: Extra = {};
  private readonly rows: readonly DataRow[];
  /** Rows that name a person of their own; the others only carry the household's cells. */
  private readonly people: readonly DataRow[];
  private head = -1;

  constructor(private readonly household: HouseholdRows, private readonly today: LocalDate) {
    this.rows = household.rows;
    this.people = this.rows.filter((data) => textOf(data, 'name') !== '' || textOf(data, 'idNumber') !== '' || !data.table.byField.has('headName') || (data === this.rows[0] && textOf(data, 'headId') === '') || this.hasFault(data));
  }

  read(): RosterHousehold {
    const members = this.people.map((data) => this.member(data));
    this.chooseHead(members);
    const added = this.addHead(members);
    const lead = this.people[added ? -1 : Math.max(this.head, 0)] ?? this.rows[0]!;
    members.forEach((m, i) => (members[i] = { ...m, isHead: i === this.head, relation: i === this.head && (m.relation === '' || m.name === m.relation) ? '户主' : m.relation }));
    this.headColumns(members, added, lead);
    const { category, groups } = this.category(lead);
    const benefitFen = this.benefit(lead);
    const text = (field: RosterField): string => this.householdText(field, lead);
    const input = { members, category, groups, benefitFen, causeOfHardship: text('causeOfHardship'), address: text('address'), remark: text('remark'), extra: this.extra };
    this.others(lead);
    this.faultyCells();
    const size = Object.entries(this.extra).reduce((n, [k, v]) => n + k.length + v.length, 0) + input.address.length + input.remark.length + input.causeOfHardship.length;
    if (size > MAX_TEXT) this.fault(this.rows[0]!, 'row-too-large', { limit: MAX_TEXT });
    const placed = this.rows.find((data) => textOf(data, 'village') !== '') ?? this.rows[0]!;
    return {
      input, memberRows: [...(added ? [this.rows[0]!.row.number] : []), ...this.people.map((p) => p.row.number)], firstRow: this.rows[0]!.row.number, people: members.length, faults: this.faults, warnings: this.warnings,
      place: { township: this.first('township') || this.household.township, village: this.first('village') || this.household.village, row: placed.row.number, heading: lead.table.byField.get('village')?.heading ?? '' },
    };
  }

  private member(data: DataRow): MemberInput {
    const name = tidyName(textOf(data, 'name'));
    const idNumber = readIdNumber(cellOf(data, 'idNumber'));
    const relation = textOf(data, 'relation');
    const examined = ResidentId.examine(idNumber, this.today);
    const id = 'id' in examined ? examined.id : undefined;
    const sex = readSex(textOf(data, 'sex'));
    if (sex === null) this.fault(data, 'sex-malformed');
    const implied = sexOfRelation(relation);
    if (implied && id && implied !== id.sex) this.warn(data, 'relation-contradicts-sex', { relation });
    return { name, idNumber: isNothing(idNumber) ? '' : idNumber, relation, sex: sex ?? undefined, birthDate: this.birthDate(data, id?.birthDate), isHead: false };
  }

  /** Undefined where the roster agrees with the ID as far as it says anything. */
  private birthDate(data: DataRow, fromId: LocalDate | undefined): LocalDate | undefined {
    const cell = cellOf(data, 'birthDate');
    if (!cell || cell.kind === 'fault' || isNothing(cell.text)) return undefined;
    const dates = readDates(cell);
    if (dates.length === 0) {
      this.warn(data, 'birth-date-unreadable');
      this.keep(data.table.byField.get('birthDate')!.heading, tidy(cell.text), data);
      return undefined;
    }
    if (!fromId || dates.some((d) => fromId.startsWith(d))) return undefined;
    return `${dates[0]!}-01-01`.slice(0, 10);
  }

  private chooseHead(members: readonly MemberInput[]): void {
    const headId = this.headId();
    const headName = tidyName(this.first('headName'));
    const at = (test: (m: MemberInput, i: number) => boolean): number[] => members.flatMap((m, i) => (test(m, i) ? [i] : []));
    const said = at((_, i) => isHeadRow(this.people[i]!));
    const byId = headId === '' ? [] : at((m) => m.idNumber.toUpperCase() === headId);
    const byName = headName === '' ? [] : at((m) => m.name === headName);
    const [only] = said.length === 1 ? said : [];
    const both = said.filter((i) => byId.includes(i) || byName.includes(i));
    if (only !== undefined) this.head = only;
    else if (said.length > 1) {
      this.head = both[0] ?? said[0]!;
      if (both.length !== 1) this.fault(this.people[said[1]!]!, 'head-twice');
    } else this.head = byId[0] ?? byName[0] ?? (members.length === 1 ? 0 : -1);
  }

  /** A head who is named beside the household and not among its members belongs to it all the same. */
  private addHead(members: MemberInput[]): boolean {
    if (members.length > 0 && this.head >= 0 && (members.length > 1 || this.headId() === '' || members[0]!.idNumber.toUpperCase() === this.headId() || isHeadRow(this.people[0]!))) return false;
    const first = this.rows[0]!;
    const name = tidyName(this.first('headName'));
    const idNumber = this.headId();
    if (idNumber !== '' && isPersonName(name)) {
      members.unshift({ name, idNumber, relation: '户主', sex: readSex(textOf(first, 'headSex')) ?? undefined, isHead: true });
      this.head = 0;
      if (this.people.length > 0) this.warn(first, 'head-added');
      return true;
    }
    if (this.head < 0 && members.length > 0 && name === '' && !first.table.byField.has('relation')) {
      this.head = 0;
      this.warn(first, 'head-assumed');
    }
    return false;
  }

  private headId(): string {
    return readIdNumber(this.rows.map((data) => cellOf(data, 'headId')).find((cell) => cell && tidy(cell.text) !== '')).toUpperCase();
  }

  /** Telephone, account and health: the row's own for its member, what stands for the household for its head. */
  private headColumns(members: MemberInput[], added: boolean, lead: DataRow): void {
    const offset = added ? 1 : 0;
    const shared = this.repeated();
    for (const field of ['phone', 'bankAccount', 'health'] as const) {
      const column = lead.table.byField.get(field);
      if (!column) continue;
      const forHead = this.forHousehold(column, lead);
      const give = (i: number, data: DataRow, cell: Cell): void => {
        if (cell.kind === 'fault' || isNothing(cell.text) || !members[i]) return;
        members[i] = { ...members[i]!, [field]: this.personal(field, column, cell, data) };
      };
      if (forHead) give(this.head < 0 ? 0 : this.head, lead, forHead);
      this.people.forEach((data, i) => {
        const cell = data.row.cells.get(column.column);
        if (!cell || !isOwn(data.row, column.column) || data === lead || i + offset === this.head) return;
        // A household's telephone repeated on each row is the head's, once.
        if (forHead && compact(cell.text) === compact(forHead.text) && (field !== 'health' || shared)) return;
        // On a household's first row, with merged cells or blank ones below, it is the household's.
        if (forHead === cell) return;
        give(i + offset, data, cell);
      });
    }
  }

  private personal(field: 'phone' | 'bankAccount' | 'health', column: RosterColumn, cell: Cell, data: DataRow): string {
    if (field === 'health') return tidy(cell.text);
    if (field === 'bankAccount') {
      if (lostDigits(cell)) {
        this.fault(data, 'bank-account-lost-digits');
        return '';
      }
      const { account, rest } = readBankAccount(cell);
      this.keep(column.heading, rest, data);
      return account;
    }
    const { phone, rest } = readPhone(cell);
    this.keep(column.heading, rest, data);
    return phone;
  }

  /** The household's columns are repeated on the members' rows instead of merged or left blank. */
  private repeated(): boolean {
    const [first, ...rest] = this.people;
    if (!first || rest.length === 0) return false;
    return (['benefit', 'bankAccount', 'phone', 'causeOfHardship', 'address'] as const).some((field) => {
      const column = first.table.byField.get(field)?.column;
      return column !== undefined && textOf(first, field) !== '' && rest.every((data) => isOwn(data.row, column) && textOf(data, field) === textOf(first, field));
    });
  }

  /** The head's own value, else the first of a merged cell or of the first row that has one. */
  private forHousehold(column: RosterColumn, lead: DataRow): Cell | undefined {
    const says = (data: DataRow): Cell | undefined => {
      const cell = valueAt(data.row, column.column);
      return cell && tidy(cell.text) !== '' ? cell : undefined;
    };
    return says(lead) ?? says(this.rows[0]!);
  }
  private householdText(field: RosterField, lead: DataRow): string {
    const column = lead.table.byField.get(field);
    if (!column) return '';
    const cell = this.forHousehold(column, lead);
    this.differing(column, cell);
    return !cell || cell.kind === 'fault' || /^[-—–_/\\]+$/.test(tidy(cell.text)) ? '' : tidy(cell.text);
  }

  private category(lead: DataRow): { category: AssistanceCategory | null; groups: TargetGroup[] } {
    const read = (field: RosterField): ReturnType<typeof readCategory> & { data?: DataRow; text?: string } => {
      const column = lead.table.byField.get(field);
      const cell = column && this.forHousehold(column, lead);
      if (!column || !cell || cell.kind === 'fault' || isNothing(cell.text)) return { category: null, groups: [], unknown: [] };
      const found = readCategory(cell.text);
      for (const word of found.unknown) this.warn(lead, 'category-unknown', { word: word.slice(0, 30) });
      if (found.unknown.length > 0) this.keep(column.heading, tidy(cell.text));
      if (this.differing(column, cell)) this.warn(lead, 'category-differs');
      return found;
    };
    const tier = read('category');
    const more = read('groups');
    return { category: tier.category ?? more.category, groups: [...new Set([...tier.groups, ...more.groups])] };
  }

  private benefit(lead: DataRow): number | null {
    const column = lead.table.byField.get('benefit');
    const cell = column && this.forHousehold(column, lead);
    if (!column || !cell || cell.kind === 'fault') return null;
    this.differing(column, cell);
    const amount = readAmount(cell, headingFactor(column.heading));
    if (amount === null) {
      this.warn(lead, 'amount-unreadable');
      this.keep(column.heading, tidy(cell.text));
    }
    return amount ?? null;
  }

  /** Every column without a field of its own is kept by its heading. */
  private others(lead: DataRow): void {
    for (const column of lead.table.columns) {
      if (column.field && !NO_FIELD.has(column.field)) continue;
      const cell = this.forHousehold(column, lead);
      if (cell) this.keep(column.heading, tidy(cell.text));
      // Numbers that only count rows say nothing of a member.
      if (column.field !== 'serial' && column.field !== 'householdNumber') this.differing(column, cell);
    }
  }

  /** What a member's own row says differently is kept with the member's name. */
  private differing(column: RosterColumn, household: Cell | undefined): boolean {
    let differs = false;
    for (const data of this.people) {
      const cell = data.row.cells.get(column.column);
      if (!cell || !isOwn(data.row, column.column) || tidy(cell.text) === '' || cell === household || (household && tidy(cell.text) === tidy(household.text))) continue;
      this.keep(column.heading, tidy(cell.text), data);
      differs = true;
    }
    return differs;
  }

  /** A cell that can't be used rejects its row where a field needs it. */
  private faultyCells(): void {
    for (const data of this.rows)
      for (const column of data.table.columns) {
        const cell = data.row.cells.get(column.column);
        if (cell?.kind !== 'fault' || !isOwn(data.row, column.column)) continue;
        if (column.field && !NO_FIELD.has(column.field)) this.fault(data, cell.fault, { heading: column.heading });
        else this.warn(data, cell.fault, { heading: column.heading });
      }
  }
  private hasFault(data: DataRow): boolean {
    return [...PER_PERSON].some((field) => cellOf(data, field)?.kind === 'fault');
  }

  private first(field: RosterField): string {
    for (const data of this.rows) if (textOf(data, field) !== '') return textOf(data, field);
    return '';
  }
  /** By heading; `of` names the member whose row it is, where the household has more than one. */
  private keep(heading: string, text: string, of?: DataRow): void {
    if (text === '') return;
    const name = of && this.people.length > 1 ? tidyName(textOf(of, 'name')) : '';
    const key = name === '' ? heading : `${heading}（${name}）`;
    const present = this.extra[key];
    if (present === undefined) this.extra[key] = text;
    else if (!present.split('；').includes(text)) this.extra[key] = `${present}；${text}`;
  }
  private fault(data: DataRow, code: string, params: RowRemark['params'] = {}): void {
    this.faults.push({ row: data.row.number, code, params });
  }
  private warn(data: DataRow, code: string, params: RowRemark['params'] = {}): void {
    this.warnings.push({ row: data.row.number, code, params });
  }
}
