import { compact, tidyName } from '@yizhu/kernel';
import type { RosterField } from './headings.js';
import { cellOf, textOf, type DataRow } from './rows.js';
import { readIdNumber } from './values.js';
import { isHeadWord, isYes } from './words.js';

/** The rows of one household, in the order of the sheet. */
export interface HouseholdRows {
  readonly rows: DataRow[];
  /** Written above and meant for these rows, too, where their own cells are blank. */
  readonly township: string;
  readonly village: string;
  readonly key: string | undefined;
  hasHead: boolean;
}

/** 村兜村委会 and 村兜 are one place when households are told apart; which one it is, is looked up later. */
const placeKey = (text: string): string => compact(text).replace(/(村民委员会|村委会|社区居民委员会|社区居委会|居民委员会|居委会|社区|村)$/, '');

export const isHeadRow = (data: DataRow): boolean => isHeadWord(textOf(data, 'relation')) || isYes(textOf(data, 'headMark')) || (data.table.byField.has('headName') && /^(是|√|✓)$/.test(textOf(data, 'headName')));

/**
 * The key of a row's household where the office gave it one (户编号, 户主身份证号), else undefined. Numbers begin anew in each
 * village, so the village is part of it.
 */
export const householdKey = (data: DataRow, village = ''): string | undefined => {
  const number = textOf(data, 'householdNumber');
  if (number !== '') return `${compact(number)}|${placeKey(textOf(data, 'village') || village)}`;
  const head = readIdNumber(cellOf(data, 'headId')).toUpperCase();
  return head === '' ? undefined : head;
};

/**
 * Puts rows together into households, however a sheet marks where one begins: merged cells, a repeated or blank head,
 * a household number, or the relation to the head. Keeps one household at a time; where households are keyed and their
 * rows lie apart, those that are still to be completed.
 */
export class HouseholdGrouper {
  private current: HouseholdRows | undefined;
  private readonly open = new Map<string, HouseholdRows>();
  private township = '';
  private village = '';

  /** @param lastRowOf the last row of each key, from an earlier look at the sheet; without it, keyed rows must lie together */
  constructor(private readonly lastRowOf: ReadonlyMap<string, number> = new Map()) {}

  /** Takes the next row; gives back the households that it completed. */
  *add(data: DataRow): Generator<HouseholdRows> {
    const township = textOf(data, 'township');
    if (township !== '' && township !== this.township) {
      this.township = township;
      this.village = '';
    }
    const before = this.village;
    this.village = textOf(data, 'village') || this.village;
    const key = householdKey(data, this.village);
    const lastRow = key === undefined ? undefined : this.lastRowOf.get(key);
    if (key !== undefined && lastRow !== undefined) {
      // Keyed: the key says it all.
      const household = this.open.get(key) ?? this.begin(data, key);
      if (household.rows[0] === data) {
        if (this.current && this.current.key === undefined) yield this.current;
        this.open.set(key, household);
      } else this.append(household, data);
      this.current = household;
      if (lastRow <= data.row.number) {
        this.open.delete(key);
        // Blank rows may still follow the last one that names the key.
        if (this.finished) yield this.finished;
        this.finished = household;
      }
      return;
    }
    if (this.current && !this.beginsNew(data, key, before)) {
      this.append(this.current, data);
      return;
    }
    yield* this.flush();
    this.current = this.begin(data, key);
  }

  /** The households still open when the sheet ends. */
  *end(): Generator<HouseholdRows> {
    yield* this.flush();
    yield* this.open.values();
    this.open.clear();
  }

  private finished: HouseholdRows | undefined;

  private *flush(): Generator<HouseholdRows> {
    if (this.finished) yield this.finished;
    if (this.current && this.current !== this.finished && !(this.current.key !== undefined && this.open.has(this.current.key))) yield this.current;
    this.finished = undefined;
    this.current = undefined;
  }

  private begin(data: DataRow, key: string | undefined): HouseholdRows {
    return { rows: [data], township: this.township, village: this.village, key, hasHead: isHeadRow(data) };
  }
  private append(household: HouseholdRows, data: DataRow): void {
    household.rows.push(data);
    household.hasHead ||= isHeadRow(data);
  }

  private beginsNew(data: DataRow, key: string | undefined, villageBefore: string): boolean {
    const household = this.current!;
    const first = household.rows[0]!;
    if (data.table !== first.table) return true;
    if (key !== undefined && household.key !== undefined) return key !== household.key;
    if (key !== undefined && household.key === undefined) return true;
    const has = (field: RosterField): boolean => data.table.byField.has(field);
    const merged = mergedMark(data, first);
    if (merged !== undefined) return merged;
    const isHead = isHeadRow(data);
    if (key === undefined && household.key !== undefined) return isHead && household.hasHead;
    const village = textOf(data, 'village');
    if (village !== '' && villageBefore !== '' && placeKey(village) !== placeKey(villageBefore)) return true;
    const serial = textOf(data, 'serial');
    const headName = nameOfHead(data);
    if (has('headName') && !/^(是|否|√|✓|×)$/.test(textOf(first, 'headName'))) {
      if (headName === '') return isHead && household.hasHead;
      if (headName !== nameOfHead(first)) return true;
      return isHead && household.hasHead;
    }
    if (has('relation') || has('headMark') || has('headName')) {
      // A member that only the next serial number sets apart belongs to the household above.
      return isHead || (textOf(data, 'relation') === '' && serial !== '' && textOf(first, 'relation') === '');
    }
    return serial !== '' || !has('serial');
  }
}

const nameOfHead = (data: DataRow): string => tidyName(textOf(data, 'headName'));

/** Columns whose merged cells hold a household together; a merged village holds many. */
const MARKS: readonly RosterField[] = ['householdNumber', 'headName', 'headId', 'serial'];
const LESSER_MARKS: readonly RosterField[] = ['benefit', 'bankAccount', 'causeOfHardship', 'address', 'phone'];

/** True: merged cells begin here; false: they reach here from the household's rows; undefined: they say nothing. */
const mergedMark = (data: DataRow, first: DataRow): boolean | undefined => {
  for (const fields of [MARKS, LESSER_MARKS]) {
    let begins = false;
    for (const field of fields) {
      const column = data.table.byField.get(field)?.column;
      const area = column === undefined ? undefined : data.row.merged.get(column);
      if (!area || area.column !== column) continue;
      if (area.row < data.row.number && area.lastRow >= data.row.number && area.row >= first.row.number) return false;
      if (area.row === data.row.number && area.lastRow > area.row) begins = true;
    }
    if (begins) return true;
    // After a merged area a row of its own begins a household, if the marks are columns of this table at all.
    if (fields === MARKS && MARKS.some((f) => endedAbove(data, first, f))) return true;
  }
  return undefined;
};

/** The household's cell of this column was merged, and has ended above. */
const endedAbove = (data: DataRow, first: DataRow, field: RosterField): boolean => {
  const column = data.table.byField.get(field)?.column;
  const area = column === undefined ? undefined : first.row.merged.get(column);
  return area !== undefined && area.column === column && area.lastRow > area.row && area.lastRow < data.row.number && textOf(data, field) !== '';
};
