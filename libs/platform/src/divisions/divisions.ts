import { Inject, Injectable } from '@nestjs/common';
import { defineErrors, divisionLevel, scopeCovers, type DivisionCode, type DivisionLevel } from '@yizhu/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { currentContext } from '../context/request-context.js';

export interface Division {
  readonly code: DivisionCode;
  readonly name: string;
  readonly level: DivisionLevel;
  readonly parentCode: DivisionCode | null;
}

/** A county's data file: one county, its townships and villages (docs/data.md). */
export interface CountyFile {
  readonly county: { readonly code: string; readonly name: string };
  readonly towns: readonly { readonly code: string; readonly name: string; readonly villages: readonly { readonly code: string; readonly name: string }[] }[];
}

export const divisionError = defineErrors({
  'division-unknown': { kind: 'rule', zh: '没有这个行政区划：{code}', en: 'There is no such division: {code}' },
  'division-not-village': { kind: 'rule', zh: '请选到村（社区）一级', en: 'Choose a village or community' },
  'division-outside-scope': { kind: 'forbidden', zh: '这个地方不在您的辖区', en: 'This place is outside your area' },
});

const VILLAGE_ENDINGS = /(村民委员会|村委会|社区居民委员会|社区居委会|居民委员会|居委会|社区|村)$/;
/** 村兜村委会 → 村兜: as people write it. */
export const shortVillageName = (name: string): string => name.replace(VILLAGE_ENDINGS, '') || name;

/** The county's townships and villages; a few hundred rows that hardly ever change, kept in memory for a minute. */
@Injectable()
export class Divisions {
  private cache: { at: number; byCode: ReadonlyMap<DivisionCode, Division> } | undefined;

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async all(): Promise<ReadonlyMap<DivisionCode, Division>> {
    if (!this.cache || Date.now() - this.cache.at > 60_000) {
      const rows = (await this.dataSource.query(`SELECT code, name, level, parent_code AS "parentCode" FROM platform.division WHERE valid_to IS NULL ORDER BY code`)) as Division[];
      this.cache = { at: Date.now(), byCode: new Map(rows.map((d) => [d.code, d])) };
    }
    return this.cache.byCode;
  }

  /** Names a division by its code; a code that is no longer known stands for itself. */
  async names(): Promise<(code: DivisionCode) => string> {
    const all = await this.all();
    return (code) => all.get(code)?.name ?? code;
  }

  /** A village that exists and that the caller may write to. @throws division-unknown | division-not-village | division-outside-scope */
  async requireVillage(code: DivisionCode, field = 'villageCode'): Promise<Division> {
    const division = (await this.all()).get(code);
    if (!division) throw divisionError('division-unknown', { code }, field);
    if (divisionLevel(code) !== 'village') throw divisionError('division-not-village', {}, field);
    if (!scopeCovers(currentContext().scope, code)) throw divisionError('division-outside-scope', {}, field);
    return division;
  }
}

/** Loads a county's file; running it again changes nothing. Owner's connection. */
export const loadDivisions = async (manager: Pick<EntityManager, 'query'>, file: CountyFile): Promise<number> => {
  const rows = [{ code: file.county.code, name: file.county.name, level: 'county', parent: null as string | null }];
  for (const town of file.towns) {
    rows.push({ code: town.code, name: town.name, level: 'township', parent: file.county.code });
    for (const village of town.villages) rows.push({ code: village.code, name: village.name, level: 'village', parent: town.code });
  }
  await manager.query(
    `INSERT INTO platform.division (code, county_code, parent_code, level, name) SELECT c, $2, p, l, n FROM unnest($1::text[], $3::text[], $4::text[], $5::text[]) AS d(c, p, l, n)
     ON CONFLICT (code) DO UPDATE SET name = excluded.name WHERE platform.division.name <> excluded.name`,
    [rows.map((r) => r.code), file.county.code, rows.map((r) => r.parent), rows.map((r) => r.level), rows.map((r) => r.name)],
  );
  return rows.length;
};

/** SQL for a place with its township, as JSON, over an alias that has division_code and township_code. */
export const placeJson = (alias: string): string =>
  `(SELECT json_build_object('code', division_.code, 'name', division_.name, 'township', (SELECT json_build_object('code', township_.code, 'name', township_.name) FROM platform.division township_ WHERE township_.code = ${alias}.township_code)) FROM platform.division division_ WHERE division_.code = ${alias}.division_code)`;
