import { residentIdCheck } from '@yizhu/kernel';
import { DuplicateLooks } from '@yizhu/recipients';
import { COUNTY, LONGXUN, OTHER_VILLAGE, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** Who may be registered twice: before they are registered, after each change, and in the whole register. */
let api: TestApi;
let officer: Caller;
let outside: Caller;
let admin: Caller;
let auditor: Caller;
let coordinator: Caller;
const FAR = `${LONGXUN}201`;
const START = new Date('2026-11-23T02:00:00Z');

beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.signIn('county_admin');
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  outside = await api.signIn('township_officer', 'division', [LONGXUN]);
  auditor = await api.signIn('auditor');
  coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
});
beforeEach(() => api.clock.set(START));
afterAll(() => api.stop());

let serial = 0;
const idOn = (day: string, sex: '1' | '2' = '2'): string => {
  const first = `350526${day.replaceAll('-', '')}${String(((++serial * 2) % 998) + (sex === '2' ? 2 : 1)).padStart(3, '0')}`;
  return first + residentIdCheck(first);
};
interface Person { id: string; householdId: string; idNumber: string }
const register = async (name: string, day: string, villageCode = XUNZHONG_VILLAGE, sex: '1' | '2' = '2', idNumber = idOn(day, sex)): Promise<Person> => {
  const { status, body, text } = await admin('POST', 'households', { villageCode, members: [{ name, idNumber, isHead: true }] });
  if (status !== 201) throw new Error(text);
  return { id: (body.members as unknown as { id: string }[])[0]!.id, householdId: body.id as unknown as string, idNumber };
};
interface Pair { id: string; version: number; one: { id: string; name: string }; other: { id: string; name: string }; reasons: string[]; strength: string; status: string; settledBy: string | null; reason: string | null }
const pairs = async (by = admin, query = ''): Promise<Pair[]> => (await by('GET', `duplicates?perPage=100${query}`)).body.data as unknown as Pair[];
const between = (list: Pair[], a: Person, b: Person): Pair | undefined => list.find(({ one, other }) => [one.id, other.id].sort().join() === [a.id, b.id].sort().join());
/** Two registered people, and what is suggested about them. */
const suggested = async (a: Person, b: Person, by = admin): Promise<Pair | undefined> => {
  await api.settle();
  return between(await pairs(by), a, b);
};

let year = 1940;
const nextDay = (): string => `${++year}-05-16`;

