import { chineseCalendar } from '@yizhu/platform';
import { BLAME, PRAISE } from './circumstances.js';
import { deskTime, HOUR, MINUTE, type Home, type Item, type LaneContext } from './context.js';
import { Weighted, type Random } from './random.js';
import { at, json } from './rows.js';
import type { Member } from './team.js';
import { tell, writeVisit } from './visits.js';

type Urgency = 'emergency' | 'urgent' | 'normal';
type Numbers = (series: 'QZ' | 'GD', when: number) => string;

const URGENCY = new Weighted<Urgency>([['normal', 70], ['urgent', 25], ['emergency', 5]]);
const DEADLINE = { emergency: { clockHours: 2 }, urgent: { workingDays: 1 }, normal: { workingDays: 3 } } as const;
const OFFER_STANDS = { emergency: 30, urgent: 240, normal: 1_440 } as const;

/** What is asked for, and the items of the service list that answer it. */
const WANTS: readonly { readonly dimension: string; readonly words: readonly string[]; readonly items: readonly string[]; readonly old?: boolean; readonly young?: boolean }[] = [
  { dimension: 'health', words: ['需要代取降压药', '复诊无人陪同', '术后换药行动不便'], items: ['medical-errands', 'nursing-care'], old: true },
  { dimension: 'daily_living', words: ['做饭不便，希望送餐', '家中久未打扫', '洗澡需要人帮忙'], items: ['meals', 'cleaning', 'bathing'], old: true },
  { dimension: 'daily_living', words: ['独居，盼有人常来看看', '出门需要人搀扶'], items: ['home-visit', 'walking'], old: true },
  { dimension: 'housing', words: ['屋顶漏雨', '线路老化担心起火'], items: ['housing-aid'] },
  { dimension: 'economy', words: ['医药费负担重，申请临时救助', '突发支出，生活困难'], items: ['temporary-relief', 'medical-aid'] },
  { dimension: 'economy', words: ['缺米油和过冬衣被'], items: ['goods'] },
  { dimension: 'education', words: ['学费有困难', '缺少学习用品'], items: ['education-aid', 'goods'], young: true },
  { dimension: 'inclusion', words: ['情绪低落，很少出门', '孩子不爱说话，想请社工看看'], items: ['counselling', 'social-inclusion'] },
  { dimension: 'employment', words: ['想学一门手艺在家做工'], items: ['skills-training'] },
  { dimension: 'health', words: ['偏瘫后想做康复训练'], items: ['rehabilitation'] },
];

interface Need {
  readonly id: string;
  readonly position: number;
  readonly dimension: string;
  readonly description: string;
  readonly items: readonly string[];
  status: string;
  orderId: string | null;
  metBy: string | null;
  metAt: number | null;
  referredTo: string | null;
  reason: string | null;
}

/** One request from the call to the close, told step by step until the present moment cuts it off: what is open today is what was cut. */
export class RequestStory {
  private clock: number;
  private version = 1;
  private status = 'submitted';
  private urgency: Urgency | null = null;
  private due: number;
  private reason: string | null = null;
  private closedAt: number | null = null;
  private readonly id: string;
  private readonly number: string;
  private readonly person: Home['people'][number];
  private readonly needs: Need[];
  private lastVisit: number | null = null;
  /** Who did the last step. */
  private by = '';

  constructor(private readonly context: LaneContext, private readonly random: Random, private readonly home: Home, private readonly submittedAt: number, private readonly numbers: Numbers) {
    this.clock = submittedAt;
    this.id = random.uuid(submittedAt);
    this.number = numbers('QZ', submittedAt);
    this.person = random.pick(home.people);
    this.due = chineseCalendar.deadline(new Date(submittedAt), { clockHours: 24 }).getTime();
    const fitting = WANTS.filter((w) => (!w.old || this.person.age >= 58 || this.person.health.includes('残疾')) && (!w.young || this.person.age <= 22));
    const wants = [random.pick(fitting), ...(random.chance(0.22) ? [random.pick(fitting)] : [])];
    this.needs = wants.map((want, position): Need => ({ id: random.uuid(submittedAt), position, dimension: want.dimension, description: random.pick(want.words), items: want.items, status: 'open', orderId: null, metBy: null, metAt: null, referredTo: null, reason: null }));
  }

