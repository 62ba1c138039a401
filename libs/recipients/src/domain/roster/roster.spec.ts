import type { AdmittedHousehold, AdmittedMember } from '../admission.js';
import { rosterUpdate, type RegisteredHousehold, type RegisteredMember } from './update.js';
import type { Cell } from './cells.js';
import { recogniseHeading } from './headings.js';
import { readAmount, readBankAccount, readDates, readIdNumber, readPhone } from './values.js';
import { isHeadWord, readCategory, readSex, sexOfRelation } from './words.js';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const number = (value: number): Cell => ({ kind: 'number', text: String(value), value });

it.each([
  ['身份证号', 'idNumber'], ['身份证号码', 'idNumber'], ['公民身份号码', 'idNumber'], ['身 份 证\n号　码', 'idNumber'], ['居民身份证号（18位）', 'idNumber'], ['户主身份证号', 'headId'], ['监护人身份证号', undefined], ['身份证有效期', undefined],
  ['姓名', 'name'], ['*姓名', 'name'], ['家庭成员姓名', 'name'], ['户主', 'headName'], ['户主姓名', 'headName'], ['监护人姓名', undefined], ['与户主关系', 'relation'], ['家庭关系', 'relation'], ['村（居）', 'village'], ['村(社区)', 'village'], ['行政村', 'village'], ['镇(街道)', 'township'], ['乡（镇）', 'township'],
  ['月保障金（元）', 'benefit'], ['月补助金额(元/月)', 'benefit'], ['年收入（元）', undefined], ['人均补助金额', undefined], ['一卡通账号', 'bankAccount'], ['社保卡号', 'bankAccount'], ['开户银行', 'bankName'], ['残疾证号', undefined], ['联系电话', 'phone'], ['手机号', 'phone'], ['帮扶责任人电话', undefined],
  ['保障类别', 'category'], ['对象类别', 'category'], ['残疾类别', undefined], ['致困原因', 'causeOfHardship'], ['家庭住址', 'address'], ['出生年月', 'birthDate'], ['备注', 'remark'], ['2024年10月', undefined],
])('heading %s means %s', (heading, field) => expect(recogniseHeading(heading)).toBe(field));

it.each<[Cell, string[]]>([
  [text('1965.07.07'), ['1965-07-07']], [text('1965年7月7日'), ['1965-07-07']], [text('1965-7-7'), ['1965-07-07']], [text('1965/7/7 0:00:00'), ['1965-07-07']], [text('１９６５．０７．０７'), ['1965-07-07']], [text('19650707'), ['1965-07-07']], [number(19650707), ['1965-07-07']],
  [number(23930), ['1965-07-07']], [text('1965.07'), ['1965-07']], [text('1965年7月'), ['1965-07']], [text('196507'), ['1965-07']], [text('65.7.7'), ['1965-07-07', '2065-07-07']], [text('7/8/1965'), ['1965-07-08', '1965-08-07']], [text('1965'), ['1965']],
  [text('1965-02-30'), []], [text('不详'), []], [text('1965.13'), []],
])('date %j', (cell, dates) => expect(readDates(cell)).toEqual(dates));

it.each<[string, number | null | undefined]>([['650', 65_000], ['650元', 65_000], ['1,200.50', 120_050], ['￥1，200', 120_000], ['650元/月', 65_000], ['0.12万元', 120_000], ['', undefined], ['/', undefined], ['无', undefined], ['待定', null], ['-5', -500]])('amount %s', (value, fen) => expect(readAmount(text(value))).toBe(fen));

it.each<[string, string | null, string[], string[]]>([
  ['农村低保', 'subsistence', [], []], ['城市低保', 'subsistence', [], []], ['低保', 'subsistence', [], []], ['低保A类', 'subsistence', [], []], ['低保户', 'subsistence', [], []], ['最低生活保障对象', 'subsistence', [], []], ['特困供养', 'destitute', [], []], ['分散供养特困人员', 'destitute', [], []], ['五保户', 'destitute', [], []],
  ['低保边缘', 'marginal', [], []], ['低保边缘家庭成员', 'marginal', [], []], ['刚性支出困难家庭', 'rigid_expenditure', [], []], ['防止返贫监测对象', 'relapse_monitored', [], []], ['脱贫不稳定户', 'relapse_monitored', [], []], ['边缘易致贫户', 'relapse_monitored', [], []],
  ['农村低保、困境儿童', 'subsistence', ['child_in_need'], []], ['非低保', null, [], ['非低保']], ['优抚', null, [], ['优抚']], ['无', null, [], []],
])('category %s', (word, category, groups, unknown) => expect(readCategory(word)).toEqual({ category, groups, unknown }));