describe('the rule of likeness', () => {
  it.each([
    ['the same name, village and day', '林秀英', '林秀英', 0, XUNZHONG_VILLAGE, ['same_name', 'same_birth', 'same_village'], 'high'],
    ['the same but for its separator', '阿卜杜拉·买买提', '阿卜杜拉买买提', 0, XUNZHONG_VILLAGE, ['same_name', 'same_birth', 'same_village'], 'high'],
    ['the same sound', '李鸣', '黎明', 0, XUNZHONG_VILLAGE, ['same_sound', 'same_birth', 'same_village'], 'high'],
    ['the same sound in another village', '李鸣', '黎明', 0, OTHER_VILLAGE, ['same_sound', 'same_birth', 'same_township'], 'medium'],
    ['one character off', '陈国栋', '陈国梁', 0, XUNZHONG_VILLAGE, ['one_character_off', 'same_birth', 'same_village'], 'medium'],
    ['one character more', '陈国栋', '陈国大栋', 0, OTHER_VILLAGE, ['one_character_off', 'same_birth', 'same_township'], 'low'],
    ['a rare character off', '𬱖㛃秀', '𬱖秀', 0, XUNZHONG_VILLAGE, ['one_character_off', 'same_birth', 'same_village'], 'medium'],
    ['one of thirty characters off', '买'.repeat(29) + '提', '买'.repeat(29) + '山', 0, XUNZHONG_VILLAGE, ['one_character_off', 'same_birth', 'same_village'], 'medium'],
    ['the same name and day in another township', '林秀英', '林秀英', 0, FAR, ['same_name', 'same_birth'], 'medium'],
    ['the same name and village, month and day exchanged', '林秀英', '林秀英', '-03-11', XUNZHONG_VILLAGE, ['same_name', 'near_birth', 'same_village'], 'low'],
    ['the same name and village, another day of the month', '林秀英', '林秀英', '-11-04', XUNZHONG_VILLAGE, ['same_name', 'near_birth', 'same_village'], 'low'],
    ['two characters off', '陈国栋', '陈建梁', 0, XUNZHONG_VILLAGE, null, ''],
    ['one character off in another township', '陈国栋', '陈国梁', 0, FAR, null, ''],
    ['the same sound on another day', '李鸣', '黎明', '-11-04', XUNZHONG_VILLAGE, null, ''],
    ['the same name in another village on another day', '林秀英', '林秀英', '-11-04', OTHER_VILLAGE, null, ''],
    ['one character that is all', '陈', '林', 0, XUNZHONG_VILLAGE, null, ''],
  ] as const)('%s', async (_, a, b, day, village, reasons, strength) => {
    const born = `${++year}-11-03`;
    const [one, other] = [await register(a, born), await register(b, day === 0 ? born : `${year}${day}`, village)];
    const pair = await suggested(one, other);
    expect(pair && [pair.reasons, pair.strength]).toEqual(reasons === null ? undefined : [reasons, strength]);
    // Looking through the whole register says the same.
    await api.asSystem(() => api.app.get(DuplicateLooks).lookAtAll());
    const again = between(await pairs(), one, other);
    expect(again && [again.id, again.reasons, again.strength]).toEqual(pair && [pair.id, reasons, strength]);
  });

  it('twins of one household are two people; a man and a woman whose names are one character apart too', async () => {
    const day = nextDay();
    const { body } = await admin('POST', 'households', { villageCode: XUNZHONG_VILLAGE, members: [{ name: '王小芳', idNumber: idOn(day), isHead: true }, { name: '王小燕', idNumber: idOn(day), isHead: false, relation: '妹' }, { name: '王小丰', idNumber: idOn(day, '1'), isHead: false, relation: '兄' }] });
    await api.settle();
    const ids = (body.members as unknown as { id: string }[]).map(({ id }) => id);
    expect((await pairs()).filter(({ one }) => ids.includes(one.id))).toEqual([]);
  });
});

describe('on entry', () => {
  const ask = (body: Record<string, unknown>, by = officer): Promise<Answer> => by('POST', 'recipients/duplicates', body);
  it('shows who may be there already, masked and with the reasons, and hinders nobody', async () => {
    const day = nextDay();
    const there = await register('黄秀兰', day);
    await api.settle();
    const typed = idOn(day);
    const { status, body, text } = await ask({ name: '黄秀蓝', idNumber: typed, villageCode: XUNZHONG_VILLAGE });
    expect([status, body.data]).toMatchObject([200, [{ id: there.id, name: '黄秀兰', householdId: there.householdId, reasons: ['same_sound', 'same_birth', 'same_village'], strength: 'high' }]]);
    for (const secret of [there.idNumber, typed]) expect(text).not.toContain(secret);
    expect((await api.owner.query(`SELECT 1 FROM platform.audit_entry WHERE action = 'look-up' AND detail -> 'shown' @> to_jsonb($1::text)`, [there.id])) as unknown[]).toHaveLength(1);
    await register('黄秀蓝', day, XUNZHONG_VILLAGE, '2', typed);
  });

  it('the same ID, also of somebody who has left: there to be opened', async () => {
    const there = await register('柯阿美', nextDay());
    await admin('POST', `recipients/${there.id}/exit`, { reason: '迁出', exitedOn: '2026-11-01' }, { version: 1 });
    expect((await ask({ name: '柯美', idNumber: there.idNumber, villageCode: XUNZHONG_VILLAGE })).body.data).toMatchObject([{ id: there.id, status: 'exited', reasons: ['same_id'], strength: 'high' }]);
    expect((await officer('POST', 'households', { villageCode: XUNZHONG_VILLAGE, members: [{ name: '柯美', idNumber: there.idNumber, isHead: true }] })).body.code).toBe('already-registered');
    // Elsewhere is nobody's to see.
    expect((await ask({ name: '柯美', idNumber: there.idNumber, villageCode: FAR }, outside)).body.data).toEqual([]);
  });

  it('is for whoever registers, with a valid ID, in the body', async () => {
    expect([(await ask({ name: '柯美', idNumber: idOn(nextDay()), villageCode: XUNZHONG_VILLAGE }, coordinator)).status, (await ask({ name: '柯美', idNumber: idOn(nextDay()), villageCode: XUNZHONG_VILLAGE }, auditor)).status]).toEqual([200, 403]);
    expect((await ask({ name: '柯美', idNumber: '110105194912310020', villageCode: XUNZHONG_VILLAGE })).body.code).toBe('id-check-digit');
    for (const bad of [{}, { name: '', idNumber: 'x', villageCode: '1' }, { name: 'x'.repeat(51), idNumber: 'x', villageCode: XUNZHONG_VILLAGE }]) expect((await ask(bad)).status).toBe(400);
  });
});

