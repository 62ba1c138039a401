import { releaseChanges, type ItemContent } from './release-diff.js';

const label = (text: string) => ({ zh: text, en: text });
const item = (code: string, rest: Record<string, unknown> = {}): ItemContent => ({ code, name: label(code), unit: '次', ...rest });
const PLACES: Record<string, string> = { '350526100': '浔中镇', '350526101': '龙门滩镇' };
const changed = (before: Record<string, unknown>, after: Record<string, unknown>) => releaseChanges([item('a', before)], [item('a', after)], (code) => PLACES[code] ?? code)[0]?.words ?? [];

it('tells what was added, changed (and in which fields) and removed', () => {
  expect(releaseChanges([item('a'), item('b'), item('c')], [item('a'), item('b', { unit: '小时', skill: 'nursing' }), item('d')])).toEqual([
    { code: 'b', name: label('b'), kind: 'changed', fields: ['unit', 'skill'], words: [
      { zh: '计量单位由“次”改为“小时”', en: 'Unit changed from “次” to “小时”' },
      { zh: '所需技能由“无”改为“护理”', en: 'Skill changed from “none” to “nursing”' },
    ] },
    { code: 'c', name: label('c'), kind: 'removed', fields: [], words: [] },
    { code: 'd', name: label('d'), kind: 'added', fields: [], words: [] },
  ]);
});
it('finds nothing between equals, whatever the order of properties', () => {
  expect(releaseChanges([item('a', { standard: { zh: '甲', en: 'a', amountFen: 1 } })], [item('a', { standard: { amountFen: 1, en: 'a', zh: '甲' } })])).toEqual([]);
});
it('a field that an earlier release did not know is no change while it is empty', () => {
  expect(releaseChanges([item('a')], [item('a', { rule: null, pointIds: [], policyBasis: '' })])).toEqual([]);
});

describe('in words', () => {
  it.each([
    [{ durationMinutes: 60 }, { durationMinutes: 90 }, '时长由“60 分钟”改为“90 分钟”', 'Duration changed from “60 minutes” to “90 minutes”'],
    [{ targetGroups: ['child_in_need'] }, { targetGroups: ['empty_nest_elder'] }, '面向群体增加空巢独居老年人，去掉困境儿童', 'Groups: added empty-nest elders; removed children in need'],
    [{ targetGroups: ['a', 'b'] }, { targetGroups: ['b', 'a'] }, '面向群体调整了顺序', 'Groups put in another order'],
    [{ townshipCodes: ['350526100'] }, { townshipCodes: ['350526100', '350526101'] }, '适用乡镇增加龙门滩镇', 'Townships: added 龙门滩镇'],
    [{ pointIds: ['x', 'y'] }, { pointIds: ['z'] }, '服务点增加1 个，去掉2 个', 'Service points: added 1; removed 2'],
    [{ standard: { zh: '每月', en: 'Monthly', amountFen: 12000 } }, { standard: { zh: '每月', en: 'Monthly', amountFen: 15050 } }, '服务标准由“每月（120 元）”改为“每月（150.5 元）”', 'Standard changed from “Monthly (120 yuan)” to “Monthly (150.5 yuan)”'],
    [{ standard: null }, { standard: { zh: '', en: '', amountFen: 100 } }, '服务标准由“无”改为“1 元”', 'Standard changed from “none” to “1 yuan”'],
    [{ provider: null }, { provider: { id: '1', name: '致和' } }, '承办机构由“无”改为“致和”', 'Provider changed from “none” to “致和”'],
    [{ kind: 'goods' }, { kind: 'funds' }, '救助方式由“物资”改为“资金”', 'Kind of help changed from “Goods” to “Funds”'],
    [{ rule: null }, { rule: { a: 1 } }, '增加资格规则', 'Eligibility rule added'],
    [{ rule: { a: 1 } }, { rule: { a: 2 } }, '资格规则有调整', 'Eligibility rule adjusted'],
    [{ rule: { a: 1 } }, {}, '取消资格规则', 'Eligibility rule removed'],
    [{ somethingLater: 'x' }, { somethingLater: 'y' }, 'somethingLater由“x”改为“y”', 'somethingLater changed from “x” to “y”'],
  ])('%j → %j', (before, after, zh, en) => expect(changed(before, after)).toEqual([{ zh, en }]));
});
