import { until } from '@yizhu/testing';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Api, county } from './testing/console.js';

/** Somebody is given a request: their bell says so, leads there, and falls silent. */
const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const yizhu = county('notifications', 60);
interface Request { id: string; number: string; version: number }
let request: Request;

beforeAll(async () => {
  const own = await Api.of(yizhu.origin, 'xieli');
  const office = await Api.of(yizhu.origin, 'longmentan');
  const [person] = (await own.get<{ data: { id: string }[] }>('/recipients?status=active&perPage=1')).data as [{ id: string }];
  request = await office.send<Request>('POST', '/help-requests', { personId: person.id, channel: 'phone', source: 'self', summary: '房屋漏雨', needs: [{ dimension: 'housing', description: '修屋顶' }] });
  const { teamMemberId } = await own.get<{ teamMemberId: string }>('/me');
  await office.send('POST', `/help-requests/${request.id}/assignment`, { memberId: teamMemberId }, request.version);
  await until(() => own.get<{ data: { link: string }[] }>('/notifications?unread=true'), ({ data }) => data.some(({ link }) => link.endsWith(request.id)));
});

it('the bell counts, its list leads to the record, and what was opened is read; on a telephone, by keyboard, axe finds nothing', async () => {
  const desk = await yizhu.deskOf('xieli', 390, 844);
  await desk.go('/notifications');
  const bell = desk.button(/^通知，[1-9]\d* 条未读$/);
  await bell.focus();
  await desk.page.keyboard.press('Enter');
  const line = desk.dialog.getByRole('button', { name: new RegExp(`求助 ${request.number} 由您负责`) }).first();
  await line.waitFor();
  await desk.page.evaluate(AXE);
  const found = await desk.page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(root: Document, options: unknown): Promise<{ violations: { id: string }[] }> } };
    return (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] })).violations.map(({ id }) => id);
  });
  expect(found).toEqual([]);
  expect(await desk.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await line.focus();
  await desk.page.keyboard.press('Enter');
  await desk.page.getByRole('heading', { level: 1 }).filter({ hasText: request.number }).or(desk.text(request.number)).first().waitFor();
  await desk.settle();
  expect(new URL(desk.page.url()).hash).toBe(`#/help-requests/${request.id}`);

  await desk.go('/notifications');
  await desk.button('全部标为已读').first().click();
  await desk.button('通知，0 条未读').waitFor();
  await desk.page.getByRole('tab', { name: /未读/ }).click();
  await desk.text('没有新通知').or(desk.text('没有符合条件')).first().waitFor();
});

it('an administrator sees what was given up, and sends it again', async () => {
  const desk = await yizhu.deskOf('admin', 1366, 768);
  await desk.go('/outgoing-messages');
  await desk.page.getByRole('tab', { name: /^未能发出/ }).click();
  await desk.text(/ECONNREFUSED/).waitFor();
  await desk.button('重新发送').click();
  await desk.text('没有符合条件').first().waitFor();
  expect((await (await Api.of(yizhu.origin, 'admin')).get<{ data: object[] }>('/outgoing-messages?status=dead')).data).toEqual([]);
});