  /** Tells the story and writes it down. Answers when its last visit was. */
  run(): number | null {
    const { random } = this;
    const cadre = random.pick(this.context.team.cadresOf.get(this.home.villageCode.slice(0, 9))!);
    this.move('submit', '', 'submitted', this.person.name, null, false);
    this.event(this.submittedAt, 'request-submitted', { personId: this.person.id, needs: this.needs.length });
    this.handle(cadre);
    this.write();
    return this.lastVisit;
  }

  private handle(cadre: Member): void {
    const { random } = this;
    if (!this.pass(random.between(0.2, 9 / cadre.diligence) * HOUR)) return;
    const end = random.next();
    if (end < 0.035) return this.finish('decline', 'declined', cadre, random.pick(['不在本县救助范围，已告知户籍地渠道', '与在办事项重复']));
    this.urgency = URGENCY.pick(random);
    this.due = chineseCalendar.deadline(new Date(this.clock), DEADLINE[this.urgency]).getTime();
    this.move('triage', 'submitted', 'triaged', cadre.name);
    this.event(this.clock, 'request-triaged', { urgency: this.urgency });
    if (end < 0.06) {
      if (this.pass(random.between(1, 30) * HOUR)) this.finish('withdraw', 'withdrawn', cadre, '已自行解决');
      return;
    }
    for (const need of this.needs) if (!this.serve(need, cadre)) return;
    if (!this.pass(random.between(2, 60) * HOUR)) return;
    this.move('close', 'resolved', 'closed', cadre.name);
    this.closedAt = this.clock;
    this.event(this.clock, 'request-closed', {});
  }

  /** A need is met by an order, now and then referred or left unmet. False when the present came first. */
  private serve(need: Need, cadre: Member): boolean {
    const { random, context } = this;
    if (!this.pass(random.between(0.1, 4) * HOUR)) return false;
    if (random.chance(0.05)) {
      const department = context.plan.organisations['disabled-federation'] ?? Object.values(context.plan.organisations)[0]!;
      Object.assign(need, random.chance(0.6) ? { status: 'referred', referredTo: department.id, reason: '需专业评估，转请协同办理' } : { status: 'unmet', reason: '本地暂无此项服务' });
      this.settled(need.status === 'referred' ? 'refer-need' : 'leave-need', cadre.name, need.reason);
      return true;
    }
    const code = random.pick(need.items);
    const item = context.plan.items.find((i) => i.code === code) ?? context.plan.items[0]!;
    const order = new OrderStory(this, need, item, cadre);
    return order.run();
  }

  /** A need has found its end; with the last one the request is resolved. Meeting one of several leaves no line of its own. */
  private settled(act: 'meet-need' | 'refer-need' | 'leave-need', by: string, reason: string | null): void {
    const done = this.needs.every((n) => n.status !== 'open' && n.status !== 'planned');
    if (done || act !== 'meet-need') this.move(act, this.status, done ? 'resolved' : this.status, by, reason);
    else this.version++;
    if (done) this.event(this.clock, 'request-resolved', {});
  }

  private finish(act: string, status: string, by: Member, reason: string): void {
    this.reason = reason;
    this.closedAt = this.clock;
    this.move(act, this.status, status, by.name, reason);
    this.event(this.clock, `request-${status}`, {});
  }

  /** Time goes by, to the next hour somebody is at work. False when that lies ahead of now. */
  private pass(ms: number): boolean {
    const next = deskTime(this.random, this.clock + ms);
    if (next + MINUTE > this.context.plan.now) return false;
    this.clock = next;
    return true;
  }