describe('the work list', () => {
  it('is seen by whom both are seen, strongest first, by village and reason', async () => {
    const day = nextDay();
    const [a, b, far] = [await register('沈月华', day), await register('沈月花', day), await register('沈月华', day, FAR)];
    await api.settle();
    expect(between(await pairs(officer), a, b)).toBeDefined();
    expect([between(await pairs(officer), a, far), between(await pairs(outside), a, far), between(await pairs(admin), a, far)?.strength]).toEqual([undefined, undefined, 'medium']);
    const strengths = (await pairs(admin)).map(({ strength }) => ['low', 'medium', 'high'].indexOf(strength));
    expect(strengths).toEqual([...strengths].sort((x, y) => y - x));
    expect(between(await pairs(officer, `&village=${OTHER_VILLAGE}`), a, b)).toBeUndefined();
    expect((await pairs(officer, '&duplicateReason=one_character_off')).every(({ reasons }) => reasons.includes('one_character_off'))).toBe(true);
    expect(between(await pairs(officer, '&duplicateReason=same_sound&strength=high'), a, b)).toBeDefined();
    expect([(await auditor('GET', 'duplicates')).status, (await coordinator('GET', 'duplicates')).status, (await officer('GET', 'duplicates?duplicateReason=x')).status]).toEqual([200, 403, 400]);
  });

  it('a pair that was dismissed is not suggested again, whatever is looked at', async () => {
    const day = nextDay();
    const [a, b] = [await register('余丽华', day), await register('余丽花', day)];
    const pair = (await suggested(a, b))!;
    const dismiss = (body: object, version = pair.version, by = officer): Promise<Answer> => by('POST', `duplicates/${pair.id}/dismissal`, body, { version });
    expect([(await dismiss({ reason: '' })).status, (await dismiss({ reason: '两个人' }, 9)).status, (await dismiss({ reason: '两个人' }, 1, auditor)).status, (await dismiss({ reason: '两个人' }, 1, outside)).status]).toEqual([400, 412, 403, 404]);
    const [first, second] = await Promise.all([dismiss({ reason: '姐妹，已上门核对' }), dismiss({ reason: '两个人' })]);
    expect([first!.status, second!.status].sort()).toEqual([200, 409]);
    await admin('POST', `recipients/${a.id}/corrections`, { field: 'name', value: '余丽桦', reason: '户口簿' }, { version: 1 });
    await api.settle();
    await api.asSystem(() => api.app.get(DuplicateLooks).lookAtAll());
    expect(between(await pairs(), a, b)).toBeUndefined();
    expect(between(await pairs(admin, '&status=dismissed'), a, b)).toMatchObject({ status: 'dismissed', settledBy: '测试township_officer' });
  });

  it('follows what changes: a corrected name makes or unmakes a pair', async () => {
    const day = nextDay();
    const [a, b] = [await register('程小红', day), await register('丁大伟', day)];
    expect(await suggested(a, b)).toBeUndefined();
    await admin('POST', `recipients/${b.id}/corrections`, { field: 'name', value: '程晓红', reason: '户口簿' }, { version: 1 });
    expect((await suggested(a, b))?.reasons).toEqual(['same_sound', 'same_birth', 'same_village']);
    await admin('POST', `recipients/${b.id}/corrections`, { field: 'name', value: '丁大伟', reason: '原来是对的' }, { version: 2 });
    expect(await suggested(a, b)).toBeUndefined();
  });

  it('side by side tells what differs by the values themselves, notes both reads, and merging settles the pairs', async () => {
    const day = nextDay();
    const [a, b, c] = [await register('曾玉梅', day), await register('曾玉枚', day), await register('曾玉妹', day)];
    await api.settle();
    const list = await pairs(officer);
    const [ab, ac, bc] = [between(list, a, b)!, between(list, a, c)!, between(list, b, c)!];
    const { body, text } = await officer('GET', `recipients/${a.id}/comparison/${b.id}`);
    expect(body).toMatchObject({ one: { id: a.id, name: '曾玉梅', counts: { visits: 0, requests: 0 } }, other: { id: b.id }, differs: ['name', 'idNumber'] });
    for (const secret of [a.idNumber, b.idNumber]) expect(text).not.toContain(secret);
    for (const { id } of [a, b]) expect(((await api.owner.query(`SELECT 1 FROM platform.audit_entry WHERE action = 'read' AND resource = 'recipient' AND subject_id = $1`, [id])) as unknown[]).length).toBe(1);
    expect([(await outside('GET', `recipients/${a.id}/comparison/${b.id}`)).status, (await coordinator('GET', `recipients/${a.id}/comparison/${b.id}`)).status]).toEqual([404, 403]);
    // That C is not B holds for A too, once A is B.
    expect((await officer('POST', `duplicates/${bc.id}/dismissal`, { reason: '姐妹' }, { version: 1 })).status).toBe(200);
    const merged = await officer('POST', `recipients/${a.id}/merge`, { otherId: b.id, otherVersion: 1, householdVersion: 1, otherHouseholdVersion: 1, take: [], joinHouseholds: false, reason: '同一人' }, { version: 1 });
    expect(merged.status).toBe(200);
    await api.settle();
    const after = await pairs(officer);
    expect([between(after, a, b), between(after, a, c)]).toEqual([undefined, undefined]);
    expect((await pairs(officer, '&status=merged')).find(({ id }) => id === ab.id)).toMatchObject({ one: { name: '曾玉梅' }, other: { name: '曾玉枚' } });
    await officer('POST', `merges/${String(merged.body.id)}/undoing`, { reason: '弄错了' }, { version: 1 });
    await api.settle();
    const back = await pairs(officer);
    expect([between(back, a, b)?.id, between(back, a, c)?.reasons, between(await pairs(officer, '&status=dismissed'), b, c)?.reason]).toEqual([ab.id, ac.reasons, '姐妹']);
  });

  it('is looked through once a day, by one of the replicas', async () => {
    await api.owner.query(`DELETE FROM recipients.duplicate_look`);
    const day = nextDay();
    const [a, b] = [await register('洪月琴', day), await register('洪月勤', day)];
    await api.owner.query(`UPDATE platform.outbox_event SET delivered_at = now() WHERE county_code = $1`, [COUNTY]);
    const looks = api.app.get(DuplicateLooks);
    const look = (): Promise<void> => api.asSystem(() => looks.lookWhenDue());
    await Promise.all([look(), look()]);
    const pair = between(await pairs(), a, b);
    expect(pair).toBeDefined();
    await api.owner.query(`DELETE FROM recipients.duplicate_pair WHERE id = $1`, [pair!.id]);
    await look();
    expect(between(await pairs(), a, b)).toBeUndefined();
    api.clock.advance(24 * 60);
    await look();
    expect(between(await pairs(), a, b)).toBeDefined();
  });
});
