/** What nobody should ever read on a page: the machine's own words. */
const MACHINE = [/\b[0-9a-f]{8}-[0-9a-f]{4}-/i, /\b[a-z]+(?:_[a-z]+)+\b/, /\b\d{4}-\d\d-\d\dT\d\d:/, /\b(?:undefined|null|NaN)\b|\[object /, /\b[a-z]+(?:\.[a-z][A-Za-z]+)+\b/];
/** Latin letters that belong on a Chinese page; a tracking code stands in fours. */
const LATIN = /\b(?:QZ|GD|HH|SQ|HS|BG|API|Excel|English|PDF|WGS-84|home-visit)\b|\.xlsx|\b[0-9a-f]{8}\b|\b[0-9A-Z]{4}(?: [0-9A-Z]{4}){2}\b/g;

const linesWith = (text: string, test: (line: string) => boolean): string[] => text.split('\n').filter((line) => test(line)).map((line) => line.trim().slice(0, 90));
export const machineWords = (text: string): string[] => linesWith(text, (line) => MACHINE.some((pattern) => pattern.test(line)));
/** Lines of a Chinese page with English in them; `known` are names and codes that are written so. */
export const englishLines = (text: string, known: RegExp = /$^/): string[] => linesWith(text, (line) => /[A-Za-z]{3,}/.test(line.replace(LATIN, '').replace(known, '')));
export const hasChinese = (text: string): boolean => /[\u4e00-\u9fff]/.test(text);
