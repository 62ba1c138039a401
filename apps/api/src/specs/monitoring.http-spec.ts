import { addDays, addMonths, localDate, newId, residentIdCheck } from '@yizhu/kernel';
import { AlertRuns } from '@yizhu/recipients';
import { household, LONGXUN, OTHER_VILLAGE, TestApi, upload, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

let api: TestApi;
let admin: Caller;
let officer: Caller;
let stranger: Caller;
let coordinator: Caller;
beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.signIn('county_admin');
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  stranger = await api.signIn('township_officer', 'division', [LONGXUN]);
  coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  await run();
});
afterAll(() => api.stop());

const TODAY = localDate(new Date());
const text = (value: unknown): string => value as string;
const rows = ({ body }: Answer): Answer['body'][] => body.data as unknown as Answer['body'][];
interface Home {
  household: string;
  person: string;
}
const home = async (village = XUNZHONG_VILLAGE): Promise<Home> => {
  const { body } = await admin('POST', 'households', household(village));
  return { household: text(body.id), person: (body.members as unknown as { id: string }[])[0]!.id };
};
let serial = 0;
const fact = (of: object, rest: object = {}): Record<string, unknown> => ({ ...of, kind: 'medical_out_of_pocket', amountFen: 600_000, occurredOn: TODAY, source: '医保结算', sourceId: `t-${++serial}`, ...rest });
/** What the minute's look and the relay do in the background. */
const run = async (): Promise<void> => {
  await api.asSystem(() => api.app.get(AlertRuns).runDue());
  await api.settle();
};
const ruleOf = async (kind: string): Promise<Answer['body']> => rows(await admin('GET', 'alert-rules')).find((r) => text(r.kind) === kind)!;
const refOf = (alert: Answer['body'], of: 'person' | 'household'): string => (alert[of] as unknown as { id: string }).id;
const alertsOf = async (at: Home, who = admin): Promise<Answer['body'][]> => rows(await who('GET', `monitoring-alerts?householdId=${at.household}`));
const raised = async (village = XUNZHONG_VILLAGE): Promise<Answer['body']> => {
  const at = await home(village);
  await admin('POST', 'monitoring-facts', fact({ personId: at.person }));
  await api.settle();
  return (await alertsOf(at))[0]!;
};