  private move(act: string, from: string, to: string, by: string, reason: string | null = null, counts = true): void {
    this.status = to;
    this.by = by;
    if (counts) this.version++;
    this.transition(this.id, act, from, to, by, reason);
  }

  private transition(subject: string, act: string, from: string, to: string, by: string, reason: string | null = null): void {
    this.context.sink.add('assistance.transition', { id: this.random.uuid(this.clock), county_code: this.context.plan.countyCode, subject_id: subject, at: at(this.clock), actor_name: by, act, from_state: from, to_state: to, reason });
  }

  private event(when: number, type: string, params: object): void {
    tell(this.context, this.random, this.home, when, 'request', type, this.id, { number: this.number, ...params }, this.by);
  }

  private write(): void {
    const { context: { plan, sink, seals }, home } = this;
    const place = { county_code: plan.countyCode, division_code: home.villageCode };
    const source = this.random.pick(['self', 'self', 'proxy', 'discovered']);
    const caller = source === 'proxy' ? JSON.stringify({ name: `${this.random.pick(['李大姐', '郑老师', '陈阿姨', '林大哥'])}（邻居）`, phone: `138${String(this.random.int(0, 99_999_999)).padStart(8, '0')}` }) : null;
    sink.add('assistance.help_request', {
      id: this.id, ...place, version: this.version, number: this.number, person_id: this.person.id, person_name: this.person.name, household_id: home.id, head_name: home.headName, channel: this.random.pick(['phone', 'walk_in', 'visit', 'online']), source, caller_sealed: caller && seals.text(caller, 'assistance.help_request', 'caller', this.id),
      summary: this.needs.map((n) => n.description).join('；'), status: this.status, urgency: this.urgency, due_at: at(this.due), reason: this.reason, created_at: at(this.submittedAt), closed_at: this.closedAt === null ? null : at(this.closedAt),
    });
    for (const n of this.needs) sink.add('assistance.need', { id: n.id, ...place, request_id: this.id, position: n.position, dimension: n.dimension, description: n.description, status: n.status, order_id: n.orderId, met_by: n.metBy, met_at: n.metAt === null ? null : at(n.metAt), referred_to: n.referredTo, reason: n.reason });
  }

  /** What an order's story needs of its request's. */
  readonly forOrder = {
    pass: (ms: number): boolean => this.pass(ms),
    now: (): number => this.clock,
    limit: (): number => this.context.plan.now,
    parts: () => ({ context: this.context, random: this.random, home: this.home, person: this.person, requestId: this.id, requestNumber: this.number, urgency: this.urgency!, due: this.due, numbers: this.numbers }),
    transition: (subject: string, act: string, from: string, to: string, by: string, reason: string | null = null): void => this.transition(subject, act, from, to, by, reason),
    planned: (by: string): void => this.move('plan-order', this.status, 'in_service', by),
    met: (by: string): void => this.settled('meet-need', by, null),
    visited: (when: number): void => void (this.lastVisit = Math.max(this.lastVisit ?? 0, when)),
  };
}

/** An order from planning to the close; a second helper is asked when the first refuses or doesn't answer. */
class OrderStory {
  private version = 1;
  private status = 'planned';
  private member: Member | null = null;
  private scheduledAt: number | null = null;
  private deliveredAt: number | null = null;
  private closedAt: number | null = null;
  private readonly p: ReturnType<RequestStory['forOrder']['parts']>;
  private readonly id: string;
  private readonly number: string;
  private readonly createdAt: number;

  constructor(private readonly request: RequestStory, private readonly need: Need, private readonly item: Item, private readonly cadre: Member) {
    this.p = request.forOrder.parts();
    this.createdAt = request.forOrder.now();
    this.id = this.p.random.uuid(this.createdAt);
    this.number = this.p.numbers('GD', this.createdAt);
  }

