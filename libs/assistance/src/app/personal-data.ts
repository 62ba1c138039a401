import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { Database, Relay, RowMover, Sealer, type DeliveredEvent, type TransactionManager } from '@yizhu/platform';
import { COPY_ROWS, PersonalDataSources, personalSection, RecipientsReader, type DataSubject, type PersonalDataSource, type PersonalSection, type RecordCounts } from '@yizhu/recipients';
import { MOVED_TABLES } from '../db/moved-tables.js';
import type { NeedState, RequestState } from '../domain/help-request.js';
import type { OrderState } from '../domain/service-order.js';
import type { WishState } from '../domain/wishes.js';
import type { Channel, NeedDimension, VisitKind } from '../domain/vocabulary.js';

const REQUEST: Readonly<Record<RequestState, string>> = { submitted: '已提交', triaged: '已受理', in_service: '服务中', resolved: '已解决', closed: '已办结', withdrawn: '已撤回', declined: '不予受理', appealed: '申诉复核中' };
const NEED: Readonly<Record<NeedState, string>> = { open: '待安排', planned: '已安排', met: '已满足', referred: '已转介', unmet: '未满足' };
const ORDER: Readonly<Record<OrderState, string>> = { planned: '待派单', offered: '已派出', accepted: '已接单', scheduled: '已预约', in_progress: '服务中', delivered: '已完成', verified: '已核验', closed: '已办结', cancelled: '已取消', failed: '未完成' };
const WISH: Readonly<Record<WishState, string>> = { submitted: '已登记', reviewed: '已审核', published: '在心愿墙上', claimed: '已认领', fulfilled: '已送达', confirmed: '已确认', expired: '到期未认领', withdrawn: '已撤回' };
const CHANNEL: Readonly<Record<Channel, string>> = { phone: '电话', walk_in: '来访', visit: '走访', online: '线上' };
const DIMENSION: Readonly<Record<NeedDimension, string>> = { economy: '经济', health: '健康', education: '教育', housing: '居住', employment: '就业', guardianship: '监护', inclusion: '社会融入', daily_living: '日常生活' };
const VISIT: Readonly<Record<VisitKind, string>> = { in_person: '上门', phone: '电话' };

interface Held {
  requests: { number: string; at: string; channel: Channel; summary: string; status: RequestState; reason: string | null; needs: { dimension: NeedDimension; description: string; status: NeedState; reason: string | null }[] }[];
  orders: { number: string; at: string; item: string; status: OrderState; member: string | null; deliveredAt: string | null; note: string | null; reason: string | null }[];
  visits: { id: Uuid; at: string; kind: VisitKind; member: string; notesSealed: string | null }[];
  wishes: { number: string; at: string; told: string; title: string; words: string; status: WishState; thanks: string | null; reason: string | null }[];
  feedback: { id: Uuid; at: string; order: string; score: number; commentSealed: string | null }[];
}
const newest = (columns: string, from: string, order: string): string => `(SELECT coalesce(json_agg(json_build_object(${columns}) ORDER BY ${order} DESC, t.id), '[]') FROM (SELECT * FROM ${from} ORDER BY ${order.replace('t.', '')} DESC, id LIMIT ${COPY_ROWS + 1}) t)`;
/** Of the household's visits those that saw the person, and those that say of nobody whom they saw. Who called for somebody else stays out: it is another's data. */
const HELD = `SELECT
  ${newest(`'number', t.number, 'at', t.created_at, 'channel', t.channel, 'summary', t.summary, 'status', t.status, 'reason', t.reason, 'needs', (SELECT coalesce(json_agg(json_build_object('dimension', n.dimension, 'description', n.description, 'status', n.status, 'reason', n.reason) ORDER BY n.position), '[]') FROM assistance.need n WHERE n.request_id = t.id)`, 'assistance.help_request WHERE household_id = $2::uuid AND person_id = $1::uuid', 't.created_at')} AS requests,
  ${newest(`'number', t.number, 'at', t.created_at, 'item', t.item_name, 'status', t.status, 'member', t.member_name, 'deliveredAt', t.delivered_at, 'note', t.delivery_note, 'reason', t.reason`, 'assistance.service_order WHERE household_id = $2::uuid AND person_id = $1::uuid', 't.created_at')} AS orders,
  ${newest(`'id', t.id, 'at', t.checked_in_at, 'kind', t.kind, 'member', t.member_name, 'notesSealed', t.notes_sealed`, `assistance.visit WHERE household_id = ANY ($3::uuid[]) AND ($1::uuid = ANY (persons_seen) OR (household_id = $2::uuid AND persons_seen = '{}'))`, 't.checked_in_at')} AS visits,
  ${newest(`'number', t.number, 'at', t.created_at, 'told', t.told, 'title', t.title, 'words', t.words, 'status', t.status, 'thanks', t.thanks, 'reason', t.reason`, 'assistance.micro_wish WHERE household_id = $2::uuid AND person_id = $1::uuid', 't.created_at')} AS wishes,
  ${newest(`'id', t.id, 'at', t.given_at, 'order', coalesce(t.order_number, t.wish_number), 'score', t.score, 'commentSealed', t.comment_sealed`, '(SELECT f.* FROM assistance.service_order o JOIN assistance.feedback f ON f.order_id = o.id WHERE o.household_id = $2::uuid AND o.person_id = $1::uuid UNION ALL SELECT f.* FROM assistance.micro_wish w JOIN assistance.feedback f ON f.wish_id = w.id WHERE w.household_id = $2::uuid AND w.person_id = $1::uuid) f', 't.given_at')} AS feedback`;

