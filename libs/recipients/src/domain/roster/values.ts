import { compact, isLocalDate, tidy, type LocalDate } from '@yizhu/kernel';
import type { Cell } from './cells.js';

/** Excel's day 0; its year 1900 has a 29 February that never was, which only matters before March 1900. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
export const dateOfSerial = (serial: number): LocalDate => new Date(DAY_ZERO + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);

const two = (text: string | undefined): string => (text ?? '').padStart(2, '0');

/**
 * The days, months or years (`1965-07-07`, `1965-07`, `1965`) that a cell may mean, the likeliest first; none for what is no date.
 * Several, because 65.7.7 has two centuries and 7/8/1965 two readings: the resident ID decides which was meant.
 */
export const readDates = (cell: Cell): string[] => {
  if (cell.kind === 'date') return [cell.text];
  const text = tidy(cell.text);
  const found: string[] = [];
  const add = (...parts: (string | undefined)[]): void => {
    const [y, m, d] = parts;
    const date = [y, ...(m ? [two(m)] : []), ...(d ? [two(d)] : [])].join('-');
    if (d ? isLocalDate(date) : m ? Number(m) >= 1 && Number(m) <= 12 : true) found.push(date);
  };
  const century = (yy: string, ...rest: (string | undefined)[]): void => {
    for (const c of Number(yy) > 30 ? ['19', '20'] : ['20', '19']) add(c + yy, ...rest);
  };
  const digits = text.replace(/\s/g, '');
  let match: RegExpExecArray | null;
  if ((match = /^((?:18|19|20)\d{2})(\d{2})(\d{2})$/.exec(digits))) add(match[1], match[2], match[3]);
  else if ((match = /^((?:18|19|20)\d{2})(\d{2})$/.exec(digits)) && Number(match[2]) <= 12) add(match[1], match[2]);
  else if (/^\d{3,6}(\.\d+)?$/.test(digits) && Number(digits) > 366 && Number(digits) < 80_000 && !/^(19|20)\d{2}$/.test(digits) && (cell.kind === 'number' || /^\d{5}(\.\d+)?$/.test(digits)) && !/^(18|19|20)\d{2}\.\d{1,2}$/.test(digits)) found.push(dateOfSerial(Number(digits)));
  else {
    const parts = text.replace(/[T ]\d{1,2}:\d{2}(:\d{2})?.*$/, '').match(/\d+/g) ?? [];
    const only = /^[\d\s年月日号.。．、,，/\\\-—–~:]+$/.test(text.replace(/[T ]\d{1,2}:\d{2}(:\d{2})?.*$/, '').replace(/(生|出生)$/, ''));
    const [a, b, c] = parts;
    if (only && a && parts.length <= 3) {
      if (a.length === 4) add(a, b, c);
      else if (c?.length === 4) {
        add(c, a, b);
        add(c, b, a);
      } else if (a.length === 2 && b && c && c.length <= 2) century(a, b, c);
    }
  }
  return found;
};

/** Fen of an amount as offices write it; undefined for nothing written, null for what is no amount. */
export const readAmount = (cell: Cell, factor = 1): number | null | undefined => {
  let text = compact(cell.text).replace(/^[¥￥]|^(人民币|RMB)/i, '').replace(/^每?(月|户)/, '');
  if (/^(|无|没有|暂无|[-—–_/\\]+)$/.test(text)) return undefined;
  let times = factor;
  text = text.replace(/(\/|每)?(月|户)$/, '').replace(/整$/, '');
  if (/万元?$/.test(text)) times = 10_000;
  text = text.replace(/(万元|万|元|块|圆)$/, '').replace(/[,，](?=\d{3}(\D|$))/g, '');
  if (!/^[+-]?\d{1,12}(\.\d{1,10})?$/.test(text)) return null;
  return Math.round(Number(text) * times * 100);
};

/** A figure with more digits than a spreadsheet keeps, as the spreadsheet has it: the digits that are gone can't be invented. */
export const lostDigits = (cell: Cell): boolean => cell.kind === 'number' && Math.abs(cell.value) >= 1e15;

/** An ID as text. One that was typed as a number has lost its end, whatever stands there now. */
export const readIdNumber = (cell: Cell | undefined): string => (!cell || cell.kind === 'fault' ? '' : lostDigits(cell) && cell.kind === 'number' ? cell.value.toExponential() : compact(cell.text).replace(/^['‘’`]+|['‘’`]+$/g, ''));

/** Telephones of a cell: the first that looks like one, and what else stands there. A number has no leading zero any more. */
export const readPhone = (cell: Cell): { phone: string; rest: string } => {
  const text = tidy(cell.text).replace(/^['‘’`]+/, '');
  if (cell.kind === 'number' && /^[2-9]\d{9,10}$/.test(text)) return { phone: `0${text}`, rest: '' };
  const parts = text.split(/[、,，;；/\s]+/).filter((p) => p !== '');
  if (parts.length < 2) return { phone: text, rest: '' };
  const whole = /^[+\d\s\-()（）]+$/.test(text) && text.replace(/\D/g, '').length <= 14;
  const chosen = whole ? undefined : parts.find((p) => /^(\+?86)?1\d{10}$|^0\d{2,3}-?\d{7,8}$|^\d{7,8}$/.test(p));
  return chosen === undefined ? { phone: text, rest: '' } : { phone: chosen, rest: parts.filter((p) => p !== chosen).join('、') };
};

/** An account number, also when the bank's name stands beside it in the cell. */
export const readBankAccount = (cell: Cell): { account: string; rest: string } => {
  const text = tidy(cell.text).replace(/^['‘’`]+/, '');
  const match = /^(?<before>[^\d]*)(?<digits>\d[\d\s-]{6,}\d)(?<after>[^\d]*)$/.exec(text);
  if (!match?.groups) return { account: text, rest: '' };
  return { account: match.groups.digits!.replace(/[\s-]/g, ''), rest: tidy(`${match.groups.before!}${match.groups.after!}`.replace(/[:：()（）]/g, ' ')) };
};