  run(): boolean {
    Object.assign(this.need, { status: 'planned', orderId: this.id });
    this.request.forOrder.planned(this.cadre.name);
    this.request.forOrder.transition(this.id, 'plan', '', 'planned', this.cadre.name);
    this.event('order', 'order-planned', {}, this.cadre);
    const done = this.live();
    this.write();
    return done;
  }

  private live(): boolean {
    const { random, context: { team }, home } = this.p;
    const { pass, now, met, visited } = this.request.forOrder;
    const own = team.coordinatorsOf.get(home.villageCode) ?? team.cadresOf.get(home.villageCode.slice(0, 9))!;
    const candidates = random.chance(0.72) ? [random.pick(own), random.pick(team.helpers)] : [random.pick(team.helpers), random.pick(own)];
    let taken = false;
    for (const helper of candidates) {
      if (!pass(random.between(0.1, 2) * HOUR)) return false;
      taken = this.offer(helper, random.chance(0.04 + 0.22 * (1 - helper.diligence)) && helper !== candidates[1]);
      if (taken || this.status === 'offered') break;
    }
    if (!taken) return false;
    const helper = this.member!;
    const slow = 2.4 - 1.7 * helper.diligence;
    if (random.chance(0.55) && pass(random.between(0.1, 2) * HOUR)) {
      this.scheduledAt = now() + random.int(3, 40) * HOUR;
      this.move('schedule', 'scheduled', helper.name);
    }
    if (!pass(random.between(1, 26) * slow * HOUR)) return false;
    const minutes = random.int(20, 75);
    const start = now();
    if (start + (minutes + 10) * MINUTE > this.request.forOrder.limit()) return false;
    this.move('start', 'in_progress', helper.name);
    writeVisit(this.p.context, random, { home, member: helper, at: start, minutes, kind: random.chance(0.9) ? 'in_person' : 'phone', seen: [this.p.person.id], order: { id: this.id, number: this.number } });
    visited(start);
    if (!pass((minutes + 5) * MINUTE)) return false;
    this.deliveredAt = now();
    this.move('deliver', 'delivered', helper.name);
    this.event('order', 'order-delivered', { memberId: helper.id }, helper);
    if (!pass(random.between(1, 30) * HOUR)) return false;
    if (random.chance(0.74)) this.feedback(helper);
    this.move('verify', 'verified', this.cadre.name);
    Object.assign(this.need, { status: 'met', metBy: helper.id, metAt: this.deliveredAt });
    met(this.cadre.name);
    if (!pass(random.between(0.2, 20) * HOUR)) return false;
    this.closedAt = now();
    this.move('close', 'closed', this.cadre.name);
    this.event('order', 'order-closed', { memberId: helper.id }, this.cadre);
    return true;
  }

  /** True when the helper accepts. Left pending only if the present comes first and the offer still stands. */
  private offer(helper: Member, refuses: boolean): boolean {
    const { random, context, urgency, home } = this.p;
    const { now, limit, pass } = this.request.forOrder;
    const offeredAt = now();
    const expires = offeredAt + OFFER_STANDS[urgency] * MINUTE;
    const organisation = this.organisation(helper);
    const score = Math.round(random.between(45, 88));
    const responsible = helper.villages.includes(home.villageCode);
    const row = {
      id: random.uuid(offeredAt), county_code: context.plan.countyCode, division_code: home.villageCode, order_id: this.id, member_id: helper.id, member_name: helper.name, organisation_id: organisation, score,
      reasons: json([{ factor: 'responsibility', points: responsible ? 30 : 0, zh: responsible ? '责任村' : '非责任村', en: responsible ? 'answers for this village' : 'another village' }, { factor: 'load', points: Math.max(0, Math.min(20, score - (responsible ? 30 : 0))), zh: '在办较少', en: 'few open orders' }]),
      offered_at: at(offeredAt), expires_at: at(expires),
    };
    this.member = helper;
    this.move('offer', 'offered', this.cadre.name);
    const answered = pass(Math.min(random.between(0.1, 7) * HOUR * (1.6 - helper.diligence), OFFER_STANDS[urgency] * 0.9 * MINUTE)) && now() < expires;
    const end = (status: string, when: number | null, reason: string | null = null): void => context.sink.add('assistance.offer', { ...row, status, answered_at: when === null ? null : at(when), reason });
    if (answered && !refuses) {
      end('accepted', now());
      this.move('accept', 'accepted', helper.name);
      this.event('order', 'order-accepted', { memberId: helper.id }, helper);
      return true;
    }
    if (!answered && limit() <= expires) {
      end('pending', null);
      return false;
    }
    this.member = null;
    if (answered) {
      end('declined', now(), '当天已排满');
      this.move('refuse', 'planned', helper.name, '当天已排满');
    } else {
      end('expired', expires);
      this.move('expire', 'planned', '系统');
    }
    return false;
  }

