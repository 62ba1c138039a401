import { Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';

/** Whose data is gathered. */
export interface DataSubject {
  readonly id: Uuid;
  readonly householdId: Uuid;
  /** Every household that ever had them, the present one too. */
  readonly homes: readonly Uuid[];
}
/** How many records of each kind are held on somebody. */
export type RecordCounts = Readonly<Record<string, number>>;
/** One kind of record held on somebody, as they are to read it: in Chinese, codes in words, sealed fields opened. */
export interface PersonalSection {
  readonly title: string;
  /** Headings; each row has as many cells. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** False when there are more rows than a copy holds. */
  readonly complete: boolean;
}
/** What a context holds on people. Each source asks the database once a method, for at most `COPY_ROWS` rows a section. */
export interface PersonalDataSource {
  gather(subject: DataSubject): Promise<PersonalSection[]>;
  /** Records of this context that are about the person, by id: whoever opened one looked at the person. */
  records(subject: DataSubject): Promise<Uuid[]>;
  /** By the glossary's name of the resource. */
  counts(subject: DataSubject): Promise<RecordCounts>;
}

/** Rows of one section; more than a life in the register brings together. */
export const COPY_ROWS = 2_000;

/** Builds a section of rows fetched one past the limit. */
export const personalSection = (title: string, columns: readonly string[], rows: readonly (readonly string[])[]): PersonalSection => ({ title, columns, rows: rows.slice(0, COPY_ROWS), complete: rows.length <= COPY_ROWS });

/** Where contexts above this one say what they hold on people (at module init): a copy of everything asks them all. */
@Injectable()
export class PersonalDataSources {
  private readonly sources: PersonalDataSource[] = [];

  register(source: PersonalDataSource): void {
    this.sources.push(source);
  }

  async gather(subject: DataSubject): Promise<PersonalSection[]> {
    return (await Promise.all(this.sources.map((source) => source.gather(subject)))).flat();
  }
  async records(subject: DataSubject): Promise<Uuid[]> {
    return (await Promise.all(this.sources.map((source) => source.records(subject)))).flat();
  }
  async counts(subject: DataSubject): Promise<RecordCounts> {
    return Object.assign({}, ...(await Promise.all(this.sources.map((source) => source.counts(subject))))) as RecordCounts;
  }
}
