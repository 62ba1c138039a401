import { until } from '@yizhu/testing';
import { Api, county, type Console } from './testing/console.js';

/** An administrator makes the next questionnaire; a coordinator fills it in on a telephone, leaves half-way, comes back and completes it; what was found becomes help. */
const yizhu = county('assessment', 60, /status of 4(00|09|22)/);
const { deskOf } = yizhu;

const saved = (seat: Console): Promise<void> => seat.page.getByRole('status').filter({ hasText: '已保存' }).first().waitFor();

it('the next questionnaire is made from the last, checked as it is typed, and published', async () => {
  const admin = await deskOf('admin');
  await admin.go('/questionnaires');
  await admin.button('制作下一版').click();
  await admin.page.getByRole('heading', { name: '下一版（编辑中）', level: 1 }).waitFor();
  await admin.text('检查通过，保存后可以发布。').waitFor();
  await admin.page.getByRole('tab', { name: '权重与分级' }).click();
  await admin.field('经济').fill('30');
  await admin.text('权重合计 110').waitFor();
  await admin.text('各维度权重之和应为100，现在是110').waitFor();
  await admin.field('健康').fill('10');
  await admin.text('检查通过，保存后可以发布。').waitFor();
  await admin.page.getByRole('tab', { name: /^社会融入/ }).click();
  await admin.button('增加题目').click();
  await admin.text('有内容没填完整，填好后再检查。').waitFor();
  await admin.field('题目').last().fill('愿意参加老年食堂吗？');
  await admin.field('选项').first().fill('愿意');
  await admin.field('选项').last().fill('不愿意');
  await admin.text('检查通过，保存后可以发布。').waitFor();
  await admin.page.getByRole('tab', { name: '预览' }).click();
  await admin.page.getByRole('heading', { name: '愿意参加老年食堂吗？' }).waitFor();
  await admin.button('保存').click();
  await admin.page.getByText('20% → 30%').waitFor();
  await admin.act('发布');
  await admin.page.getByRole('row', { name: /第 2 版/ }).getByText('现行').waitFor();
  await admin.page.getByRole('row', { name: /第 1 版/ }).getByText('已停用').waitFor();
});

