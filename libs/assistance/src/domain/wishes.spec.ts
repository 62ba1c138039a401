import { DomainError } from '@yizhu/kernel';
import { FOLLOW_UP_TRANSITIONS, FollowUp } from './follow-up.js';
import { identifyingWords, kindsOf, type KnownWords } from './identifying.js';
import { DEFAULT_WISH_RULE, MicroWish, WISH_STATES, WISH_TRANSITIONS, type WishAct, type WishState } from './wishes.js';

const AT = new Date('2026-11-20T02:00:00Z');
const later = (hours: number): Date => new Date(AT.getTime() + hours * 3_600_000);
const told = (status: WishState = 'submitted'): MicroWish => {
  const wish = MicroWish.submit({ countyCode: '350526', divisionCode: '350526100201', number: 'XY-2026-000001', wallCode: 'AAAA2222', personId: 'p', personName: '林秀英', householdId: 'h', headName: '林秀英', kind: 'daily_goods', title: '棉鞋', words: '怕滑', priceFen: 9_900, submittedByName: '陈' }, DEFAULT_WISH_RULE, AT);
  const claim = { id: 'c', channel: 'wall' as const, giverSealed: 'x', giverBlind: Buffer.alloc(1), codeHash: Buffer.alloc(1) };
  const path: Record<WishState, () => void> = {
    submitted: () => undefined,
    reviewed: () => wish.review({ title: '棉鞋', words: '怕滑', kind: 'daily_goods', priceFen: 9_900 }, DEFAULT_WISH_RULE),
    published: () => (path.reviewed(), wish.publish([], DEFAULT_WISH_RULE, AT)),
    claimed: () => (path.published(), void wish.claim(claim, DEFAULT_WISH_RULE, AT)),
    fulfilled: () => (path.claimed(), wish.fulfil('', 1, AT)),
    confirmed: () => (path.fulfilled(), wish.confirm('', [], AT)),
    expired: () => (path.published(), void wish.expire(later(24 * 61))),
    withdrawn: () => wish.withdraw('x', AT),
  };
  path[status]();
  expect(wish.status).toBe(status);
  return wish;
};
const ACTS: Record<WishAct, (wish: MicroWish) => unknown> = {
  review: (wish) => wish.review({ title: 'a', words: 'b', kind: 'other', priceFen: 1 }, DEFAULT_WISH_RULE),
  publish: (wish) => wish.publish([], DEFAULT_WISH_RULE, AT),
  claim: (wish) => wish.claim({ id: 'd', channel: 'office', giverSealed: 'x', giverBlind: null, codeHash: Buffer.alloc(1) }, DEFAULT_WISH_RULE, AT),
  lapse: (wish) => wish.lapse(later(100)),
  release: (wish) => wish.release(AT),
  fulfil: (wish) => wish.fulfil('', 1, AT),
  contest: (wish) => wish.contest(DEFAULT_WISH_RULE, AT),
  confirm: (wish) => wish.confirm('', [], AT),
  expire: (wish) => wish.expire(later(24 * 100)),
  withdraw: (wish) => wish.withdraw('x', AT),
};

describe.each(WISH_STATES)('a wish that is %s', (state) => {
  it.each(Object.keys(ACTS) as WishAct[])('%s: as the table says, and with an event', (act) => {
    const wish = told(state);
    wish.pullEvents();
    const rule = WISH_TRANSITIONS[act];
    let refusal: unknown = null;
    let done: unknown;
    try {
      done = ACTS[act](wish);
    } catch (error) {
      refusal = error;
    }
    if (rule.from.includes(state)) {
      expect([refusal, wish.status, wish.pullEvents()]).toEqual([null, rule.to, [expect.objectContaining({ type: expect.stringMatching(/^assistance\.wish-/) })]]);
    } else {
      // Running out is a question: it answers no where there is nothing to run out.
      expect(refusal instanceof DomainError || done === false).toBe(true);
      expect([wish.status, wish.pullEvents()]).toEqual([state, []]);
    }
  });
});

it('events hold neither names nor words', () => expect(JSON.stringify(told('confirmed').pullEvents())).not.toMatch(/林秀英|棉鞋|怕滑/));

it('holds until the hour, and hangs until the day', () => {
  const wish = told('claimed');
  expect([wish.lapse(later(72)), wish.lapse(later(72.01)), wish.held, wish.status]).toEqual([false, true, undefined, 'published']);
  expect(wish.wallUntil).toBe('2027-01-19');
  expect([wish.expire(new Date('2027-01-19T15:59:00Z')), wish.expire(new Date('2027-01-19T16:00:00Z'))]).toEqual([false, true]);
});

