import { compact, divisionLevel, scopeCovers, type DivisionCode, type Scope } from '@yizhu/kernel';
import { shortVillageName, type Division } from '@yizhu/platform';
import type { PlaceVerdict } from '../../domain/roster/verdict.js';

const COUNTY_AND_ABOVE = /^(福建省?)?(泉州市?)?(德化县|本县|县)?/;
const townshipName = (text: string): string => text.replace(/(镇|乡|街道)?(人民政府|政府|办事处|街道办)$/, '$1');
const shortTownshipName = (text: string): string => (text.length > 2 ? text.replace(/(镇|乡|街道)$/, '') : text);

/** The village a roster means, by the names that people write, within its township. */
export class Places {
  private readonly townships: { code: DivisionCode; name: string; short: string }[] = [];
  private readonly villages = new Map<DivisionCode, { code: DivisionCode; name: string; short: string }[]>();
  private readonly remembered = new Map<string, { code: DivisionCode; rest: string } | undefined>();
  private titles: readonly string[] = [];
  private titleTownship: DivisionCode | undefined;

  constructor(divisions: ReadonlyMap<DivisionCode, Division>, private readonly scope: Scope) {
    for (const { code, name } of divisions.values()) {
      if (divisionLevel(code) === 'township') this.townships.push({ code, name, short: shortTownshipName(name) });
      if (divisionLevel(code) !== 'village') continue;
      const township = code.slice(0, 9);
      this.villages.set(township, [...(this.villages.get(township) ?? []), { code, name, short: shortVillageName(name) }]);
    }
  }

  /** What titles and the sheet's name say of the place: for rows that don't say it themselves. */
  take(titles: readonly string[]): void {
    this.titles = titles.map(compact);
    const named = (name: string): boolean => name.length > 1 && this.titles.some((title) => title.includes(name));
    this.titleTownship = (this.townships.find((t) => named(t.name)) ?? this.townships.find((t) => named(t.short)))?.code;
    this.remembered.clear();
  }

  /** A village that exists and that the caller may write to; what else stands in the cell is kept. */
  find(township: string, village: string, heading: string): PlaceVerdict {
    const key = `${township}|${village}`;
    if (!this.remembered.has(key)) {
      if (this.remembered.size > 10_000) this.remembered.clear();
      this.remembered.set(key, this.look(compact(township), compact(village)));
    }
    const found = this.remembered.get(key);
    if (!found) return { fault: compact(village) === '' ? 'village-missing' : 'village-unknown' };
    if (!scopeCovers(this.scope, found.code)) return { fault: 'outside-scope' };
    return { code: found.code, ...(found.rest !== '' && heading !== '' ? { keep: { [heading]: village } } : {}) };
  }

  private look(townshipText: string, villageText: string): { code: DivisionCode; rest: string } | undefined {
    const code = /^\d{12}$/.exec(villageText)?.[0];
    if (code) return (this.villages.get(code.slice(0, 9)) ?? []).some((v) => v.code === code) ? { code, rest: '' } : undefined;
    let village = villageText.replace(COUNTY_AND_ABOVE, '') || villageText;
    let township = this.township(townshipText);
    if (townshipText !== '' && !township) return undefined;
    // 龙门滩镇村兜村 in one cell.
    const prefix = this.townships.find((t) => village.startsWith(t.name) && village.length > t.name.length);
    if (prefix && (!township || prefix.code === township)) [township, village] = [prefix.code, village.slice(prefix.name.length)];
    if (village === '') {
      const told = (this.villages.get(township ?? this.titleTownship ?? '') ?? []).filter((v) => this.titles.some((title) => title === v.short || [v.name, `${v.short}村`, `${v.short}社区`].some((name) => title.includes(name))));
      return told.length === 1 ? { code: told[0]!.code, rest: '' } : undefined;
    }
    const within = township ?? this.titleTownship;
    if (within) {
      const found = this.within(this.villages.get(within) ?? [], village);
      if (found || township) return found;
    }
    // No township written: a name that only one village of the county has.
    return this.within([...this.villages.values()].flat(), village);
  }

  private township(text: string): DivisionCode | undefined {
    if (text === '') return undefined;
    if (/^\d{9}$/.test(text)) return this.villages.has(text) ? text : undefined;
    const name = townshipName(text.replace(COUNTY_AND_ABOVE, '') || text);
    return (this.townships.find((t) => t.name === name) ?? this.townships.find((t) => t.short === name || t.short === shortTownshipName(name)))?.code;
  }

  private within(villages: readonly { code: DivisionCode; name: string; short: string }[], text: string): { code: DivisionCode; rest: string } | undefined {
    const exact = villages.filter((v) => v.name === text);
    if (exact.length === 1) return { code: exact[0]!.code, rest: '' };
    const match = (name: string): DivisionCode | undefined => {
      const short = villages.filter((v) => v.short === name || v.short === shortVillageName(name));
      if (short.length === 1) return short[0]!.code;
      // 东山村 and 东山社区 side by side: the ending tells.
      const urban = /社区|居/.test(name.slice(-5));
      const alike = short.filter((v) => /社区|居委会/.test(v.name) === urban);
      return alike.length === 1 ? alike[0]!.code : undefined;
    };
    const whole = match(text);
    if (whole) return { code: whole, rest: '' };
    // 村兜村三组12号: the longest beginning that is a village.
    for (let end = text.length - 1; end > 1; end--) {
      if (!/(村|社区|居委会|村委会)$/.test(text.slice(0, end))) continue;
      const code = match(text.slice(0, end));
      if (code) return { code, rest: text.slice(end) };
    }
    return undefined;
  }
}
