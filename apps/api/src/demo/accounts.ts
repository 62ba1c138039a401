import type { INestApplicationContext } from '@nestjs/common';
import { DomainError } from '@yizhu/kernel';
import { UserService, type Role, type ScopeKind } from '@yizhu/identity';
import type { CountyPlan } from './county/context.js';
import type { Team } from './county/team.js';

/** For everybody of the demo county, and for nothing else: the start of the documentation says so. */
export const DEMO_PASSWORD = 'Yizhu-demo-2026';

export interface DemoAccount {
  readonly account: string;
  readonly name: string;
  readonly role: Role;
  readonly words: { readonly zh: string; readonly en: string };
  readonly scope: readonly [ScopeKind, readonly string[]];
  readonly teamMemberId?: string;
  readonly organisationId?: string;
}

/** Who can sign in to the demo county: one of each role that has something to do. */
export const demoAccounts = (team: Team, plan: CountyPlan): DemoAccount[] => {
  const { xieli } = team;
  const zhihe = plan.organisations.zhihe?.id;
  const socialWorker = team.members.find((m) => m.role === 'social_worker' && m.organisation === 'zhihe');
  const volunteer = team.members.find((m) => m.role === 'volunteer' && m.divisionCode === xieli.divisionCode) ?? team.members.find((m) => m.role === 'volunteer');
  const cadre = team.cadresOf.get(xieli.divisionCode)![0]!;
  const of = (member: { id: string; organisation: string | null } | undefined) => ({ ...(member ? { teamMemberId: member.id } : {}), ...(member?.organisation && plan.organisations[member.organisation] ? { organisationId: plan.organisations[member.organisation]!.id } : {}) });
  return [
    { account: 'admin', name: '林志伟', role: 'county_admin', words: { zh: '县民政局管理员', en: 'county administrator' }, scope: ['county', []] },
    { account: 'fuhe', name: '苏丽珍', role: 'county_admin', words: { zh: '县民政局审核人', en: 'reviewer, county bureau' }, scope: ['county', []] },
    { account: 'longmentan', name: cadre.name, role: 'township_officer', words: { zh: '龙门滩镇经办人', en: 'township officer, Longmentan' }, scope: ['division', [xieli.divisionCode]] },
    { account: 'xieli', name: xieli.name, role: 'coordinator', words: { zh: '养老救助协理员', en: 'coordinator' }, scope: ['division', xieli.villages], ...of(xieli) },
    { account: 'shegong', name: socialWorker?.name ?? '苏雅芳', role: 'social_worker', words: { zh: '社工（致和）', en: 'social worker' }, scope: ['division', [plan.villages[0]!.townshipCode, xieli.divisionCode]], ...of(socialWorker) },
    { account: 'dudao', name: '王淑芬', role: 'casework_supervisor', words: { zh: '个案督导', en: 'casework supervisor' }, scope: ['county', []] },
    { account: 'zhiyuan', name: volunteer?.name ?? '陈志强', role: 'volunteer', words: { zh: '志愿者', en: 'volunteer' }, scope: ['self', []], ...of(volunteer) },
    ...(zhihe ? [{ account: 'zhihe', name: '徐丽萍', role: 'provider_manager' as const, words: { zh: '致和社工事务所负责人', en: 'provider manager, Zhihe' }, scope: ['organisation', [zhihe]] as const, organisationId: zhihe }] : []),
    ...(plan.organisations['human-resources'] ? [{ account: 'rensheju', name: '陈丽华', role: 'department_client' as const, words: { zh: '人社局（答复核实）', en: 'department, human resources' }, scope: ['organisation', [plan.organisations['human-resources'].id]] as const, organisationId: plan.organisations['human-resources'].id }] : []),
    { account: 'shenji', name: '郑文斌', role: 'auditor', words: { zh: '审计', en: 'auditor' }, scope: ['county', []] },
    { account: 'sysadmin', name: '黄海波', role: 'system_admin', words: { zh: '系统管理员', en: 'system administrator' }, scope: ['county', []] },
    { account: 'secadmin', name: '赖建华', role: 'security_admin', words: { zh: '安全管理员', en: 'security administrator' }, scope: ['county', []] },
  ];
};

/** Opens the accounts through the application; one that is there already stays as it is. */
export const openAccounts = async (app: INestApplicationContext, accounts: readonly DemoAccount[]): Promise<Map<string, string>> => {
  const users = app.get(UserService);
  const ids = new Map<string, string>();
  for (const { account, name, role, scope, teamMemberId, organisationId } of accounts)
    try {
      const opened = JSON.parse((await users.open({ account, name, password: DEMO_PASSWORD, mustChangePassword: false, teamMemberId: teamMemberId ?? null, organisationId: organisationId ?? null })).text) as { id: string };
      await users.grant(opened.id, null, role, scope[0], [...scope[1]]);
      ids.set(account, opened.id);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'account-taken')) throw error;
    }
  return ids;
};