it('on a telephone it is begun, left half-way, resumed and completed; its needs become a request', async () => {
  const api = await Api.of(yizhu.origin, 'xieli');
  const { data } = await api.get<{ data: { id: string; name: string; draft: object | null; age: number }[] }>('/due-assessments?never=true&perPage=50');
  const person = data.find(({ draft, age }) => draft === null && age > 60)!;
  const phone = await deskOf('xieli', 390, 844);
  await phone.go('/due-assessments');
  const card = phone.page.getByRole('listitem').filter({ hasText: person.name }).first();
  await card.getByRole('button', { name: '开始评估' }).click();
  await phone.page.getByRole('heading', { name: `${person.name}的需求评估` }).waitFor();
  await phone.text(/第 1 步，共 9 步/).waitFor();
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  for (const option of await phone.page.locator('main label').filter({ has: phone.page.locator('input[type=radio]') }).all()) expect((await option.boundingBox())!.height).toBeGreaterThanOrEqual(44);

  await phone.page.getByLabel('主要靠低保、养老金等补助').check();
  await phone.page.getByLabel('常常不够').check();
  await phone.button('下一步').click();
  await phone.page.getByRole('heading', { name: '健康', level: 2 }).waitFor();
  await phone.page.getByLabel('部分需要帮助').check();
  await saved(phone);
  // By the browser's own button, and away.
  await phone.page.goBack();
  await phone.page.getByRole('heading', { name: '经济', level: 2 }).waitFor();
  await phone.button('稍后继续').click();
  await phone.text(`${(await api.get<{ name: string }>('/me')).name}正在评估`).waitFor();

  await phone.page.getByRole('link', { name: '继续评估' }).first().click();
  await phone.page.getByRole('heading', { name: '经济', level: 2 }).waitFor();
  expect(await phone.page.getByLabel('常常不够').isChecked()).toBe(true);
  // Straight to the end: what is missing is named, and leads to its question.
  const next = async (to: number): Promise<void> => {
    await phone.button('下一步').click();
    await phone.text(`第 ${to} 步，共 9 步`).waitFor();
  };
  for (let step = 2; step <= 9; step++) await next(step);
  await phone.text(/还有 \d+ 道题没有回答/).waitFor();
  await phone.button('家里欠债多少？（元）').click();
  await phone.page.getByRole('group', { name: /家里欠债多少/ }).getByText('还没有回答').waitFor();
  await phone.page.getByRole('textbox', { name: /家里欠债多少/ }).fill('3000');
  await phone.page.getByLabel('都不缺').check();
  for (let step = 1; step < 9; step++) {
    // The rest by keyboard: the first answer of every question.
    for (const group of await phone.page.locator('main [role=group][id^=question-]').all()) {
      if ((await group.locator('input:checked').count()) > 0 || (await group.locator('input[type=radio], input[type=checkbox]').count()) === 0) {
        const number = group.locator('input[inputmode=numeric]');
        if ((await number.count()) > 0 && (await number.inputValue()) === '') await number.fill('2');
        continue;
      }
      const first = group.locator('input').first();
      await first.focus();
      await first.press('Space');
    }
    // An answer may have brought up another question.
    for (const group of await phone.page.locator('main [role=group][id^=question-]').all()) if ((await group.locator('input[type=radio]').count()) > 0 && (await group.locator('input:checked').count()) === 0) await group.locator('input').first().check();
    if (step === 8) await phone.field('本人最希望得到什么帮助？').fill('想有人陪着去医院');
    await next(step + 1);
  }
  await saved(phone);
  await phone.text('建议的需求').waitFor();
  await phone.page.getByLabel('保留需求：上门照护，协助日常起居').waitFor();
  const others = phone.page.getByLabel(/^保留需求：(?!上门照护)/);
  // Each but the first is dropped, and says why.
  for (const other of await others.all()) await other.uncheck();
  expect(await phone.button('完成评估').isDisabled()).toBe((await others.count()) > 0);
  for (const reason of await phone.page.getByLabel(/^去掉的理由/).all()) await reason.fill('家人已经在办');
  await phone.button('补充一条需求').click();
  await phone.field('需求内容').last().fill('陪同去县医院复查');
  await phone.button('完成评估').click();
  await phone.text('得分的来历').waitFor();
  await phone.page.getByText('想有人陪着去医院').waitFor();
  await phone.button(/^健康/).click();
  await phone.page.getByText('部分需要帮助').waitFor();

  await phone.button('登记求助').click();
  await phone.dialog.getByRole('button', { name: '登记求助' }).click();
  await phone.page.waitForURL(/help-requests\//);
  await phone.settle();
  await phone.text('陪同去县医院复查').waitFor();
  await until(() => api.get<{ data: { status: string }[] }>(`/assessed-needs?personId=${person.id}&status=requested`), ({ data: lines }) => lines.length >= 2);
});

it('who was assessed before shows a chart, figures in words, and needs with where they stand', async () => {
  const api = await Api.of(yizhu.origin, 'admin');
  const { data } = await api.get<{ data: { person: { id: string; name: string } }[] }>('/needs-assessments?status=superseded&perPage=50');
  const { person } = data[0]!;
  const admin = await deskOf('admin');
  await admin.go(`/recipients/${person.id}/needs`);
  await admin.page.getByRole('img', { name: /次评估的总分/ }).locator('svg').first().waitFor();
  await admin.page.getByRole('button', { name: '健康', exact: true }).click();
  expect(await admin.page.getByRole('button', { name: '健康', exact: true }).getAttribute('aria-pressed')).toBe('true');
  expect(await admin.page.getByRole('table').getByRole('row').count()).toBeGreaterThan(2);
  await admin.page.getByRole('link', { name: '得分的来历' }).click();
  await admin.page.waitForURL(/needs-assessments\//);
  await admin.page.getByRole('button', { name: /^经济.*得分点/ }).click();
  await admin.text('家里主要靠什么生活？').waitFor();
  const download = admin.page.waitForEvent('download');
  await admin.button('打印').click();
  expect((await download).suggestedFilename()).toMatch(/^需求评估-\d{4}-\d\d-\d\d\.pdf$/);
});
