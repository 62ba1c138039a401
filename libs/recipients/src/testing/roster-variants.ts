import { residentIdCheck } from '@yizhu/kernel';
import ExcelJS from 'exceljs';

/** Invented people, and the ways in which offices lay them out. For specs only. */
export interface Person {
  name: string;
  relation: string;
  id: string;
  health: string;
}
export interface Family {
  number: number;
  township: string;
  village: string;
  category: string;
  benefit: number;
  phone: string;
  bank: string;
  cause: string;
  people: Person[];
}

/** Mulberry32: the same seed, the same people. */
export const dice = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const SURNAMES = [...'林陈郑徐苏张黄郭曾欧连温庄'];
const GIVEN = ['秀英', '建国', '志强', '德明', '美兰', '金水', '玉珍', '文彬', '丽华', '阿福', '子涵', '清河'];
const VILLAGES = ['村兜', '碧坑', '内洋', '硕儒', '霞山', '苏洋', '石室'];

/** `sequence` makes IDs differ; sex is that of the relation. */
export const madeUpId = (random: () => number, sequence: number, sex: 1 | 2, year = 1940 + Math.floor(random() * 70)): string => {
  const day = `${year}${String(1 + Math.floor(random() * 12)).padStart(2, '0')}${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
  const first = `350526${day}${String(Math.floor(sequence / 5) % 100).padStart(2, '0')}${((sequence % 5) * 2 + (sex === 1 ? 1 : 0)) % 10}`;
  return first + residentIdCheck(first);
};

export const families = (count: number, seed = 7): Family[] => {
  const random = dice(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const used = new Set<string>();
  let sequence = 0;
  const person = (relation: string, sex: 1 | 2): Person => {
    let id = madeUpId(random, sequence++, sex);
    while (used.has(id)) id = madeUpId(random, sequence++, sex);
    used.add(id);
    return { name: pick(SURNAMES) + pick(GIVEN), relation, id, health: '' };
  };
  return Array.from({ length: count }, (_, i): Family => {
    const people = [person('户主', pick([1, 2]))];
    const others: [string, 1 | 2][] = [['配偶', 2], ['子', 1], ['女', 2], ['孙子', 1]];
    for (let n = Math.floor(random() * 4); n > 0; n--) people.push(person(...others[n]!));
    people[0]!.health = pick(['一级残疾', '患慢性病', '重病']);
    return { number: i + 1, township: '龙门滩镇', village: VILLAGES[Math.floor((i / count) * VILLAGES.length)]!, category: pick(['农村低保', '城市低保', '特困供养']), benefit: 300 + Math.floor(random() * 9) * 50, phone: `13${String(Math.floor(random() * 1e9)).padStart(9, '0')}`, bank: `62${String(Math.floor(random() * 1e15)).padStart(15, '0')}`, cause: pick(['因病', '因残', '因学']), people };
  });
};

type Value = string | number | Date | null | ExcelJS.CellValue;
interface Column {
  heading: string;
  group?: string;
  /** Stands for the whole household. */
  household?: boolean;
  of: (family: Family, person: Person, n: number) => Value;
}
const birth = (p: Person): string => p.id.slice(6, 14);
const sexWord = (p: Person): string => (Number(p.id[16]) % 2 === 1 ? '男' : '女');
const dated = (p: Person, form: (y: string, m: string, d: string) => Value): Value => form(birth(p).slice(0, 4), birth(p).slice(4, 6), birth(p).slice(6));
const head = (f: Family): Person => f.people[0]!;

const serial: Column = { heading: '序号', household: true, of: (f) => f.number };
const township = (heading = '乡镇', form = (t: string): string => t): Column => ({ heading, household: true, of: (f) => form(f.township) });
const village = (heading: string, form = (v: string): string => v): Column => ({ heading, household: true, of: (f) => form(f.village) });
const headName = (heading = '户主姓名'): Column => ({ heading, household: true, of: (f) => head(f).name });
const category = (heading: string): Column => ({ heading, household: true, of: (f) => f.category });
const benefit = (heading: string, form: (n: number) => Value = (n) => n): Column => ({ heading, household: true, of: (f) => form(f.benefit) });
const phone = (heading: string, form: (t: string) => Value = (t) => t): Column => ({ heading, household: true, of: (f) => form(f.phone) });
const bank = (heading: string): Column => ({ heading, household: true, of: (f) => f.bank });
const cause = (heading: string): Column => ({ heading, household: true, of: (f) => f.cause });
const health = (heading = '健康状况'): Column => ({ heading, household: true, of: (f) => head(f).health });
const name = (heading: string, form = (t: string): string => t): Column => ({ heading, of: (_, p) => form(p.name) });
const relation = (heading: string): Column => ({ heading, of: (_, p) => p.relation });
const id = (heading: string, form = (t: string): string => t): Column => ({ heading, of: (_, p) => form(p.id) });
const sex = (form = (t: string): string => t): Column => ({ heading: '性别', of: (_, p) => form(sexWord(p)) });
const born = (heading: string, form: (y: string, m: string, d: string) => Value): Column => ({ heading, of: (_, p) => dated(p, form) });
const inGroup = (group: string, ...columns: Column[]): Column[] => columns.map((c) => ({ ...c, group }));

const wide = (text: string): string => text.replace(/[0-9X]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const dots = (y: string, m: string, d: string): string => `${y}.${m}.${d}`;

export interface Variant {
  name: string;
  columns: Column[];
  titles?: string[];
  /** What household cells hold on the rows after the first. */
  following: 'merged' | 'blank' | 'repeated';
  notes?: string[];
  sheets?: 'villages';
  startColumn?: number;
  startRow?: number;
  shuffled?: boolean;
  blankRows?: boolean;
  headingEvery?: number;
  sheetName?: string;
  hideColumns?: boolean;
}

const end = [benefit('保障金额', (n) => `${n}元`), cause('致困原因'), health(), bank('银行账号')];
export const VARIANTS: Variant[] = [
  { name: 'the sample’s layout', following: 'merged', titles: ['2024年低保对象花名册', '填报单位：龙门滩镇人民政府'], columns: [serial, township(), village('村（居）', (v) => `${v}村委会`), headName(), category('保障类别'), ...inGroup('家庭成员情况', name('姓名'), relation('与户主关系'), id('身份证号'), sex(), born('出生日期', dots)), phone('联系电话'), benefit('月保障金（元）'), cause('致困原因'), health(), bank('银行账号')], notes: ['合计', '填表人：'] },
  { name: 'one heading row, blank below', following: 'blank', columns: [serial, township('镇(街道)'), village('行政村'), headName('户主'), name('家庭成员姓名'), relation('家庭关系'), id('公民身份号码'), sex(), born('出生年月', (y, m) => `${y}.${m}`), phone('手机号', Number), category('救助类别'), ...end] },
  { name: 'repeated cells', following: 'repeated', columns: [township(), village('村', (v) => `${v}村`), headName(), name('成员姓名'), relation('与户主的关系'), id('证件号码', wide), sex(), phone('联系电话'), category('对象类别'), ...end] },
  { name: 'household number', following: 'repeated', columns: [{ heading: '户编号', household: true, of: (f) => `H${f.number}` }, township(), village('社区', (v) => `${v}村委会`), name('姓名'), relation('与户主关系'), id('身份证号码'), phone('联系电话'), category('保障类别'), ...end] },
  { name: 'head’s ID on each row, rows in any order', following: 'repeated', shuffled: true, columns: [{ heading: '户主身份证号', household: true, of: (f) => head(f).id }, id('身份证号'), name('姓名'), relation('与户主关系'), township(), village('村'), phone('电话'), category('救助类别'), ...end] },
  { name: 'columns backwards', following: 'merged', columns: [bank('一卡通账号'), health('身体状况'), cause('致贫原因'), benefit('月补助金额', (n) => n.toFixed(2)), phone('联系方式'), born('出生日期', (y, m, d) => new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)))), sex(), id('身份证号', (t) => `'${t.toLowerCase()}`), relation('关系'), name('姓名'), category('类别'), headName(), village('村居'), township(), serial] },
  { name: 'township in the title only', following: 'merged', titles: ['龙门滩镇困难群众台账'], columns: [serial, village('村名'), headName(), name('姓名'), relation('与户主关系'), id('身份证号'), born('出生日期', (y, m, d) => `${y}年${Number(m)}月${Number(d)}日`), phone('电话'), category('保障类别'), ...end] },
  { name: 'a sheet for each village', following: 'blank', sheets: 'villages', columns: [serial, township(), headName(), name('姓名'), relation('与户主关系'), id('身份证号'), phone('电话'), category('保障类别'), ...end] },
  { name: 'far from the corner', following: 'merged', startColumn: 4, startRow: 7, columns: [serial, township(), village('村'), headName(), name('姓名'), relation('与户主关系'), id('身份证号'), phone('电话'), category('保障类别'), ...end] },
  { name: 'headings on every page', following: 'blank', headingEvery: 7, columns: [serial, township(), village('村'), headName(), ...inGroup('家庭成员', name('姓名'), relation('与户主关系'), id('身份证号')), phone('电话'), category('保障类别'), ...end] },
  { name: 'no serial, no head’s name: the relation tells', following: 'blank', columns: [township(), village('村'), name('姓名'), relation('与户主关系'), id('身份证号', (t) => `${t.slice(0, 6)} ${t.slice(6, 14)} ${t.slice(14)}`), phone('电话'), category('保障类别'), ...end] },
  { name: 'spaced headings and names, 本人', following: 'merged', columns: [serial, township('乡　镇'), village('村 （居）'), headName('户 主\n姓 名'), name('姓　　名', (t) => `${t[0]}\u3000${t.slice(1)}`), { heading: '与户主\n关 系', of: (_, p) => (p.relation === '户主' ? '本人' : p.relation) }, id('身 份 证 号 码'), phone('联系电话'), category('保障类别'), ...end] },
  { name: 'serial dates', following: 'blank', columns: [serial, township(), village('村'), headName(), name('姓名'), relation('与户主关系'), id('身份证号'), born('出生日期', (y, m, d) => Math.round(Date.UTC(Number(y), Number(m) - 1, Number(d)) / 86_400_000) + 25569), phone('电话'), category('保障类别'), ...end] },
  { name: 'eight digits, and 19-digit spaces in accounts', following: 'merged', columns: [serial, township(), village('村'), headName(), name('姓名'), relation('与户主关系'), id('身份证号'), born('出生日期', (y, m, d) => `${y}${m}${d}`), phone('电话', (t) => `${t.slice(0, 3)} ${t.slice(3, 7)} ${t.slice(7)}`), category('保障类别'), benefit('保障金额', (n) => `￥${n.toLocaleString('en-US')}.00`), cause('困难原因'), health('健康情况'), { heading: '银行卡号', household: true, of: (f) => f.bank.replace(/(.{4})/g, '$1 ') }] },
  { name: 'blank rows between households', following: 'merged', blankRows: true, columns: [serial, township(), village('村'), headName(), name('姓名'), relation('与户主关系'), id('身份证号'), phone('电话'), category('保障类别'), ...end] },
  { name: 'notes below', following: 'blank', notes: ['注：本表由村委会填写。', '填表人：王某    审核人：李某', '单位（盖章）'], columns: [serial, township(), village('村'), headName(), name('姓名'), relation('与户主关系'), id('身份证号'), phone('电话'), category('保障类别'), ...end] },
  { name: 'results of formulas', following: 'blank', columns: [serial, township(), village('村'), headName(), { heading: '姓名', of: (_, p) => ({ formula: '1', result: p.name }) }, relation('与户主关系'), { heading: '身份证号', of: (_, p) => ({ formula: 'TEXT(1,"0")', result: p.id }) }, phone('电话'), category('保障类别'), ...end] },
  { name: 'hidden columns', following: 'merged', hideColumns: true, columns: [serial, township(), village('村'), headName(), name('姓名'), relation('与户主关系'), id('身份证号'), phone('电话'), category('保障类别'), ...end] },
  { name: 'head and members in groups', following: 'merged', columns: [serial, ...inGroup('户主信息', { heading: '姓名', household: true, of: (f) => head(f).name }, { heading: '身份证号码', household: true, of: (f) => head(f).id }, phone('联系电话')), ...inGroup('家庭成员信息', name('姓名'), relation('与户主关系'), id('身份证号码'), sex()), township(), village('村'), category('保障类别'), ...end] },
  { name: 'place in one cell', following: 'blank', columns: [serial, { heading: '户籍地', household: true, of: (f) => `德化县${f.township}${f.village}村` }, headName(), name('姓名'), relation('与户主关系'), id('身份证号'), phone('电话'), category('保障类别'), ...end] },
  { name: 'rich text and many other columns', following: 'merged', columns: [serial, township(), village('村'), headName(), { heading: '姓名', of: (_, p) => ({ richText: [{ text: p.name[0]! }, { text: p.name.slice(1) }] }) }, relation('与户主关系'), id('身份证号'), ...['家庭人口数', '住房情况', '耕地面积', '年收入', '帮扶责任人', '帮扶责任人电话', '是否公示'].map((heading): Column => ({ heading, household: true, of: () => '3' })), phone('电话'), category('保障类别'), ...end] },
];

