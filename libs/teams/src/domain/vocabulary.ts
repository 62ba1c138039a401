import { defineErrors } from '@yizhu/kernel';

export const TEAM_ROLES = ['cadre', 'social_worker', 'coordinator', 'volunteer'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

/** Villages that one coordinator may answer for. */
export const MOST_VILLAGES = 60;

export const teamsError = defineErrors({
  'member-inactive': { kind: 'conflict', zh: '这位队员已停用', en: 'This member is inactive' },
  'member-unknown': { kind: 'rule', zh: '没有这位队员', en: 'There is no such member' },
  'shift-times-wrong': { kind: 'rule', zh: '结束时间要在开始之后，且不超过24小时', en: 'A shift ends after it begins, within 24 hours' },
  'shift-missing': { kind: 'rule', zh: '至少要有一个班次，或每周的安排', en: 'There has to be a shift, or a weekly rule that makes some' },
  'shift-exists': { kind: 'conflict', zh: '这个时间已有班次', en: 'There is a shift that begins then' },
  'shift-past': { kind: 'rule', zh: '班次要在以后', en: 'A shift lies ahead' },
  'shift-full': { kind: 'conflict', zh: '这个班次名额已满', en: 'This shift is full' },
  'shift-cancelled': { kind: 'conflict', zh: '这个班次已取消', en: 'This shift is cancelled' },
  'project-cancelled': { kind: 'conflict', zh: '活动已取消', en: 'The project is cancelled' },
  'project-over': { kind: 'conflict', zh: '这个班次已经结束，不能再报名', en: 'The shift is over; nobody can sign up any more' },
  'shift-clashes': { kind: 'conflict', zh: '这位队员在这个时间已报了别的班次', en: 'This member has another shift at that time' },
  'withdrawal-too-late': { kind: 'rule', zh: '班次已经开始，不能再退出', en: 'The shift has begun; it is too late to withdraw' },
  'check-in-how': { kind: 'rule', zh: '请输入现场的签到码，或在活动地点附近打开定位', en: 'Give the code that is shown at the place, or be near it with your position on' },
  'check-in-code-wrong': { kind: 'rule', zh: '签到码不对或已过期，请看现场最新的码', en: 'The code is wrong or has run out; look at the one that is shown now' },
  'too-far-away': { kind: 'rule', zh: '离活动地点还有 {metres} 米，请走近再试，或输入现场的签到码', en: 'The place is {metres} metres away; come nearer, or give the code that is shown there' },
  'place-without-position': { kind: 'rule', zh: '这个项目没有定位，请输入现场的签到码', en: 'This project has no position; give the code that is shown there' },
  'check-out-late': { kind: 'rule', zh: '班次结束已久，请组织者代为签退', en: 'The shift is long over; ask the organiser to check you out' },
  'certificate-empty': { kind: 'rule', zh: '这段时间没有服务时长', en: 'There are no hours in that time' },
  'period-wrong': { kind: 'rule', zh: '开始日期要在结束日期之前，且不晚于今天', en: 'The first day comes before the last, and neither is ahead' },
  'already-signed-up': { kind: 'conflict', zh: '已经报过名了', en: 'Signed up already' },
  'check-in-too-early': { kind: 'rule', zh: '班次开始前30分钟起可签到', en: 'Check-in opens 30 minutes before the start' },
  'check-in-over': { kind: 'rule', zh: '活动已经结束', en: 'The project is over' },
  'applicant-name-wrong': { kind: 'rule', zh: '请填写姓名', en: 'Give a name' },
  'applicant-phone-wrong': { kind: 'rule', zh: '请填写能联系上的电话', en: 'Give a telephone that is answered' },
  'application-waits': { kind: 'conflict', zh: '这个电话已有一份申请在办理', en: 'An application from this telephone is waiting already' },
  'applicant-forgotten': { kind: 'rule', zh: '未通过的申请超过90天，电话已删除', en: 'Declined more than 90 days ago: the telephone has been erased' },
  'successor-missing': { kind: 'rule', zh: '还有 {count} 件事没有移交，请选择接手的队员', en: 'There are {count} things to be handed over; choose who takes them' },
  'successor-unknown': { kind: 'rule', zh: '请选择另一位在岗的队员', en: 'Choose another member who is active' },
  'work-ends-first': { kind: 'conflict', zh: '有 {count} 件事不能随离队移交（未签退的走访、在办的个案），请先办完或转交', en: '{count} things cannot go along (visits under way, open cases); end or hand them on first' },
  'work-left-behind': { kind: 'conflict', zh: '这位队员手上还有事，请用“离队移交”', en: 'This member has open work; use “leave and hand over”' },
  'certificate-days-wrong': { kind: 'rule', zh: '到期日要在发证日之后', en: 'It expires after it was issued' },
  'duty-times-wrong': { kind: 'rule', zh: '结束时间要在开始之后，且不超过72小时', en: 'A duty ends after it begins, within 72 hours' },
  'duty-clashes': { kind: 'conflict', zh: '这段时间已有人值班', en: 'Somebody is on duty at that time' },
  'training-times-wrong': { kind: 'rule', zh: '结束时间要在开始之后，且不超过14天', en: 'A training ends after it begins, within 14 days' },
  'training-not-begun': { kind: 'rule', zh: '培训开始后才能登记到场和结果', en: 'Attendance and results are noted once it has begun' },
  'result-without-attendance': { kind: 'rule', zh: '到场的人才有结果', en: 'Only those who came have a result' },
  'availability-hours-wrong': { kind: 'rule', zh: '每段时间的结束要在开始之后，同一天的时间不能重叠', en: 'Hours end after they begin, and those of one day do not overlap' },
  'away-days-wrong': { kind: 'rule', zh: '外出的结束日期不能早于开始日期，不超过一年，各段不能重叠', en: 'An absence ends no earlier than it begins, lasts a year at most, and overlaps no other' },
  'member-away': { kind: 'rule', zh: '这位队员那几天外出，不能排班', en: 'This member is away on those days' },
  'not-a-coordinator': { kind: 'rule', zh: '责任村居只能交给协理员', en: 'Only a coordinator answers for villages' },
  'villages-too-many': { kind: 'rule', zh: '一位协理员最多负责 {most} 个村居', en: 'A coordinator answers for {most} villages at most' },
  'phone-wrong': { kind: 'rule', zh: '电话号码不对', en: 'The telephone number is not valid' },
});