/** What assistance holds on people, for their copy of everything; and their corrected names on what is shown here. */
@Injectable()
export class AssistancePersonalData implements PersonalDataSource, OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(PersonalDataSources) private readonly sources: PersonalDataSources,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
    @Inject(Relay) private readonly relay: Relay,
    @Inject(RowMover) private readonly mover: RowMover,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
    this.mover.register(MOVED_TABLES);
    this.relay.subscribe('assistance.person-name', ['recipients.person-corrected'], async (events, manager) => {
      for (const event of events) await this.followName(event, manager);
    });
  }

  async gather({ id, householdId, homes }: DataSubject): Promise<PersonalSection[]> {
    const { requests, orders, visits, wishes, feedback } = (await this.database.one<Held & Record<string, unknown>>({ text: HELD, values: [id, householdId, homes] }))!;
    const note = (sealed: string | null, table: string, column: string, row: Uuid): string => (sealed === null ? '' : this.sealer.open(sealed, `assistance.${table}`, column, row));
    return [
      personalSection('求助', ['编号', '时间', '渠道', '内容', '需求', '状态'], requests.map((r) => [r.number, moment(r.at), CHANNEL[r.channel], r.summary, r.needs.map((n) => [`${DIMENSION[n.dimension]}：${n.description}（${NEED[n.status]}）`, n.reason].filter(Boolean).join(' ')).join('；'), [REQUEST[r.status], r.reason].filter(Boolean).join('：')])),
      personalSection('服务工单', ['编号', '时间', '服务事项', '服务人员', '完成时间', '完成情况', '状态'], orders.map((o) => [o.number, moment(o.at), o.item, o.member ?? '', moment(o.deliveredAt), o.note ?? '', [ORDER[o.status], o.reason].filter(Boolean).join('：')])),
      personalSection('走访', ['时间', '方式', '走访人', '记录'], visits.map((v) => [moment(v.at), VISIT[v.kind], v.member, note(v.notesSealed, 'visit', 'notes', v.id)])),
      personalSection('微心愿', ['编号', '时间', '原话', '上墙的话', '感谢', '状态'], wishes.map((w) => [w.number, moment(w.at), w.told, `${w.title}：${w.words}`, w.thanks ?? '', [WISH[w.status], w.reason].filter(Boolean).join('：')])),
      personalSection('满意度评价', ['时间', '工单或心愿', '评分', '意见'], feedback.map((f) => [moment(f.at), f.order, String(f.score), note(f.commentSealed, 'feedback', 'comment', f.id)])),
    ];
  }

  async records({ id, householdId, homes }: DataSubject): Promise<Uuid[]> {
    const rows = await this.database.read<{ id: Uuid }>({
      text: `SELECT id FROM assistance.help_request WHERE household_id = $2::uuid AND person_id = $1::uuid UNION ALL SELECT id FROM assistance.service_order WHERE household_id = $2::uuid AND person_id = $1::uuid UNION ALL SELECT id FROM assistance.micro_wish WHERE household_id = $2::uuid AND person_id = $1::uuid
        UNION ALL SELECT id FROM assistance.visit WHERE household_id = ANY ($3::uuid[]) AND $1::uuid = ANY (persons_seen) LIMIT ${4 * COPY_ROWS}`,
      values: [id, householdId, homes],
    });
    return rows.map((row) => row.id);
  }

  async counts({ id, householdId, homes }: DataSubject): Promise<RecordCounts> {
    return (await this.database.one<RecordCounts & Record<string, number>>({
      text: `SELECT (SELECT count(*)::int FROM assistance.help_request WHERE household_id = $2::uuid AND person_id = $1::uuid) AS requests, (SELECT count(*)::int FROM assistance.service_order WHERE household_id = $2::uuid AND person_id = $1::uuid) AS orders,
        (SELECT count(*)::int FROM assistance.visit WHERE household_id = ANY ($3::uuid[]) AND ($1::uuid = ANY (persons_seen) OR (household_id = $2::uuid AND persons_seen = '{}'))) AS visits`,
      values: [id, householdId, homes],
    }))!;
  }

  /** The name as it is now in the register, not as this event knew it: events of two corrections may come in any order. */
  private async followName({ payload }: DeliveredEvent, manager: TransactionManager): Promise<void> {
    const { personId, householdId, field } = payload as { personId: Uuid; householdId: Uuid; field: string };
    if (field !== 'name') return;
    const { name, headName } = await this.recipients.person(personId);
    await manager.query('UPDATE assistance.assistance_plan SET head_name = $2 WHERE household_id = $1', [householdId, headName]);
    for (const table of ['help_request', 'service_order', 'micro_wish'])
      await manager.query(`UPDATE assistance.${table} SET person_name = CASE WHEN person_id = $2 THEN $3 ELSE person_name END, head_name = $4 WHERE household_id = $1`, [householdId, personId, name, headName]);
    await manager.query(`UPDATE assistance.visit SET head_name = $2 WHERE household_id = $1 AND head_name <> $2`, [householdId, headName]);
    await manager.query(`UPDATE assistance.feedback f SET person_name = $3 FROM assistance.service_order o WHERE o.household_id = $1 AND o.person_id = $2 AND f.order_id = o.id`, [householdId, personId, name]);
    await manager.query(`UPDATE assistance.feedback f SET person_name = $3 FROM assistance.micro_wish w WHERE w.household_id = $1 AND w.person_id = $2 AND f.wish_id = w.id`, [householdId, personId, name]);
  }
}

/** Asia/Shanghai, to the minute. */
const moment = (at: string | null): string => (at === null ? '' : new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '));