/** A workbook of these households in one of the layouts. */
export const workbook = async (list: readonly Family[], variant: Variant): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  const parts: [string, Family[]][] = variant.sheets === 'villages' ? VILLAGES.map((v): [string, Family[]] => [v, list.filter((f) => f.village === v)]).filter(([, f]) => f.length > 0) : [[variant.sheetName ?? '低保', [...list]]];
  for (const [sheetName, part] of parts) fill(book.addWorksheet(sheetName), part, variant);
  return Buffer.from(await book.xlsx.writeBuffer());
};

const fill = (sheet: ExcelJS.Worksheet, list: Family[], variant: Variant): void => {
  const { columns, startColumn = 1, following } = variant;
  let row = variant.startRow ?? 1;
  for (const title of variant.titles ?? []) {
    sheet.getCell(row, startColumn).value = title;
    sheet.mergeCells(row, startColumn, row, startColumn + columns.length - 1);
    row++;
  }
  const headings = (): void => {
    const grouped = columns.some((c) => c.group);
    columns.forEach((c, i) => {
      const at = startColumn + i;
      if (!grouped) sheet.getCell(row, at).value = c.heading;
      else if (c.group) {
        sheet.getCell(row + 1, at).value = c.heading;
        if (columns[i - 1]?.group !== c.group) {
          const width = columns.slice(i).findIndex((x) => x.group !== c.group);
          sheet.getCell(row, at).value = c.group;
          sheet.mergeCells(row, at, row, at + (width < 0 ? columns.length - i : width) - 1);
        }
      } else {
        sheet.getCell(row, at).value = c.heading;
        sheet.mergeCells(row, at, row + 1, at);
      }
    });
    row += grouped ? 2 : 1;
  };
  headings();
  let written = 0;
  const lines = list.flatMap((family) => family.people.map((person, n) => ({ family, person, n })));
  if (variant.shuffled) lines.sort((a, b) => (a.person.id.slice(10) < b.person.id.slice(10) ? -1 : 1));
  for (const { family, person, n } of lines) {
    if (n === 0 && variant.blankRows && written % 3 === 2) row++;
    if (n === 0 && variant.headingEvery && written > 0 && written % variant.headingEvery === 0) headings();
    columns.forEach((c, i) => {
      const value = !c.household || n === 0 || following === 'repeated' ? c.of(family, person, n) : null;
      if (value !== null) sheet.getCell(row, startColumn + i).value = value as ExcelJS.CellValue;
      if (value instanceof Date) sheet.getCell(row, startColumn + i).numFmt = 'yyyy/m/d';
      if (c.household && following === 'merged' && n === 0 && family.people.length > 1) sheet.mergeCells(row, startColumn + i, row + family.people.length - 1, startColumn + i);
    });
    row++;
    if (n === family.people.length - 1) written++;
  }
  for (const note of variant.notes ?? []) sheet.getCell(row++, startColumn).value = note;
  if (variant.hideColumns) for (const at of [2, 7]) sheet.getColumn(at).hidden = true;
};
