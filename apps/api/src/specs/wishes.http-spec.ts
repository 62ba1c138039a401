import { WishProofs, Wishes } from '@yizhu/assistance';
import { newId } from '@yizhu/kernel';
import { SealedFiles } from '@yizhu/platform';
import { household, LONGXUN, TestApi, upload, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

let api: TestApi;
let officer: Caller;
let coordinator: Caller;
let stranger: Caller;
let admin: Caller;
let home: { id: string; members: { id: string; name: string }[] };
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082', 'hex');
const HOUR = 3_600_000;

beforeAll(async () => {
  api = await TestApi.start();
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  stranger = await api.signIn('township_officer', 'division', [LONGXUN]);
  admin = await api.signIn('county_admin');
  home = (await officer('POST', 'households', household(XUNZHONG_VILLAGE, { address: '水口洋48号' }))).body as never;
});
afterAll(() => api.stop());
afterEach(() => api.clock.set(new Date()));

const id = ({ body }: Answer): string => body.id as unknown as string;
const version = ({ body }: Answer): number => body.version as unknown as number;
const submit = (rest: object = {}, who = coordinator): Promise<Answer> => who('POST', 'micro-wishes', { personId: home.members[0]!.id, kind: 'daily_goods', title: '想要一双防滑的棉鞋', words: '冬天打水路滑，鞋底磨平了。', priceFen: 12_000, ...rest });
const onWall = async (rest: object = {}): Promise<{ id: string; code: string }> => {
  const told = await submit(rest);
  const { title, words, kind, priceFen } = told.body as never as Record<string, never>;
  const reviewed = await officer('POST', `micro-wishes/${id(told)}/review`, { title, words, kind, priceFen }, { version: 1 });
  const published = await officer('POST', `micro-wishes/${id(told)}/publication`, {}, { version: version(reviewed) });
  expect([published.status, published.body.status]).toEqual([200, 'published']);
  return { id: id(told), code: published.body.wallCode as unknown as string };
};
let addresses = 0;
/** A giver at the wall, from an address of their own: one address may not claim often. */
interface Claimed { status: number; body: { code: string; wish?: { state: string } } }
const claim = async (code: string, giver: object = { name: '陈先生', phone: '13900139000' }, headers: Record<string, string> = {}): Promise<Claimed> => {
  const n = ++addresses;
  const answer = await api.app.inject({ method: 'POST', url: `/api/v1/wish-wall/${code}/claims`, payload: giver, headers, remoteAddress: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}` });
  return { status: answer.statusCode, body: JSON.parse(answer.body) as Claimed['body'] };
};
const at = (hours: number): void => api.clock.set(new Date(Date.now() + hours * HOUR));
const shown = async (wish: string): Promise<Record<string, never>> => (await officer('GET', `micro-wishes/${wish}`)).body;

describe('from what somebody tells to the wall', () => {
  it('review points to every word that would tell whose wish it is, and nothing is published while one remains', async () => {
    const told = await submit({ title: '林秀英想要棉鞋', words: '我住水口洋48号，电话 138 0013 8000，浔中镇的林奶奶，微信 linxy1950。' });
    const found = told.body.identifying as unknown as { title: { kind: string; start: number; end: number }[]; words: { kind: string; start: number; end: number }[] };
    expect(found.title).toEqual([{ kind: 'name', start: 0, end: 3 }]);
    expect([...new Set(found.words.map(({ kind }) => kind))].sort()).toEqual(['account', 'address', 'name', 'phone', 'place']);
    const wish = id(told);
    const same = told.body as never as Record<string, never>;
    const reviewed = await officer('POST', `micro-wishes/${wish}/review`, { title: same.title, words: same.words, kind: 'daily_goods', priceFen: 12_000 }, { version: 1 });
    const refused = await officer('POST', `micro-wishes/${wish}/publication`, {}, { version: version(reviewed) });
    expect([refused.status, refused.body.code, (refused.body.params as unknown as { kinds: string[] }).kinds]).toEqual([422, 'wish-identifies', ['name', 'place', 'address', 'phone', 'account']]);
    // The refusal says of which kind, and never the words.
    expect(refused.text).not.toMatch(/林|13800138000|水口洋/);
    const check = await officer('POST', `micro-wishes/${wish}/word-checks`, { title: '想要棉鞋', words: '鞋底磨平了，打水怕滑。' });
    expect([check.status, check.body]).toEqual([200, { title: [], words: [] }]);
    const clean = await officer('POST', `micro-wishes/${wish}/review`, { title: '想要棉鞋', words: '鞋底磨平了，打水怕滑。', kind: 'daily_goods', priceFen: 12_000 }, { version: version(reviewed) });
    expect((await officer('POST', `micro-wishes/${wish}/publication`, {}, { version: version(clean) })).body.status).toBe('published');
    // What was told stays as it was, for who keeps the wish.
    expect((await shown(wish)).told).toContain('水口洋48号');
  });

  it('the wall is for everybody and has neither name nor place nor id', async () => {
    const { code, id: wish } = await onWall();
    const { status, body, text } = await api.call('GET', 'wish-wall');
    const mine = (body.data as unknown as { code: string }[]).find((each) => each.code === code)!;
    expect([status, Object.keys(mine).sort()]).toEqual([200, ['code', 'heldUntil', 'kind', 'priceFen', 'publishedAt', 'state', 'thanks', 'title', 'wallUntil', 'words']]);
    for (const secret of [wish, home.id, home.members[0]!.id, home.members[0]!.name, '浔中', XUNZHONG, 'XY-']) expect(text).not.toContain(secret);
  });

  it('the ceiling is the county’s to set, and bad input is told at its field', async () => {
    expect((await submit({ priceFen: 50_001 })).body).toMatchObject({ code: 'wish-too-dear', params: { yuan: 500 }, errors: { priceFen: expect.any(String) } });
    for (const bad of [{ priceFen: 0 }, { priceFen: 1.5 }, { title: '' }, { words: 'x'.repeat(501) }, { kind: 'gold' }, { personId: 'x' }, { extra: 1 }]) expect([bad, (await submit(bad)).status]).toEqual([bad, 400]);
    expect((await submit({}, stranger)).status).toBe(404);
    const rule = (await admin('GET', 'wish-rule')).body;
    expect(rule).toEqual({ priceCeilingFen: 50_000, holdHours: 72, wallDays: 60, claimsPerGiver: 3, version: 0 });
    const set = await admin('PUT', 'wish-rule', { priceCeilingFen: 60_000, holdHours: 72, wallDays: 60, claimsPerGiver: 3 }, { version: 0 });
    expect([set.status, set.body.version]).toEqual([200, 1]);
    expect((await admin('PUT', 'wish-rule', { priceCeilingFen: 70_000, holdHours: 72, wallDays: 60, claimsPerGiver: 3 }, { version: 0 })).status).toBe(412);
    expect((await officer('PUT', 'wish-rule', { priceCeilingFen: 1_000, holdHours: 1, wallDays: 1, claimsPerGiver: 1 }, { version: 1 })).status).toBe(403);
    expect((await submit({ priceFen: 55_000 })).status).toBe(201);
  });

  it('another place neither sees nor moves it; the field tells wishes and does not publish them', async () => {
    const told = await submit();
    for (const [path, body] of [['publication', {}], ['withdrawal', { reason: 'x' }], ['claims', { name: '陈', phone: '13900139000' }]] as const) expect([path, (await stranger('POST', `micro-wishes/${id(told)}/${path}`, body, { version: 1 })).status]).toEqual([path, 404]);
    expect((await stranger('GET', `micro-wishes/${id(told)}`)).status).toBe(404);
    expect((await coordinator('POST', `micro-wishes/${id(told)}/publication`, {}, { version: 1 })).status).toBe(403);
    expect((await officer('POST', `micro-wishes/${id(told)}/publication`, {}, { version: 1 })).body.code).toBe('act-not-allowed');
  });
});

describe('claims', () => {
  it('of a thousand at once one gets it, and 999 are told so', async () => {
    const { code, id: wish } = await onWall({ title: '想要一盏台灯' });
    const answers = await Promise.all(Array.from({ length: 1_000 }, (_, i) => claim(code, { name: `爱心人${'甲乙丙丁'[i % 4]}`, phone: `139${String(10_000_000 + i)}` })));
    const told: Record<string, number> = {};
    for (const { status, body } of answers) {
      const what = status === 201 ? 'claimed' : `${status} ${body.code}`;
      told[what] = (told[what] ?? 0) + 1;
    }
    expect(told).toEqual({ claimed: 1, '409 wish-taken': 999 });
    const winner = answers.find(({ status }) => status === 201)!.body;
    expect([winner.code.length, winner.wish?.state]).toEqual([12, 'claimed']);
    const { claims, status } = (await shown(wish)) as never as { claims: unknown[]; status: string };
    expect([status, claims.length]).toEqual(['claimed', 1]);
    expect(await api.owner.query(`SELECT count(*)::int AS n FROM assistance.wish_claim WHERE wish_id = $1`, [wish])).toEqual([{ n: 1 }]);
  });

  it('also when the office and the wall are at it together', async () => {
    const { code, id: wish } = await onWall();
    const { version: v } = (await shown(wish)) as never as { version: number };
    const answers = await Promise.all([...Array.from({ length: 20 }, (_, i) => claim(code, { name: '陈先生', phone: `1370013${String(1_000 + i)}` })), ...Array.from({ length: 20 }, () => officer('POST', `micro-wishes/${wish}/claims`, { name: '王女士', phone: '13600136000' }, { version: v }))]);
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 300).every(({ status }) => status === 409 || status === 412)).toBe(true);
  });

  it('the giver’s name and number lie sealed, are shown masked, and revealed with a reason', async () => {
    const { code, id: wish } = await onWall();
    await claim(code, { name: '许大海', phone: '135 0013-5111' });
    const [row] = (await api.owner.query('SELECT giver_sealed AS sealed FROM assistance.wish_claim WHERE wish_id = $1', [wish])) as [{ sealed: string }];
    expect(row.sealed).toMatch(/^v1\./);
    const [held] = (await shown(wish)).claims as unknown as { id: string; giver: unknown }[];
    expect(held!.giver).toEqual({ name: '许大海', phoneMasked: '135****5111' });
    expect((await officer('POST', `wish-claims/${held!.id}/reveals`, { reason: '约送达时间' })).body).toEqual({ value: '13500135111' });
    expect((await stranger('POST', `wish-claims/${held!.id}/reveals`, { reason: '约送达时间' })).status).toBe(404);
    const dump = JSON.stringify(await api.owner.query(`SELECT to_jsonb(e) FROM platform.outbox_event e WHERE subject_id = $1`, [wish])) + JSON.stringify(await api.owner.query(`SELECT detail FROM platform.audit_entry WHERE subject_id = $1`, [wish]));
    expect(dump).not.toMatch(/许大海|13500135111/);
    // Long after it has ended nobody knows who gave.
    await officer('POST', `micro-wishes/${wish}/release`, { reason: '来不了' }, { version: (await shown(wish)).version as never });
    at(91 * 24);
    await api.asSystem(() => api.app.get(Wishes).forgetGivers());
    expect(await api.owner.query('SELECT giver_sealed, giver_blind FROM assistance.wish_claim WHERE wish_id = $1', [wish])).toEqual([{ giver_sealed: null, giver_blind: null }]);
  });

  it('nobody empties the wall: one telephone holds three', async () => {
    const walls = await Promise.all(Array.from({ length: 5 }, () => onWall()));
    const giver = { name: '郑先生', phone: '13400134000' };
    const answers = await Promise.all(walls.map(({ code }) => claim(code, giver)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 422, 422]);
    expect(answers.filter(({ status }) => status === 422).map(({ body }) => body.code)).toEqual(['giver-holds-enough', 'giver-holds-enough']);
  });

  it('a hold runs out and the wish hangs again; a late look finds nothing to do', async () => {
    const { code, id: wish } = await onWall();
    const first = (await claim(code, { name: '黄先生', phone: '13300133000' })).body;
    const look = (): Promise<number> => api.asSystem(() => api.app.get(Wishes).runOut());
    at(71);
    await look();
    expect((await shown(wish)).status).toBe('claimed');
    at(73);
    await Promise.all([look(), look()]);
    expect([(await shown(wish)).status, await look()]).toEqual(['published', 0]);
    expect((await api.call('POST', 'wish-wall/claim-lookups', { code: first.code })).body).toMatchObject({ code: null, status: 'lapsed', wish: { state: 'open' } });
    expect((await api.call('POST', 'wish-wall/claim-releases', { code: first.code })).body.code).toBe('claim-over');
    expect((await claim(code, { name: '吴女士', phone: '13200132000' })).status).toBe(201);
  });

  it('a giver gives back by the code; a wrong code opens nothing', async () => {
    const { code } = await onWall();
    const { code: mine } = (await claim(code, { name: '周先生', phone: '13100131000' })).body;
    expect((await api.call('POST', 'wish-wall/claim-releases', { code: mine.toLowerCase() })).body).toMatchObject({ status: 'released', wish: { state: 'open' } });
    expect((await api.call('POST', 'wish-wall/claim-lookups', { code: 'ABCDEFGHJKMN' })).body.code).toBe('claim-code-unknown');
  });

  it('twice the same is once; bad, late and invented claims have their answer', async () => {
    const { code } = await onWall();
    const key = { 'idempotency-key': newId() };
    const [first, again] = [await claim(code, { name: '何女士', phone: '13000130000' }, key), await claim(code, { name: '何女士', phone: '13000130000' }, key)];
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect((await claim('NOSUCHCODE')).body).toMatchObject({ code: 'wish-not-on-wall' });
    const { code: open } = await onWall();
    for (const bad of [{}, { name: '', phone: '13000130000' }, { name: 'x'.repeat(51), phone: '13000130000' }, { name: '何', phone: 'abc' }, { name: '何', phone: '13000130000', wish: 1 }]) expect([bad, (await claim(open, bad)).status]).toEqual([bad, 400]);
    expect((await claim(open, { name: '何', phone: '12345' })).body).toMatchObject({ code: 'giver-phone-wrong' });
    at(61 * 24);
    expect((await claim(open)).body).toMatchObject({ code: 'wish-not-on-wall' });
    await api.asSystem(() => api.app.get(Wishes).runOut());
    expect((await claim(open)).body).toMatchObject({ code: 'wish-not-on-wall' });
  });

  it('one address may try ten times a minute', async () => {
    const told: number[] = [];
    for (let i = 0; i < 12; i++) told.push((await api.app.inject({ method: 'POST', url: '/api/v1/wish-wall/NOSUCH/claims', payload: { name: '何', phone: '13000130000' }, remoteAddress: '10.200.0.1' })).statusCode);
    expect(told).toEqual([...Array.from({ length: 10 }, () => 409), 429, 429]);
  });
});

describe('handed over', () => {
  it('needs a photo, is contested or confirmed, and thanks identify nobody', async () => {
    const { code, id: wish } = await onWall();
    await claim(code, { name: '冯先生', phone: '15000150000' });
    const act = async (path: string, body: object, who = coordinator): Promise<Answer> => who('POST', `micro-wishes/${wish}/${path}`, body, { version: (await shown(wish)).version as never });
    expect((await act('fulfilment', { note: '' })).body.code).toBe('wish-proof-missing');
    expect((await coordinator('POST', `micro-wishes/${wish}/proofs`, undefined, upload(Buffer.from('<svg/>'), {}, 'a.png'))).body.code).toBe('proof-type-unknown');
    expect((await stranger('POST', `micro-wishes/${wish}/proofs`, undefined, upload(PNG, {}, 'a.png'))).status).toBe(404);
    const proved = await coordinator('POST', `micro-wishes/${wish}/proofs`, undefined, upload(PNG, {}, 'a.exe'));
    const [photo] = proved.body.photos as unknown as { id: string; mediaType: string }[];
    expect([proved.status, photo!.mediaType]).toEqual([201, 'image/png']);
    expect((await coordinator('GET', `wish-proofs/${photo!.id}/content`)).bytes).toEqual(PNG);
    expect((await stranger('GET', `wish-proofs/${photo!.id}/content`)).status).toBe(404);
    expect((await api.call('GET', `wish-proofs/${photo!.id}/content`)).status).toBe(401);
    expect((await act('fulfilment', { note: '送到家' })).body.status).toBe('fulfilled');
    expect((await act('contestation', { reason: '鞋码不对' })).body.status).toBe('claimed');
    expect((await act('fulfilment', { note: '换好了' })).body.status).toBe('fulfilled');
    expect((await act('confirmation', { thanks: '谢谢！我是浔中镇的林秀英' })).body.code).toBe('wish-identifies');
    const confirmed = await act('confirmation', { thanks: '鞋很合脚，谢谢好心人！' });
    expect([confirmed.body.status, confirmed.body.allowedActs]).toEqual(['confirmed', []]);
    expect((confirmed.body.history as unknown as { act: string }[]).map(({ act: what }) => what)).toEqual(['submit', 'review', 'publish', 'claim', 'fulfil', 'contest', 'fulfil', 'confirm']);
    expect(((await api.call('GET', 'wish-wall?state=fulfilled')).body.data as unknown as { code: string; thanks: string }[]).find((each) => each.code === code)!.thanks).toBe('鞋很合脚，谢谢好心人！');
    expect((await officer('POST', `micro-wishes/${wish}/proofs`, undefined, upload(PNG, {}, 'a.png'))).body.code).toBe('wish-proof-closed');
  });

  it('photos of somebody who is erased go, rows and files', async () => {
    const { code, id: wish } = await onWall();
    await claim(code, { name: '褚先生', phone: '15100151000' });
    const [photo] = (await coordinator('POST', `micro-wishes/${wish}/proofs`, undefined, upload(PNG, {}, 'a.png'))).body.photos as unknown as { id: string }[];
    await api.asSystem(() => api.uow.run(({ manager }) => api.app.get(WishProofs).forgetOf(manager, home.members[0]!.id, [home.id])));
    expect((await shown(wish)).photos).toEqual([]);
    expect((await coordinator('GET', `wish-proofs/${photo!.id}/content`)).status).toBe(404);
    await expect(api.asSystem(() => api.app.get(SealedFiles).read(`wish-proof/${photo!.id}`).next())).rejects.toThrow();
  });

  it('of two who act on one version the second is told', async () => {
    const told = await submit();
    const review = (): Promise<Answer> => officer('POST', `micro-wishes/${id(told)}/review`, { title: '想要棉鞋', words: '怕滑。', kind: 'daily_goods', priceFen: 100 }, { version: 1 });
    expect((await Promise.all([review(), review()])).map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await officer('POST', `micro-wishes/${id(told)}/withdrawal`, { reason: '已经有了' }, { version: 2 })).body.status).toBe('withdrawn');
  });
});