describe('facts', () => {
  it('told twice, and by two at once, is recorded once', async () => {
    const at = await home();
    const sent = fact({ personId: at.person });
    const answers = await Promise.all([1, 2, 3, 4].map(() => officer('POST', 'monitoring-facts', sent)));
    expect(answers.map((a) => a.status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map((a) => text(a.body.id))).size).toBe(1);
    expect((await officer('GET', `monitoring-facts?householdId=${at.household}`)).body.page).toMatchObject({ total: 1 });
  });

  it('a source that contradicts itself is refused, also towards who may not see the first', async () => {
    const [here, there] = [await home(), await home('350526101201')];
    const sent = fact({ personId: here.person });
    await officer('POST', 'monitoring-facts', sent);
    expect((await officer('POST', 'monitoring-facts', { ...sent, amountFen: 1 })).body).toMatchObject({ status: 409, code: 'fact-differs' });
    expect((await stranger('POST', 'monitoring-facts', { ...sent, personId: there.person })).body.code).toBe('fact-differs');
  });

  it.each<[string, object, number, string]>([
    ['nobody named', { personId: undefined }, 422, 'fact-subject-missing'],
    ['a person nobody knows', { personId: newId() }, 422, 'fact-person-unknown'],
    ['tomorrow', { occurredOn: addDays(TODAY, 1) }, 422, 'fact-in-future'],
    ['the 30th of February', { occurredOn: '2026-02-30' }, 422, 'fact-day-malformed'],
    ['before the birth', { occurredOn: '2015-01-02', personId: 'child' }, 422, 'fact-before-birth'],
    ['long ago', { occurredOn: '1999-01-01' }, 422, 'fact-too-old'],
    ['no amount', { amountFen: undefined }, 422, 'fact-amount-missing'],
    ['a text for an amount', { amountFen: '600000' }, 400, 'validation-failed'],
    ['a negative amount', { amountFen: -1 }, 400, 'validation-failed'],
    ['half a fen', { amountFen: 0.5 }, 400, 'validation-failed'],
    ['a level where none belongs', { level: '1' }, 422, 'fact-level-unwanted'],
    ['a disaster’s level for a disability', { kind: 'disability', amountFen: undefined, level: 'severe' }, 422, 'fact-level-missing'],
    ['a kind that is none', { kind: 'lottery' }, 400, 'validation-failed'],
    ['an unknown field', { weight: 3 }, 400, 'validation-failed'],
    ['no source id', { sourceId: ' ' }, 422, 'fact-source-missing'],
  ])('refuses %s', async (_, rest, status, code) => {
    const born = `35052520200101${String(100 + ++serial).slice(-3)}`;
    const child = (rest as { personId?: string }).personId === 'child' ? ((await admin('POST', 'households', household(XUNZHONG_VILLAGE, { members: [{ name: '林小宝', idNumber: `${born}${residentIdCheck(born)}`, isHead: true }] }))).body.members as unknown as { id: string }[])[0]!.id : undefined;
    const at = await home();
    const answer = await officer('POST', 'monitoring-facts', fact({ personId: at.person }, { ...rest, ...(child ? { personId: child } : {}) }));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('outside the area a person is unknown, and no fact of theirs is seen', async () => {
    const at = await home();
    expect((await stranger('POST', 'monitoring-facts', fact({ personId: at.person }))).body.code).toBe('fact-person-unknown');
    await officer('POST', 'monitoring-facts', fact({ personId: at.person }));
    expect(rows(await stranger('GET', `monitoring-facts?householdId=${at.household}`))).toEqual([]);
  });

  it('a batch answers each row for itself; the right ones stand', async () => {
    const at = await home();
    const right = fact({ personId: at.person });
    const { status, body } = await officer('POST', 'monitoring-facts/batches', { facts: [right, 'nonsense', { ...right, amountFen: '5' }, fact({ householdId: at.household }), right, fact({ householdId: at.household }, { kind: 'expenditure' }), null] });
    expect(status).toBe(200);
    expect(body).toMatchObject({ recorded: 2, known: 1, refused: 4 });
    expect((body.rows as unknown as { status: string; code: string | null }[]).map((r) => r.code ?? r.status)).toEqual(['recorded', 'fact-row-malformed', 'fact-amount-malformed', 'fact-person-needed', 'known', 'recorded', 'fact-row-malformed']);
  });

  it('a thousand at once, and not one more', async () => {
    const at = await home();
    const many = Array.from({ length: 1_000 }, (_, i) => fact({ personId: at.person }, { amountFen: 1, sourceId: `many-${i}` }));
    expect((await officer('POST', 'monitoring-facts/batches', { facts: many })).body).toMatchObject({ recorded: 1_000, known: 0, refused: 0 });
    expect((await officer('POST', 'monitoring-facts/batches', { facts: many })).body).toMatchObject({ recorded: 0, known: 1_000 });
    expect((await officer('POST', 'monitoring-facts/batches', { facts: [...many, many[0]] })).status).toBe(400);
  });
});

describe('a file of facts', () => {
  const id = (n: number): string => `3505251960${'0101'}${String(500 + n)}`;
  const csv = (people: string[]): string => `\uFEFF2025年11月信息\n身份证号,类型,金额（元）,等级,发生日期,来源编号\n${people[0]},自付医疗费,"8,200.50",,2025/11/01,A-1\n${people[1]},残疾,,二级,2025年10月3日,\n110105194912310020,收入,100,,2025-10-01,A-3\n${people[0]},中奖,1,,2025-11-01,A-4\n${people[0]},支出,很多,,2025-11-01,A-5\n\n`;
  let people: string[];
  beforeAll(async () => {
    people = [1, 2].map((n) => `${id(n)}${residentIdCheck(id(n))}`);
    for (const idNumber of people) expect((await admin('POST', 'households', household(XUNZHONG_VILLAGE, { members: [{ name: '王秀兰', idNumber, isHead: true }] }))).status).toBe(201);
  });
  const send = (bytes: Buffer, name: string, dryRun = 'false'): Promise<Answer> => officer('POST', 'monitoring-facts/imports', undefined, upload(bytes, { dryRun, source: '医保' }, name));
  const REFUSED = [[5, 'id-check-digit'], [6, 'fact-kind-unknown'], [7, 'fact-amount-malformed']];

  it('is looked at, recorded, and recorded once; rows in error come back with number, code and words', async () => {
    const bytes = Buffer.from(csv(people));
    const looked = await send(bytes, '医保.csv', 'true');
    expect(looked.body).toMatchObject({ dryRun: true, recorded: 2, known: 0, refused: 3 });
    const { body } = await send(bytes, '医保.csv');
    expect(body).toMatchObject({ recorded: 2, known: 0, refused: 3 });
    const refused = body.refusedRows as unknown as { row: number; code: string; message: string }[];
    expect(refused.map((r) => [r.row, r.code])).toEqual(REFUSED);
    for (const { message } of refused) expect(message).toMatch(/\p{Script=Han}{3}/u);
    expect((await send(bytes, '医保.csv')).body).toMatchObject({ recorded: 0, known: 2, refused: 3 });
    expect(rows(await officer('GET', 'monitoring-facts?source=医保')).map((f) => [f.kind, f.amountFen, f.level, f.occurredOn, f.sourceId === ('A-1' as never)])).toEqual(expect.arrayContaining([['medical_out_of_pocket', 820_050, null, '2025-11-01', true], ['disability', null, '2', '2025-10-03', false]]));
  });

  it('as .xlsx and in GB 18030 says the same', async () => {
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('信息');
    for (const line of csv(people).slice(1).trim().split('\n')) sheet.addRow(line.replace('"8,200.50"', '8200.50').split(','));
    expect((await send(Buffer.from(await book.xlsx.writeBuffer()), '医保.xlsx')).body).toMatchObject({ recorded: 0, known: 2, refused: 3 });
    const heading = Buffer.from([0xc9, 0xed, 0xb7, 0xdd, 0xd6, 0xa4, 0xba, 0xc5]); // 身份证号 in GB 18030
    expect((await send(Buffer.concat([heading, Buffer.from(',kind,occurredOn,amount\n'), Buffer.from(`${people[0]},x,2025-11-01,1\n`)]), 'gbk.csv')).body).toMatchObject({ recorded: 0, refused: 1 });
  });

  it.each<[string, string, string, number, string]>([
    ['without headings', 'a.csv', 'a,b\n1,2\n', 422, 'fact-file-no-headings'],
    ['of another kind', 'a.pdf', '%PDF', 422, 'fact-file-unreadable'],
    ['that only says it is .xlsx', 'a.xlsx', 'PK no', 422, 'file-not-xlsx'],
    ['with a quote left open', 'a.csv', '身份证号,类型,发生日期\n"1,2', 422, 'file-damaged'],
    ['of too many rows', 'a.csv', `身份证号,类型,发生日期\n${'1,收入,2025-01-01\n'.repeat(20_011)}`, 413, 'fact-file-too-long'],
  ])('%s is refused', async (_, name, content, status, code) => {
    const answer = await send(Buffer.from(content), name);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('rules', () => {
  it('a county begins with seven; each change is a version that is kept', async () => {
    const rule = await ruleOf('death_in_household');
    expect(rows(await admin('GET', 'alert-rules'))).toHaveLength(7);
    const changed = await admin('PUT', `alert-rules/${text(rule.id)}`, { kind: rule.kind, name: '死亡', parameters: { withinDays: 30 }, active: true }, { version: rule.version as unknown as number });
    expect(changed.body).toMatchObject({ name: '死亡', version: (rule.version as unknown as number) + 1, parameters: { withinDays: 30 } });
    expect((changed.body.revisions as unknown as { parameters: object }[]).slice(0, 2).map((r) => r.parameters)).toEqual([{ withinDays: 30 }, { withinDays: 90 }]);
    expect((await admin('PUT', `alert-rules/${text(rule.id)}`, { kind: rule.kind, name: 'x', parameters: { withinDays: 30 }, active: true }, { version: rule.version as unknown as number })).status).toBe(412);
  });

  it.each<[string, object, string, string]>([
    ['a drop of more than all', { kind: 'income_drop', parameters: { percent: 101, months: 3, leastFen: 0 } }, 'rule-parameters-malformed', 'parameters.percent'],
    ['no months', { kind: 'expenditure_surge', parameters: { percent: 50, months: 0, leastFen: 0 } }, 'rule-parameters-malformed', 'parameters.months'],
    ['a text', { kind: 'visit_overdue', parameters: { days: '15' } }, 'rule-parameters-malformed', 'parameters.days'],
    ['a negative threshold', { kind: 'medical_burden', parameters: { thresholdsFen: { destitute: -5 } } }, 'rule-parameters-malformed', 'parameters.thresholdsFen.destitute'],
    ['thresholds that are none', { kind: 'medical_burden', parameters: { thresholdsFen: null } }, 'rule-parameters-malformed', 'parameters.thresholdsFen.destitute'],
    ['another rule’s parameter', { kind: 'visit_overdue', parameters: { days: 1, percent: 4 } }, 'rule-parameters-unknown', 'parameters.percent'],
    ['no level', { kind: 'new_disability', parameters: { levels: [], withinDays: 9 } }, 'rule-levels-malformed', 'parameters.levels'],
    ['SQL for a level', { kind: 'disaster_struck', parameters: { levels: [`x' OR true --`], withinDays: 9 } }, 'rule-levels-malformed', 'parameters.levels'],
  ])('nonsense is refused: %s', async (_, input, code, field) => {
    for (const path of ['alert-rules', 'alert-rules/dry-runs']) {
      const { status, body } = await admin('POST', path, path === 'alert-rules' ? { name: 'x', active: true, ...input } : input);
      expect([status, body.code, Object.keys(body.errors ?? {})]).toEqual([422, code, [field]]);
    }
  });

  it('a dry run says exactly whom it would raise, writes nothing, and the run then raises just those', async () => {
    const at = [await home(), await home(), await home()];
    for (const [i, { household: householdId }] of at.entries()) await admin('POST', 'monitoring-facts', fact({ householdId }, { kind: 'disaster', amountFen: undefined, level: i === 2 ? 'severe' : 'minor' }));
    const parameters = { levels: ['minor'], withinDays: 10 };
    const before = (await admin('GET', 'monitoring-alerts')).body.page;
    const dry = (await admin('POST', 'alert-rules/dry-runs', { kind: 'disaster_struck', parameters })).body;
    expect(dry).toMatchObject({ count: 2, alreadyRaised: 0, lookedAt: 3 });
    expect((dry.alerts as unknown as { household: { id: string } }[]).map((a) => a.household.id).sort()).toEqual([at[0]!.household, at[1]!.household].sort());
    expect((await admin('GET', 'monitoring-alerts')).body.page).toEqual(before);
    const rule = (await admin('POST', 'alert-rules', { kind: 'disaster_struck', name: '轻灾', parameters, active: true })).body;
    const ran = await admin('POST', `alert-rules/${text(rule.id)}/runs`, {});
    expect(ran.body).toMatchObject({ mode: 'full', lookedAt: 3, raised: 2 });
    expect((await admin('POST', 'alert-rules/dry-runs', { kind: 'disaster_struck', parameters, ruleId: rule.id })).body).toMatchObject({ count: 0, alreadyRaised: 2 });
    expect((await admin('POST', `alert-rules/${text(rule.id)}/runs`, { full: true })).body).toMatchObject({ mode: 'full', raised: 0 });
    // Nothing new: nobody is looked at.
    expect((await admin('POST', `alert-rules/${text(rule.id)}/runs`, {})).body).toMatchObject({ mode: 'changed', lookedAt: 0, raised: 0 });
    await admin('POST', 'monitoring-facts', fact({ householdId: at[2]!.household }, { kind: 'disaster', amountFen: undefined, level: 'minor', occurredOn: addDays(TODAY, -3) }));
    expect((await admin('POST', `alert-rules/${text(rule.id)}/runs`, {})).body).toMatchObject({ mode: 'changed', lookedAt: 2, raised: 1 });
    await admin('PUT', `alert-rules/${text(rule.id)}`, { kind: 'disaster_struck', name: '轻灾', parameters, active: false }, { version: 1 });
    expect((await admin('POST', `alert-rules/${text(rule.id)}/runs`, {})).body.code).toBe('rule-inactive');
  });

  it('a person is measured by their tier: 5 000 yuan for subsistence, and by the new one when it is changed', async () => {
    const at = await home();
    await admin('POST', 'monitoring-facts', fact({ personId: at.person }, { amountFen: 300_000 }));
    await api.settle();
    expect(await alertsOf(at)).toEqual([]);
    await admin('POST', `recipients/${at.person}/decisions`, { category: 'destitute', groups: [], basis: '德政民〔2026〕9号', effectiveOn: TODAY }, { version: 1 });
    const [{ id }] = (await api.owner.query('SELECT id FROM recipients.category_proposal WHERE person_id = $1', [at.person])) as [{ id: string }];
    await officer('POST', `category-proposals/${id}/confirmation`, {}, { version: 1 });
    await api.settle();
    expect((await alertsOf(at)).map((a) => [a.kind, a.figures])).toEqual([['medical_burden', { amountFen: 300_000, thresholdFen: 100_000, category: 'destitute' }]]);
  });

  it('spending and income are held against the months before; a month nobody told of is unknown', async () => {
    const months = [1, 2, 3, 4].map((n) => `${addMonths(TODAY.slice(0, 7), -n)}-01`);
    const [falls, gap, spends] = [await home(), await home(), await home()];
    const facts = [
      ...months.map((occurredOn, i) => fact({ personId: falls.person }, { kind: 'income', amountFen: i === 0 ? 100_000 : 300_000, occurredOn })),
      ...[months[0]!, months[2]!, months[3]!].map((occurredOn, i) => fact({ personId: gap.person }, { kind: 'income', amountFen: i === 0 ? 100_000 : 300_000, occurredOn })),
      ...[`${TODAY.slice(0, 7)}-01`, ...months.slice(0, 3)].map((occurredOn, i) => fact({ householdId: spends.household }, { kind: 'expenditure', amountFen: i === 0 ? 900_000 : 200_000, occurredOn })),
    ];
    expect((await admin('POST', 'monitoring-facts/batches', { facts })).body).toMatchObject({ recorded: facts.length });
    await api.settle();
    expect((await alertsOf(falls)).map((a) => [a.kind, a.figures])).toEqual([['income_drop', { amountFen: 100_000, meanFen: 300_000, percent: 67, months: 3, month: months[0]!.slice(0, 7) }]]);
    expect(await alertsOf(gap)).toEqual([]);
    expect((await alertsOf(spends)).map((a) => [a.kind, (a.figures as unknown as { percent: number }).percent])).toEqual([['expenditure_surge', 350]]);
  });
});

describe('alerts', () => {
  it('one for the rule, person and year, however many facts; it goes to who answers for the village', async () => {
    const at = await home();
    for (const amountFen of [400_000, 200_000, 900_000]) {
      await admin('POST', 'monitoring-facts', fact({ personId: at.person }, { amountFen }));
      await api.settle();
    }
    const alerts = await alertsOf(at);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({ status: 'assigned', assignee: { id: coordinator.memberId }, figures: { amountFen: 600_000, thresholdFen: 500_000 } });
    expect(rows(await coordinator('GET', 'monitoring-alerts?mine=true')).map((a) => a.id)).toContain(alerts[0]!.id);
    const detail = (await coordinator('GET', `monitoring-alerts/${text(alerts[0]!.id)}`)).body;
    expect((detail.facts as unknown as { amountFen: number }[]).map((f) => f.amountFen).sort()).toEqual([200_000, 400_000, 900_000]);
    expect(rows(await admin('GET', `households/${at.household}/timeline?kind=alert`)).map((t) => t.type)).toEqual(['alert-raised']);
  });

  it('where nobody answers for the village it waits for the office, which assigns it to a member there is', async () => {
    const alert = await raised(OTHER_VILLAGE);
    expect([alert.status, alert.assignee]).toEqual(['raised', null]);
    const path = `monitoring-alerts/${text(alert.id)}/assignment`;
    expect((await officer('POST', path, { memberId: newId() }, { version: 1 })).body.code).toBe('assignee-unknown');
    expect((await officer('POST', path, { memberId: coordinator.memberId }, { version: 1 })).body).toMatchObject({ status: 'assigned', version: 2 });
    // Theirs to work, though the village is not.
    expect((await coordinator('POST', `monitoring-alerts/${text(alert.id)}/verification`, { note: '已上门' }, { version: 2 })).body).toMatchObject({ status: 'verified', note: '已上门' });
  });

  it('is verified, then becomes a help request in one act; the note lies sealed', async () => {
    const alert = await raised();
    const verified = await coordinator('POST', `monitoring-alerts/${text(alert.id)}/verification`, { note: '自费两万，已借债' }, { version: alert.version as unknown as number });
    expect(verified.body).toMatchObject({ status: 'verified', note: '自费两万，已借债' });
    const [{ note_sealed }] = (await api.owner.query('SELECT note_sealed FROM recipients.monitoring_alert WHERE id = $1', [alert.id])) as [{ note_sealed: string }];
    expect(note_sealed).toMatch(/^v1\./);
    const asked = { personId: refOf(alert, 'person'), channel: 'visit', source: 'discovered', summary: '医疗负担重', needs: [{ dimension: 'economy', description: '医疗费' }], alertId: alert.id };
    const request = await coordinator('POST', 'help-requests', asked);
    expect(request.status).toBe(201);
    const after = (await admin('GET', `monitoring-alerts/${text(alert.id)}`)).body;
    expect(after).toMatchObject({ status: 'acted', outcome: 'help_request', outcomeRef: request.body.id });
    expect((after.history as unknown as { act: string }[]).map((h) => h.act)).toEqual(['assign', 'verify', 'act']);
    // A second request from the same alert leaves nothing behind.
    expect((await coordinator('POST', 'help-requests', asked)).body.code).toBe('act-not-allowed');
    expect((await admin('GET', `help-requests?householdId=${refOf(alert, 'household')}`)).body.page).toMatchObject({ total: 1 });
  });

  it('nobody dismisses what nobody has looked into, nor without a reason', async () => {
    const alert = await raised();
    const send = (what: string, body: object, version: number): Promise<Answer> => coordinator('POST', `monitoring-alerts/${text(alert.id)}/${what}`, body, { version });
    expect((await send('dismissal', { reason: '误报' }, 2)).body.code).toBe('act-not-allowed');
    expect((await send('verification', { note: ' ' }, 2)).body.code).toBe('verification-note-missing');
    await send('verification', { note: '保险已赔付' }, 2);
    expect((await send('dismissal', {}, 3)).status).toBe(400);
    expect((await send('dismissal', { reason: '  ' }, 3)).body).toMatchObject({ status: 422, code: 'dismissal-reason-missing' });
    expect((await send('dismissal', { reason: '商业保险已赔付' }, 3)).body).toMatchObject({ status: 'dismissed', reason: '商业保险已赔付', allowedActs: [] });
  });

  it('an outcome names what it was: words, or a request or decision of this household', async () => {
    const [alert, other] = [await raised(), await raised()];
    await coordinator('POST', `monitoring-alerts/${text(alert.id)}/verification`, { note: '属实' }, { version: 2 });
    const act = (body: object): Promise<Answer> => coordinator('POST', `monitoring-alerts/${text(alert.id)}/action`, body, { version: 3 });
    expect((await act({ outcome: 'other', words: ' ' })).body.code).toBe('outcome-incomplete');
    expect((await act({ outcome: 'category_change' })).body.code).toBe('outcome-incomplete');
    const foreign = (await admin('POST', 'help-requests', { personId: refOf(other, 'person'), channel: 'phone', source: 'self', summary: 'x', needs: [{ dimension: 'economy', description: 'x' }] })).body;
    expect((await act({ outcome: 'help_request', helpRequestId: foreign.id })).body.code).toBe('outcome-other-household');
    const decisions = async (id: unknown): Promise<{ id: string }[]> => (await admin('GET', `households/${text(id)}`)).body.decisions as unknown as { id: string }[];
    expect((await act({ outcome: 'category_change', decisionId: (await decisions(refOf(other, 'household')))[0]!.id })).body.code).toBe('outcome-other-household');
    expect((await act({ outcome: 'category_change', decisionId: (await decisions(refOf(alert, 'household')))[0]!.id })).body).toMatchObject({ status: 'acted', outcome: 'category_change' });
  });

  it('of two who work one alert the second sees that somebody was first', async () => {
    const alert = await raised();
    const answers = await Promise.all([officer, coordinator].map((who) => who('POST', `monitoring-alerts/${text(alert.id)}/verification`, { note: '已看' }, { version: 2 })));
    expect(answers.map((a) => a.status).sort()).toEqual([200, 412]);
  });

  it('how many led to help is shown by rule', async () => {
    const { effect } = await ruleOf('medical_burden');
    const all = rows(await admin('GET', `monitoring-alerts?kind=medical_burden&perPage=200`));
    const of = (...states: string[]): number => all.filter((a) => states.includes(text(a.status))).length;
    expect(effect).toEqual({ raised: all.length, open: of('raised', 'assigned', 'verified'), acted: of('acted'), dismissed: of('dismissed'), helped: 1, helpShare: Math.round(100 / of('acted', 'dismissed')) });
  });

  it('an overdue visit raises once for its day; alerts move with the household', async () => {
    const at = await home();
    await api.owner.query(`UPDATE recipients.household SET next_visit_due = CURRENT_DATE - 200 WHERE id = $1`, [at.household]);
    const rule = await ruleOf('visit_overdue');
    for (let i = 0; i < 2; i++) await admin('POST', `alert-rules/${text(rule.id)}/runs`, { full: true });
    await api.settle();
    expect((await alertsOf(at)).map((a) => [a.kind, a.status])).toEqual([['visit_overdue', 'assigned']]);
    await admin('POST', `households/${at.household}/moves`, { villageCode: '350526101201', address: 'x' }, { version: 1 });
    await api.settle();
    expect((await alertsOf(at, stranger)).map((a) => a.kind)).toEqual(['visit_overdue']);
    expect(await alertsOf(at, officer)).toEqual([]);
  });
});

describe('today', () => {
  interface Waits { alerts: { id: string; status: string; name: string }[]; alertsTotal: number; approvals: { proposals: number; reviews: number } }
  const today = async (by: Caller): Promise<Waits> => (await by('GET', 'today')).body as unknown as Waits;

  it('an alert waits for the office until it is given out, then for who works it, then for nobody', async () => {
    const before = { office: (await today(officer)).alertsTotal, field: (await today(coordinator)).alertsTotal };
    const alert = await raised(OTHER_VILLAGE);
    const id = text(alert.id);
    expect((await today(officer)).alertsTotal).toBe(before.office + 1);
    expect(await today(stranger)).toMatchObject({ alerts: [], alertsTotal: 0 });
    expect((await officer('POST', `monitoring-alerts/${id}/assignment`, { memberId: coordinator.memberId }, { version: alert.version as unknown as number })).status).toBe(200);
    expect((await today(officer)).alertsTotal).toBe(before.office);
    expect((await today(coordinator)).alertsTotal).toBe(before.field + 1);
    const { version } = (await coordinator('GET', `monitoring-alerts/${id}`)).body as unknown as { version: number };
    await coordinator('POST', `monitoring-alerts/${id}/verification`, { note: '属实' }, { version });
    const again = (await coordinator('GET', `monitoring-alerts/${id}`)).body as unknown as { version: number };
    expect((await coordinator('POST', `monitoring-alerts/${id}/dismissal`, { reason: '已在办理' }, { version: again.version })).status).toBe(200);
    expect([(await today(officer)).alertsTotal, (await today(coordinator)).alertsTotal]).toEqual([before.office, before.field]);
  });

  it('a proposal waits for others than who made it', async () => {
    const at = await home();
    const before = [(await today(officer)).approvals.proposals, (await today(admin)).approvals.proposals];
    const { version } = (await officer('GET', `recipients/${at.person}`)).body as unknown as { version: number };
    expect((await officer('POST', `recipients/${at.person}/decisions`, { category: 'destitute', groups: [], basis: '会议纪要', effectiveOn: TODAY }, { version })).status).toBe(200);
    expect([(await today(officer)).approvals.proposals, (await today(admin)).approvals.proposals]).toEqual([before[0], before[1]! + 1]);
    expect((await today(coordinator)).approvals).toEqual({ proposals: 0, reviews: 0, items: 0, releases: 0, certificates: 0 });
  });
});