it('asks for no more than the county allows, and says in which field it does', () => {
  expect(() => told().review({ title: 'a', words: 'b', kind: 'other', priceFen: 50_001 }, DEFAULT_WISH_RULE)).toThrow(expect.objectContaining({ code: 'wish-too-dear', field: 'priceFen' }));
  expect(() => told('reviewed').publish(['name'], DEFAULT_WISH_RULE, AT)).toThrow('wish-identifies');
});

describe('identifying words', () => {
  const known: KnownWords = { names: ['林秀英', '林小宝', '欧阳明华', '买买提·艾力'], places: ['浔中镇', '浔中', '隆泰社区'], address: '水口洋48号', phones: ['13800138000'], idNumbers: ['350526195001010022'] };
  const kinds = (text: string): string[] => kindsOf(identifyingWords(text, known));
  it.each([
    ['林秀英想要棉鞋', ['name']], ['秀英想要棉鞋', ['name']], ['林奶奶想要棉鞋', ['name']], ['老林怕滑', ['name']], ['林 秀 英', ['name']], ['林\u200b秀\u200b英', ['name']], ['欧阳大爷', ['name']], ['买买提艾力', ['name']], ['孩子叫小宝', ['name']],
    ['住在浔中', ['place']], ['隆泰社区的老人', ['place']], ['水口洋 48号', ['address']], ['3栋2单元', ['address']], ['住二十号楼', ['address']], ['瓷都大道66号', ['address']],
    ['电话13800138000', ['phone']], ['电话１３８ ００１３ ８０００', ['phone']], ['打一三八零零一三八零零零', ['phone']], ['座机 0595-23551234', ['phone']],
    ['身份证350526195001010022', ['id_number']], ['1950年1月1日生', ['birth_date']], ['微信：linxy1950', ['account']], ['lin@example.com', ['account']], ['看 www.example.com', ['account']], ['在实验小学读书', ['school']],
  ])('%s', (text, found) => expect(kinds(text)).toEqual(found));
  it.each(['想要一双42码的防滑棉鞋，价格120元左右。', '老人独居，冬天去井边打水，一个小组的邻居常来看她。', '孩子上小学三年级，想要一套彩笔和5号电池。', '森林里的故事书，3至6岁读的。', '想要300号线的毛线，2斤。', '希望有人陪聊天，一周1次，每次30分钟。'])('nothing in: %s', (text) => expect(identifyingWords(text, known)).toEqual([]));
  it('positions are of the text as it was typed', () => {
    const text = '我是林奶奶，电话１３８００１３８０００。';
    expect(identifyingWords(text, known).map(({ start, end }) => text.slice(start, end))).toEqual(['林奶奶', '１３８００１３８０００']);
  });
  it('a very long text is read in no time, whatever it holds', () => {
    for (const piece of ['1 ', '林', '微信', '零 ', '0.1']) expect(identifyingWords(piece.repeat(2_000), known).length).toBeGreaterThanOrEqual(0);
  });
});

describe('follow-up of a mark', () => {
  const calendar = { deadline: (at: Date) => later((at.getTime() - AT.getTime()) / 3_600_000 + 72) } as never;
  const mark = (score: number, memberId: string | null = 'rated') => ({ id: 'f', countyCode: '350526', divisionCode: '350526100201', score, memberId, householdId: 'h' });
  it.each([[1, true], [2, true], [3, false], [5, false]])('mark %i: %s', (score, opens) => expect(FollowUp.openFor(mark(score), null, AT, calendar) !== null).toBe(opens));
  it('is never whose work was rated', () => {
    expect(FollowUp.openFor(mark(1), { id: 'rated', name: 'x' }, AT, calendar)).toMatchObject({ ownerId: null, ownerName: null });
    const open = FollowUp.openFor(mark(1), { id: 'other', name: '王' }, AT, calendar)!;
    expect(open.ownerId).toBe('other');
    expect(() => open.assign({ id: 'rated', name: 'x' }, 'rated')).toThrow('follow-up-by-rated');
    expect(() => open.close({ outcome: 'settled', saidSealed: 's', byName: 'x', by: 'rated' }, 'rated', AT)).toThrow('follow-up-by-rated');
  });
  it('is closed once', () => {
    const open = FollowUp.openFor(mark(1), null, AT, calendar)!;
    open.close({ outcome: 'settled', saidSealed: 's', byName: '王', by: null }, 'rated', AT);
    for (const act of Object.keys(FOLLOW_UP_TRANSITIONS)) expect(() => (act === 'assign' ? open.assign({ id: 'a', name: 'a' }, null) : open.close({ outcome: 'settled', saidSealed: 's', byName: 'x', by: null }, null, AT))).toThrow('act-not-allowed');
  });
});
