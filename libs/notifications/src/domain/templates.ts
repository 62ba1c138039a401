import { localDate, minutesOfDay, type Language, type LocalDate } from '@yizhu/kernel';
import type { MessageFacts } from './message.js';

interface Template {
  /** Fixed words with places for facts: `{number}`, `{count}`, `{at}`, `{day}`. */
  readonly zh: string;
  readonly en: string;
}

/** Every message there is. Words to people outside the house don't say what help is about: a telephone lies open on many tables. */
export const TEMPLATES = {
  emergency_called: { zh: '紧急求助 {number}，请立即处理。', en: 'Emergency {number}: please act now.' },
  request_assigned: { zh: '求助 {number} 由您负责，请查看。', en: 'Request {number} is yours to see to; please have a look.' },
  plan_kept: { zh: '帮扶方案 {number} 由您负责，请查看。', en: 'Assistance plan {number} is yours to keep; please have a look.' },
  order_offered: { zh: '工单 {number} 派给您，请在 {at} 前答复。', en: 'Order {number} is offered to you; please answer by {at}.' },
  order_untaken: { zh: '工单 {number} 没有人接，请另派。', en: 'Nobody has taken order {number}; please offer it to somebody else.' },
  order_in_vain: { zh: '工单 {number} 已 {count} 次上门未果，请过问。', en: 'Order {number} was tried in vain {count} times; please look into it.' },
  order_handed_over: { zh: '有一张工单移交给您，请查看。', en: 'An order has been handed over to you; please have a look.' },
  request_due_soon: { zh: '求助 {number} 快到期限，请抓紧办理。', en: 'Request {number} is nearly due.' },
  request_overdue: { zh: '求助 {number} 已超过期限，请尽快办理。', en: 'Request {number} is overdue.' },
  request_taken_over: { zh: '求助 {number} 超期满一天，由县里督办。', en: 'Request {number} is a day overdue; it is now the county’s.' },
  referral_returned: { zh: '求助 {number} 的转介被退回，请重新办理。', en: 'A referral of request {number} has come back.' },
  appeal_to_decide: { zh: '求助 {number} 有申诉，请复核。', en: 'An appeal on request {number} waits for a decision.' },
  wish_to_review: { zh: '微心愿 {number} 待审核。', en: 'Micro-wish {number} waits for review.' },
  follow_up_assigned: { zh: '有一条低分评价请您回访。', en: 'A low mark is yours to follow up.' },
  follow_up_unassigned: { zh: '有一条低分评价还没有回访人，请指派。', en: 'A low mark has nobody yet to follow it up.' },
  case_flag_raised: { zh: '个案 {number} 有风险标记，请立即按步骤处理。', en: 'Case {number} has a risk flag: please take its steps now.' },
  case_step_overdue: { zh: '个案 {number} 的风险处置已超时。', en: 'A safety step of case {number} is overdue.' },
  case_handed_over: { zh: '个案 {number} 已转给您。', en: 'Case {number} has been handed to you.' },
  certificate_expiring: { zh: '您的一份资格证书 {day} 到期，请及时更新。', en: 'One of your certificates ends on {day}; please renew it.' },
  member_certificate_expiring: { zh: '一名队员的资格证书 {day} 到期。', en: 'A member’s certificate ends on {day}.' },
  request_received: { zh: '您的申请已收到，打开链接可查看进度。', en: 'Your application has been received; the link shows how it is going.' },
  request_progress: { zh: '您的申请有新进展，打开链接可查看。', en: 'There is news of your application; the link shows it.' },
  wish_granted: { zh: '您登记的事项 {number} 已办好，请留意协理员联系。', en: 'Your entry {number} has been taken care of; a coordinator will be in touch.' },
  appointment_reminder: { zh: '您在 {at} 有一个预约。预约号 {number}，如不能来请提前告知。', en: 'You have an appointment on {at}. Number {number}; please tell us if you cannot come.' },
} as const satisfies Readonly<Record<string, Template>>;
export type MessageKind = keyof typeof TEMPLATES;
export const MESSAGE_KINDS = Object.keys(TEMPLATES) as MessageKind[];

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const dayWords = (day: LocalDate, language: Language): string => {
  const [, month, date] = day.split('-').map(Number) as [number, number, number];
  return language === 'zh' ? `${month}月${date}日` : `${date} ${MONTHS[month - 1]!}`;
};
const two = (n: number): string => String(n).padStart(2, '0');
/** By the clock of Asia/Shanghai. */
const instantWords = (at: Date, language: Language): string => {
  const minutes = minutesOfDay(at);
  return `${dayWords(localDate(at), language)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** A message in words. @throws Error when a fact that the template names is missing: half a sentence isn't sent */
export const say = (kind: MessageKind, language: Language, facts: MessageFacts): string =>
  TEMPLATES[kind][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = facts[name as keyof MessageFacts];
    if (value === undefined) throw new Error(`${kind} lacks ${name}`);
    return value instanceof Date ? instantWords(value, language) : name === 'day' ? dayWords(String(value), language) : String(value);
  });
