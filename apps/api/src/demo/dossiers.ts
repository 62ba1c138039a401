import { addDays, localDate, NO_SCOPE } from '@yizhu/kernel';
import { runInContext, writePdf, type Actor } from '@yizhu/platform';
import { Attachments, DossierFacts } from '@yizhu/recipients';
import { once, picture } from './drawings.js';
import type { Present } from './present.js';
import type { DemoHousehold } from './verifications.js';

const NOTHING = { marriage: null, education: null, workStatus: null, disabilityKind: null, disabilityGrade: null, capacity: 'full', school: '', employer: '', certificate: '' } as const;
/** Monthly wage, transfer and yearly medical expense in yuan, newest first: how it went over three declarations. */
const MEANS = [[820, 1_260, 9_400], [950, 1_200, 6_100], [1_480, 1_150, 2_600]] as const;

/** What a few dossiers know beside the register, through the same services as the API. */
export const tellDossiers = async ({ app, clock, plan, users, team }: Present, households: readonly DemoHousehold[]): Promise<void> => {
  const actor: Actor = { id: users.get('longmentan') ?? null, name: team.cadresOf.get(team.xieli.divisionCode)![0]!.name, kind: 'staff' };
  const officer = <T>(work: () => Promise<T>): Promise<T> => runInContext({ traceId: 'demo', countyCode: plan.countyCode, language: 'zh', address: null, actor, permission: null, scope: { ...NO_SCOPE, divisions: [team.xieli.divisionCode] } }, work);
  const [facts, papers] = [app.get(DossierFacts), app.get(Attachments)];
  clock.set(new Date(plan.now - 3_600_000));
  const today = localDate(clock.now());
  for (const [n, { id, head, child }] of households.slice(0, 8).entries())
    await officer(async () => {
      for (const [age, [wage, transfer, medical]] of [...MEANS.entries()].reverse())
        await facts.declare(id, {
          declaredOn: addDays(today, -1 - 365 * age), declaredBy: '户主', paperNumber: `申报${String(40 + n).padStart(3, '0')}`,
          lines: [{ kind: 'wage', personId: head, value: wage * 100 }, { kind: 'transfer', personId: head, value: transfer * 100 }, { kind: 'medical', personId: head, value: medical * 100 }, { kind: 'dwelling', value: 1 }, { kind: 'savings', value: 350_000 }, ...(child ? [{ kind: 'education' as const, personId: child, value: 180_000 }] : [])],
        });
      await facts.describe(head, null, { ...NOTHING, marriage: n % 2 ? '20' : '30', education: 'primary', workStatus: 'farming', ...(n % 3 === 0 ? { disabilityKind: 'physical' as const, disabilityGrade: 3 as const } : {}) });
      if (child) {
        await facts.describe(child, null, { ...NOTHING, education: 'primary', workStatus: 'student', school: '乡镇中心小学' });
        // One child is left without, so that the warning is seen.
        if (n > 0) await facts.nameGuardian(child, { guardianId: head, relation: '祖父母', basis: '父母外出务工，受托照护', since: addDays(today, -400) });
      }
      await facts.addContact(id, { name: '林大山', relation: '邻居', phone: '13800138000', emergency: true });
      for (const [kind, title, bytes] of [['photo', '入户照片', picture(n)], ['medical', '住院发票', await invoice()]] as const) await papers.add(id, await papers.store(once(bytes)), { kind, title, personId: kind === 'medical' ? head : null, consentId: null });
    });
};

const invoice = (): Promise<Buffer> => writePdf({ title: '住院费用发票（示范）', subtitle: '虚构的材料，仅供演示', traced: '示范', pageWords: (n, m) => `第 ${n} 页，共 ${m} 页`, blocks: [{ kind: 'text', text: '合计 9 400.00 元，其中自付 3 120.00 元。' }] });
