import { RequestFiles } from '@yizhu/assistance';
import { household, LONGXUN, TestApi, upload, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** Photos, papers and voice notes of a request: what each is follows from its content. */
let api: TestApi;
let officer: Caller;
let coordinator: Caller;
let stranger: Caller;
let auditor: Caller;

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082', 'hex');
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
const WEBM = Buffer.concat([Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff', 'hex'), Buffer.alloc(200, 7)]);
const M4A = Buffer.concat([Buffer.from('0000001c', 'hex'), Buffer.from('ftypM4A '), Buffer.from('00000000', 'hex'), Buffer.from('M4A mp42isom'), Buffer.alloc(200, 3)]);
const AMR = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(100, 4)]);

interface File { id: string; kind: string; mediaType: string; addedBy: string; mine: boolean }
const filesOf = (answer: Answer): File[] => answer.body.files as unknown as File[];
const ok = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(answer.text);
  return answer;
};
const submitted = async (): Promise<{ id: string; person: string; home: string }> => {
  const home = ok(await officer('POST', 'households', household())).body as unknown as { id: string; members: { id: string }[] };
  const person = home.members[0]!.id;
  const request = ok(await officer('POST', 'help-requests', { personId: person, channel: 'phone', source: 'self', summary: '要人帮忙', needs: [{ dimension: 'health', description: '买药' }] }));
  return { id: request.body.id as unknown as string, person, home: home.id };
};
const add = (by: Caller, id: string, bytes: Buffer, name = 'a.bin', headers: Record<string, string> = {}): Promise<Answer> => {
  const { headers: typed, ...sent } = upload(bytes, {}, name);
  return by('POST', `help-requests/${id}/files`, undefined, { ...sent, headers: { ...typed, ...headers } });
};

beforeAll(async () => {
  api = await TestApi.start();
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  stranger = await api.signIn('township_officer', 'division', [LONGXUN]);
  auditor = await api.signIn('auditor');
});
afterAll(() => api.stop());

it('a photo, a paper and a voice are told by their content, whatever their names say, and given out as they came', async () => {
  const { id } = await submitted();
  const cases: [Buffer, string, string, string][] = [[PNG, 'a.mp3', 'photo', 'image/png'], [PDF, 'a.png', 'paper', 'application/pdf'], [WEBM, 'a.webm', 'voice', 'audio/webm'], [M4A, 'a.m4a', 'voice', 'audio/mp4'], [AMR, '录音.amr', 'voice', 'audio/amr']];
  for (const [bytes, name] of cases) expect((await add(officer, id, bytes, name)).status).toBe(201);
  const shown = filesOf(await coordinator('GET', `help-requests/${id}`));
  expect(shown.map(({ kind, mediaType, mine }) => [kind, mediaType, mine])).toEqual(cases.map(([, , kind, type]) => [kind, type, false]));
  const heard = await coordinator('GET', `request-files/${shown[2]!.id}/content`);
  expect([heard.status, heard.headers['content-type'], heard.headers['cache-control'], heard.headers['content-security-policy']]).toEqual([200, 'audio/webm', 'private, no-store', "sandbox; default-src 'none'"]);
  expect(Number(heard.headers['content-length'])).toBe(WEBM.length);
  const [trail] = (await api.owner.query(`SELECT count(*)::int AS n FROM platform.audit_entry WHERE action = 'read' AND subject_id = $1 AND detail ->> 'file' = $2`, [id, shown[2]!.id])) as { n: number }[];
  expect(trail!.n).toBe(1);
});

it('refuses what is no photo, paper or recording, what is empty and what is too large, and keeps none of it', async () => {
  const { id } = await submitted();
  for (const [bytes, status, code] of [[Buffer.from('<html><script>alert(1)</script></html>'), 415, 'request-file-type-unknown'], [Buffer.from('MZ'.padEnd(300, 'x')), 415, 'request-file-type-unknown'], [Buffer.concat([PNG, Buffer.alloc(10 * 1_048_576)]), 422, 'upload-too-large']] as const) {
    const answer = await add(officer, id, bytes, 'a.png');
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  }
  expect((await add(officer, id, Buffer.alloc(0), 'a.png')).status).toBeGreaterThanOrEqual(400);
  expect((await officer('POST', `help-requests/${id}/files`, {})).body.code).toBe('unsupported-media-type');
  expect(filesOf(await officer('GET', `help-requests/${id}`))).toEqual([]);
});

it('is for those who see the request: others find nothing, an auditor only looks', async () => {
  const { id } = await submitted();
  const [file] = filesOf(ok(await add(coordinator, id, PNG)));
  expect((await add(stranger, id, PNG)).status).toBe(404);
  expect((await stranger('GET', `request-files/${file!.id}/content`)).status).toBe(404);
  expect((await stranger('POST', `request-files/${file!.id}/removal`, {})).status).toBe(404);
  expect((await auditor('GET', `request-files/${file!.id}/content`)).status).toBe(200);
  expect((await add(auditor, id, PNG)).status).toBe(403);
});

it('is taken away by who added it or the office, while the request is open; a declined one takes papers for its appeal', async () => {
  const { id } = await submitted();
  const [theirs] = filesOf(ok(await add(officer, id, PNG)));
  expect((await coordinator('POST', `request-files/${theirs!.id}/removal`, {})).body.code).toBe('request-file-not-yours');
  const mine = filesOf(ok(await add(coordinator, id, PDF))).find((file) => file.mine)!;
  expect(filesOf(ok(await coordinator('POST', `request-files/${mine.id}/removal`, {}))).map((file) => file.id)).toEqual([theirs!.id]);
  expect((await coordinator('POST', `request-files/${mine.id}/removal`, {})).status).toBe(404);
  ok(await officer('POST', `help-requests/${id}/declination`, { reason: '不在范围' }, { version: 1 }));
  expect((await add(coordinator, id, PDF)).status).toBe(201);
  const now = await officer('GET', `help-requests/${id}`);
  ok(await officer('POST', `help-requests/${id}/appeal`, { reason: '材料补齐了' }, { version: now.body.version as unknown as number }));
  ok(await officer('POST', `help-requests/${id}/withdrawal`, { reason: '不要了' }, { version: (now.body.version as unknown as number) + 1 }));
  expect((await add(officer, id, PNG)).body.code).toBe('request-files-closed');
  expect((await officer('POST', `request-files/${theirs!.id}/removal`, {})).body.code).toBe('request-files-closed');
});

it('holds twelve, also when five come at once, and one key adds one file', async () => {
  const { id } = await submitted();
  const key = { 'idempotency-key': 'twelve' };
  await Promise.all([add(officer, id, PNG, 'a.png', key), add(officer, id, PNG, 'a.png', key)]);
  expect((await add(officer, id, PNG, 'a.png', key)).status).toBe(201);
  expect(filesOf(await officer('GET', `help-requests/${id}`))).toHaveLength(1);
  for (let i = 0; i < 9; i++) ok(await add(officer, id, PNG));
  const answers = await Promise.all(Array.from({ length: 5 }, () => add(officer, id, PNG)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 422, 422, 422]);
  expect(filesOf(await officer('GET', `help-requests/${id}`))).toHaveLength(12);
});

it('goes with the person', async () => {
  const { id, person, home } = await submitted();
  const [file] = filesOf(ok(await add(officer, id, WEBM)));
  await api.asSystem(() => api.uow.run(({ manager }) => api.app.get(RequestFiles).forgetOf(manager, person, [home])));
  expect((await officer('GET', `request-files/${file!.id}/content`)).status).toBe(404);
  expect(filesOf(await officer('GET', `help-requests/${id}`))).toEqual([]);
});
