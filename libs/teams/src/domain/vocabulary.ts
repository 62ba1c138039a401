import { defineErrors } from '@yizhu/kernel';

export const TEAM_ROLES = ['cadre', 'social_worker', 'coordinator', 'volunteer'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

export const teamsError = defineErrors({
  'member-inactive': { kind: 'conflict', zh: '这位队员已停用', en: 'This member is inactive' },
  'member-unknown': { kind: 'rule', zh: '没有这位队员', en: 'There is no such member' },
  'project-times-wrong': { kind: 'rule', zh: '结束时间要在开始之后，且不超过7天', en: 'The end comes after the start, within 7 days' },
  'project-full': { kind: 'conflict', zh: '名额已满', en: 'The project is full' },
  'project-cancelled': { kind: 'conflict', zh: '活动已取消', en: 'The project is cancelled' },
  'project-over': { kind: 'conflict', zh: '活动已经结束，不能再报名', en: 'The project is over; nobody can sign up any more' },
  'already-signed-up': { kind: 'conflict', zh: '已经报过名了', en: 'Signed up already' },
  'check-in-too-early': { kind: 'rule', zh: '活动开始前30分钟起可签到', en: 'Check-in opens 30 minutes before the start' },
  'check-in-over': { kind: 'rule', zh: '活动已经结束', en: 'The project is over' },
  'checked-in-already': { kind: 'conflict', zh: '已经签到', en: 'Checked in already' },
  'not-checked-in': { kind: 'conflict', zh: '还没有签到', en: 'Not checked in yet' },
  'checked-out-already': { kind: 'conflict', zh: '已经签退', en: 'Checked out already' },
  'phone-wrong': { kind: 'rule', zh: '电话号码不对', en: 'The telephone number is not valid' },
});
