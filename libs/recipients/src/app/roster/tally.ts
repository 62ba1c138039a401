import { errorText, type Language } from '@yizhu/kernel';
import type { RowRemark } from '../../domain/roster/household.js';
import type { RosterUpdate } from '../../domain/roster/update.js';
import { byRow } from '../../domain/roster/verdict.js';
import type { SheetReport } from './roster-sheet.js';

/** A row and what is said of it, in words. */
export interface RowNote {
  readonly sheet: string;
  readonly row: number;
  readonly code: string;
  readonly message: string;
}
/** What an import found and did. Never a person's data: sheets, rows, codes, figures. */
export interface RosterResult {
  readonly households: number;
  readonly people: number;
  /** Good as they stand in the file: created by this import, or registered already just so. */
  readonly acceptedHouseholds: number;
  readonly acceptedPeople: number;
  readonly createdHouseholds: number;
  readonly createdPeople: number;
  readonly unchangedHouseholds: number;
  /** Registered already, and brought up to date by this import. */
  readonly updatedHouseholds: number;
  /** Fields, new members and tiers that differ. */
  readonly changes: number;
  readonly joinedPeople: number;
  /** Tiers decided, or proposed for a second person. */
  readonly decidedPeople: number;
  readonly rejected: readonly RowNote[];
  readonly warnings: readonly RowNote[];
  /** All of them; the list ends at MAX_WARNINGS. */
  readonly warningCount: number;
  readonly sheets: readonly { readonly name: string; readonly headings: SheetReport['headings']; readonly skipped: { readonly code: string; readonly message: string } | null; readonly households: number; readonly people: number }[];
}

const MAX_WARNINGS = 2_000;

/** Counts what an import comes upon. */
export class Tally {
  private readonly rejected: RowNote[] = [];
  private readonly warnings: RowNote[] = [];
  private warningCount = 0;
  private readonly sheets: { name: string; headings: SheetReport['headings']; skipped: { code: string; message: string } | null; households: number; people: number }[] = [];
  /** Sentences by what they say: a hundred thousand rows share a few. */
  private readonly sentences = new Map<string, string>();
  private readonly figures = { households: 0, people: 0, acceptedHouseholds: 0, acceptedPeople: 0, createdHouseholds: 0, createdPeople: 0, unchangedHouseholds: 0, updatedHouseholds: 0, changes: 0, joinedPeople: 0, decidedPeople: 0 };
  private here = { households: 0, people: 0 };

  constructor(private readonly language: Language) {}

  met(people: number): void {
    this.figures.households++;
    this.figures.people += people;
    this.here.households++;
    this.here.people += people;
  }
  accept(people: number, how: 'created' | 'unchanged'): void {
    this.figures.acceptedHouseholds++;
    this.figures.acceptedPeople += people;
    if (how === 'unchanged') this.figures.unchangedHouseholds++;
    else {
      this.figures.createdHouseholds++;
      this.figures.createdPeople += people;
    }
  }
  update(people: number, { changes, joining, deciding }: RosterUpdate): void {
    this.figures.acceptedHouseholds++;
    this.figures.acceptedPeople += people;
    this.figures.updatedHouseholds++;
    this.figures.changes += changes.length;
    this.figures.joinedPeople += joining.length;
    this.figures.decidedPeople += deciding.length;
  }
  /** One entry a row. */
  reject(sheet: string, faults: readonly RowRemark[]): void {
    for (const { row, faults: those } of byRow(faults)) this.rejected.push({ sheet, row, code: those[0]!.code, message: this.words([...new Set(those.map((f) => errorText(f.code, this.language, f.params)))].join(this.language === 'zh' ? '；' : '; ')) });
  }
  warn(sheet: string, remarks: readonly RowRemark[]): void {
    this.warningCount += remarks.length;
    for (const { row, code, params } of remarks) if (this.warnings.length < MAX_WARNINGS) this.warnings.push({ sheet, row, code, message: this.words(errorText(code, this.language, params)) });
  }
  endSheet(report: SheetReport): void {
    const { name, headings, skipped, passedOver } = report;
    if (passedOver.length > 0 && skipped === null) this.warn(name, [{ row: passedOver[0]!, code: 'rows-passed-over', params: { rows: passedOver.slice(0, 20).join('、') + (passedOver.length > 20 ? '…' : '') } }]);
    this.sheets.push({ name, headings, skipped: skipped && { code: skipped, message: errorText(skipped, this.language) }, ...this.here });
    this.here = { households: 0, people: 0 };
  }
  get foundRoster(): boolean {
    return this.sheets.some((sheet) => sheet.skipped === null);
  }
  result(): RosterResult {
    const inOrder = (notes: RowNote[]): RowNote[] => {
      const order = new Map(this.sheets.map((sheet, i) => [sheet.name, i]));
      return notes.sort((a, b) => (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0) || a.row - b.row);
    };
    return { ...this.figures, rejected: inOrder(this.rejected), warnings: inOrder(this.warnings), warningCount: this.warningCount, sheets: this.sheets };
  }
  private words(text: string): string {
    const known = this.sentences.get(text);
    if (known !== undefined) return known;
    if (this.sentences.size < 1_000) this.sentences.set(text, text);
    return text;
  }
}
