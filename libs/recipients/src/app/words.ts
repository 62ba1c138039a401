import type { HouseholdEventType } from '@yizhu/events';
import type { ConsentForm, ConsentPurpose, ConsentState } from '../domain/consent/consent.js';
import type { Outcome } from '../domain/verification/comparison.js';
import type { AssistanceCategory, RecipientStatus, TargetGroup } from '../domain/vocabulary.js';

type Words<Code extends string> = Readonly<Record<Code, readonly [zh: string, en: string]>>;

/** Codes in words where the server itself writes what people read: files and printed papers. The console has its own dictionaries. */
export const CATEGORY: Words<AssistanceCategory> = {
  destitute: ['特困人员', 'Destitute'], subsistence: ['低保对象', 'Subsistence allowance'], marginal: ['低保边缘家庭成员', 'Marginal'], rigid_expenditure: ['刚性支出困难家庭成员', 'Rigid expenditure'],
  relapse_monitored: ['防止返贫监测对象', 'Relapse monitored'], other_hardship: ['其他困难人员', 'Other hardship'],
};
export const GROUP: Words<TargetGroup> = {
  low_income: ['低收入人口', 'Low income'], empty_nest_elder: ['空巢独居老年人', 'Empty-nest elder'], child_in_need: ['困境儿童', 'Child in need'], disabled_in_hardship: ['生活困难残疾人', 'Disabled in hardship'],
  new_employment_in_hardship: ['新业态新就业群体中的困难对象', 'New employment in hardship'],
};
export const STATUS: Words<RecipientStatus> = { registered: ['已登记', 'Registered'], verifying: ['核实中', 'Verifying'], active: ['在册', 'Active'], suspended: ['暂停', 'Suspended'], exited: ['已退出', 'Exited'], erased: ['已删除', 'Erased'] };
export const SEX: Words<'1' | '2'> = { 1: ['男', 'Male'], 2: ['女', 'Female'] };
export const PURPOSE: Words<ConsentPurpose> = { information_verification: ['信息核实', 'Information verification'], department_sharing: ['向部门共享', 'Sharing with departments'], provider_sharing: ['向服务机构共享', 'Sharing with providers'], publicity: ['宣传公开', 'Publicity'] };
export const CONSENT_FORM: Words<ConsentForm> = { paper: ['书面', 'On paper'], on_site: ['现场', 'On site'], recorded: ['录音录像', 'Recorded'] };
export const CONSENT_STATE: Words<ConsentState> = { valid: ['有效', 'Valid'], expired: ['已到期', 'Expired'], withdrawn: ['已撤回', 'Withdrawn'] };
export const OUTCOME: Words<Outcome> = { match: ['一致', 'Match'], within_tolerance: ['允许差额内', 'Within tolerance'], differs: ['有差异', 'Differs'], not_declared: ['未申报', 'Not declared'], no_record: ['查无记录', 'No record'], unanswered: ['未答复', 'Unanswered'] };