  private feedback(helper: Member): void {
    const { random, context, home, person } = this.p;
    const when = this.request.forOrder.now();
    const id = random.uuid(when);
    const score = random.chance(0.35 + 0.5 * helper.diligence) ? 5 : random.chance(0.7) ? 4 : random.chance(0.6) ? 3 : random.int(1, 2);
    const comment = random.pick(score >= 4 ? PRAISE : BLAME);
    const givenBy = random.pick(['self', 'telephone', 'telephone', 'proxy']);
    context.sink.add('assistance.feedback', {
      id, county_code: context.plan.countyCode, division_code: home.villageCode, order_id: this.id, order_number: this.number, item_id: this.item.id, item_name: this.item.name, household_id: home.id, person_name: person.name, member_id: helper.id, member_name: helper.name, organisation_id: this.organisation(helper), score,
      comment_sealed: comment === '' ? null : context.seals.text(comment, 'assistance.feedback', 'comment', id), given_by: givenBy, given_at: at(when),
    });
    this.event('feedback', 'feedback-given', { score, givenBy, memberId: helper.id }, this.cadre);
  }

  private organisation(helper: Member): string | null {
    return helper.organisation === null ? null : (this.p.context.plan.organisations[helper.organisation]?.id ?? null);
  }

  private move(act: string, to: string, by: string, reason: string | null = null): void {
    this.request.forOrder.transition(this.id, act, this.status, to, by, reason);
    this.status = to;
    this.version++;
  }

  private event(kind: string, type: string, params: object, by: Member): void {
    tell(this.p.context, this.p.random, this.p.home, this.request.forOrder.now(), kind, type, this.id, { number: this.number, ...params }, by.name);
  }

  private write(): void {
    const { context: { plan, sink }, home, person } = this.p;
    sink.add('assistance.service_order', {
      id: this.id, county_code: plan.countyCode, division_code: home.villageCode, version: this.version, number: this.number, request_id: this.p.requestId, request_number: this.p.requestNumber, need_id: this.need.id, item_id: this.item.id, item_code: this.item.code, item_name: this.item.name, item_release: this.item.release, skill: this.item.skill,
      person_id: person.id, person_name: person.name, household_id: home.id, head_name: home.headName, urgency: this.p.urgency, status: this.status, member_id: this.member?.id, member_name: this.member?.name, organisation_id: this.member ? this.organisation(this.member) : null, scheduled_at: this.scheduledAt === null ? null : at(this.scheduledAt),
      delivered_at: this.deliveredAt === null ? null : at(this.deliveredAt), delivery_note: this.deliveredAt === null ? null : '已按约完成。', due_at: at(this.p.due), created_at: at(this.createdAt), closed_at: this.closedAt === null ? null : at(this.closedAt),
      // What was delivered was delivered by a note; its pictures are not invented.
      evidence: this.deliveredAt === null ? this.item.evidence : this.item.evidence.filter((kind) => kind === 'note'), unit: this.item.unit, delivered_quantity: this.deliveredAt === null ? null : 1, ...(['verified', 'closed'].includes(this.status) ? { confirmed_by: 'person', confirmed_by_name: this.cadre.name } : {}),
    });
  }
}