it('an ID typed as a number is one with lost digits; apostrophes and spaces are none of it', () => {
  expect(readIdNumber(number(Number('350526196507075174')))).toMatch(/e\+17$/);
  expect(readIdNumber(text("'35052619650707517x"))).toBe('35052619650707517x');
  expect(readIdNumber(text('350526 19650707 5174'))).toBe('350526196507075174');
});

it('telephones and accounts with company in their cell', () => {
  expect(readPhone(text('13800138000、13900139000'))).toEqual({ phone: '13800138000', rest: '13900139000' });
  expect(readPhone(text('138 0013 8000'))).toEqual({ phone: '138 0013 8000', rest: '' });
  expect(readPhone(number(59523522222))).toEqual({ phone: '059523522222', rest: '' });
  expect(readBankAccount(text('农信社 6221 8400 1234 5678 901'))).toEqual({ account: '6221840012345678901', rest: '农信社' });
});

it('words of people', () => {
  expect([readSex('男'), readSex('女性'), readSex(''), readSex('？')]).toEqual(['1', '2', undefined, null]);
  expect([sexOfRelation('孙女'), sexOfRelation('长子'), sexOfRelation('配偶')]).toEqual(['2', '1', undefined]);
  expect(['户主', '本人', '户主（本人）', '子'].map(isHeadWord)).toEqual([true, true, true, false]);
});

describe('what a roster changes', () => {
  const [head, wife] = ['aa', 'bb'];
  const member = (blind: string, more: Partial<RegisteredMember> = {}): RegisteredMember => ({ id: `id-${blind}`, version: 1, blind, name: '林秀英', relation: '配偶', phone: '', health: '', bankAccount: '', isHead: false, status: 'active', category: null, groups: [], ...more });
  const registered = (more: Partial<RegisteredHousehold> = {}): RegisteredHousehold => ({ id: 'h', divisionCode: '350526101201', causeOfHardship: '因病', benefitFen: 1, address: '1号', remark: '', extra: { 干部: '张' }, members: [member(head, { isHead: true, relation: '户主' }), member(wife)], ...more });
  const listed = (more: Partial<AdmittedMember> = {}): AdmittedMember => ({ id: 'new', name: '林秀英', relation: '其他', idNumber: null as never, sex: '2', birthDate: '1950-01-01', phone: '', health: '', bankAccount: '', isHead: false, ...more });
  const roster = (more: Partial<AdmittedHousehold> = {}): AdmittedHousehold => ({ id: 'r', villageCode: '350526101201', address: '', causeOfHardship: '', benefitFen: null, remark: '', category: null, groups: [], basis: '', effectiveOn: '2026-01-01', extra: {}, members: [listed({ isHead: true, relation: '户主' }), listed()], ...more });
  const told = (now: RegisteredHousehold, then: AdmittedHousehold, blinds = [head, wife]): unknown => {
    const { changes, warnings } = rosterUpdate(now, then, blinds, blinds.map((_, i) => i + 2));
    return { changes: changes.map(({ field, before, after }) => [field, before, after]), warnings: warnings.map(({ code }) => code) };
  };
  const nothing = { changes: [], warnings: [] };

  it('is nothing, where it says nothing', () => expect(told(registered(), roster())).toEqual(nothing));
  it('is nothing, where it says the same', () => expect(told(registered(), roster({ causeOfHardship: '因病', benefitFen: 1, address: '1号', extra: { 干部: '张' } }))).toEqual(nothing));
  it('is what differs', () => expect(told(registered(), roster({ benefitFen: 2, extra: { 干部: '李', 新: 'x' }, members: [listed({ isHead: true, relation: '户主', phone: '1' }), listed({ relation: '母亲' })] }))).toEqual({ changes: [['benefitFen', '1', '2'], ['extra', '张', '李'], ['extra', '', 'x'], ['phone', '', '1'], ['relation', '配偶', '母亲']], warnings: [] }));
  it('leaves relations alone when the head is another', () => expect(told(registered(), roster({ members: [listed({ relation: '丈夫' }), listed({ isHead: true, relation: '户主' })] }))).toEqual({ changes: [], warnings: ['roster-head-differs'] }));
  it('leaves those who have left the scheme', () => expect(told(registered({ members: [member(head, { isHead: true }), member(wife, { status: 'exited' })] }), roster({ category: 'marginal', members: [listed({ isHead: true, relation: '户主' }), listed({ phone: '1' })] }))).toEqual({ changes: [['category', '', 'marginal']], warnings: ['roster-person-exited'] }));
});