/** What the timeline says of each event; `registered` is the dossier's own beginning. */
const HAPPENED: Readonly<Record<HouseholdEventType, string>> = {
  'recipients.category-decided': '认定救助类别', 'recipients.category-proposed': '提出认定，待确认', 'recipients.category-returned': '认定退回', 'recipients.suspended': '暂停救助', 'recipients.resumed': '恢复救助', 'recipients.exited': '退出救助', 'recipients.readmitted': '重新纳入', 'recipients.household-updated': '修改家庭信息',
  'recipients.household-moved': '迁移住址', 'recipients.member-added': '增加成员', 'recipients.person-corrected': '更正个人信息', 'recipients.profile-described': '登记个人情况', 'recipients.means-declared': '申报收入财产', 'recipients.guardian-named': '登记监护人', 'recipients.guardian-ended': '终止监护', 'recipients.contact-added': '增加联系人', 'recipients.contact-removed': '移除联系人', 'recipients.attachment-added': '上传材料', 'recipients.attachment-removed': '移除材料', 'recipients.attachment-restored': '恢复材料', 'recipients.processing-restricted': '限制处理', 'recipients.processing-released': '解除限制', 'recipients.person-erased': '依法删除个人信息', 'recipients.consent-given': '授权同意', 'recipients.consent-withdrawn': '撤回授权', 'recipients.verification-sent': '发出信息核实', 'recipients.verification-concluded': '核实已出结论', 'recipients.verification-stopped': '核实停止', 'recipients.verification-expired': '授权到期，核实结束', 'recipients.alert-raised': '发出监测预警', 'recipients.alert-acted': '预警已处置', 'recipients.alert-dismissed': '预警已排除', 'recipients.assessment-completed': '完成需求评估', 'recipients.assessment-withdrawn': '撤销需求评估', 'recipients.member-left': '成员迁出', 'recipients.member-joined': '成员迁入', 'recipients.recipients-merged': '合并重复登记', 'recipients.households-merged': '并户', 'recipients.merge-undone': '撤销合并',
  'assistance.request-submitted': '提出求助', 'assistance.request-triaged': '受理求助', 'assistance.request-declined': '求助不予受理', 'assistance.request-appealed': '对不予受理提出申诉', 'assistance.appeal-upheld': '申诉复核：维持原决定', 'assistance.appeal-overturned': '申诉复核：撤销原决定', 'assistance.referral-returned': '转介退回', 'assistance.request-escalated': '时限上报', 'assistance.request-withdrawn': '撤回求助', 'assistance.request-resolved': '求助已解决', 'assistance.request-closed': '求助办结',
  'assistance.wish-submitted': '登记微心愿', 'assistance.wish-published': '微心愿上墙', 'assistance.wish-claimed': '微心愿被认领', 'assistance.wish-fulfilled': '微心愿送达', 'assistance.wish-contested': '微心愿未收到', 'assistance.wish-confirmed': '微心愿确认收到', 'assistance.wish-expired': '微心愿到期', 'assistance.wish-withdrawn': '撤回微心愿', 'assistance.wish-feedback-given': '评价微心愿', 'assistance.follow-up-opened': '低分回访',
  'assistance.plan-opened': '建立帮扶方案', 'assistance.plan-reviewed': '复查帮扶方案', 'assistance.plan-closed': '帮扶方案办结',
  'assistance.order-planned': '建立工单', 'assistance.order-accepted': '接单', 'assistance.order-delivered': '服务完成', 'assistance.order-attempt-failed': '上门未果', 'assistance.order-told-up': '多次未果，已上报', 'assistance.order-closed': '工单办结', 'assistance.visit-checked-out': '走访', 'assistance.feedback-given': '满意度评价', 'assistance.spot-check-differed': '抽查回访与登记不一致',
  'appointments.appointment-booked': '预约服务', 'appointments.appointment-rescheduled': '改约', 'appointments.appointment-cancelled': '取消预约', 'appointments.appointment-missed': '预约未到', 'appointments.appointment-done': '预约已办完',
};
const HAPPENED_AS: ReadonlyMap<string, string> = new Map([['registered', '建立档案'], ...Object.entries(HAPPENED).map(([type, words]) => [type.split('.')[1]!, words] as const)]);
export const happened = (type: string): string => HAPPENED_AS.get(type) ?? type;

/** A code in Chinese; none stays empty. */
export const zh = <Code extends string>(words: Words<Code>, code: Code | string | null): string => (code === null ? '' : (words[code as Code]?.[0] ?? code));
export const yuan = (fen: number | null): string => (fen === null ? '' : `${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} 元`);
/** Asia/Shanghai, to the minute. */
export const momentWords = (at: Date | string): string => new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
export const placeWords = ({ name, township }: { readonly name: string; readonly township?: { readonly name: string } | null | undefined }): string => (township && township.name !== name ? `${township.name} ${name}` : name);
