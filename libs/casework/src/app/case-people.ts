import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { currentContext, Database, Relay, RowMover } from '@yizhu/platform';
import { COPY_ROWS, ErasureObstacles, PersonalDataSources, personalSection, RecipientsReader, type DataSubject, type PersonalDataSource, type PersonalSection, type RecordCounts } from '@yizhu/recipients';
import { MOVED_TABLES } from '../db/moved-tables.js';
import type { CaseState, Goal } from '../domain/case.js';

const STATE: Readonly<Record<CaseState, string>> = { intake: '接案', assessment: '预估', planned: '计划待批', in_progress: '介入中', in_review: '评估中', closed: '已结案', withdrawn: '已退出', referred: '已转介' };
interface Held {
  readonly number: string;
  readonly opened: string;
  readonly closed: string | null;
  readonly status: CaseState;
  readonly caseworker: string;
  readonly goals: readonly Goal[];
  readonly sessions: number;
}

/**
 * What cases are to the people they are of. A copy (个保法 45) holds phases, goals, measures and sessions; not the notes, which hold
 * what others said and what a professional thought, and whose release the caseworker decides with the supervisor (ADR 19).
 */
@Injectable()
export class CasePeople implements PersonalDataSource, OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PersonalDataSources) private readonly sources: PersonalDataSources,
    @Inject(RowMover) private readonly mover: RowMover,
    @Inject(ErasureObstacles) private readonly obstacles: ErasureObstacles,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
    @Inject(Relay) private readonly relay: Relay,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
    this.mover.register(MOVED_TABLES);
    this.obstacles.register({ open_case: `EXISTS (SELECT 1 FROM casework.case_file c WHERE c.person_id = p.id AND c.closed_at IS NULL)` });
    this.relay.subscribe('casework.person-erased', ['recipients.person-erased'], async (events, manager) => {
      for (const { payload } of events) {
        const { personId, householdId } = payload as { personId: Uuid; householdId: Uuid };
        const erased = await this.recipients.erased(personId);
        if (erased) await manager.query('SELECT casework.erase_person($1, $2, $3, $4, $5)', [personId, householdId, currentContext().countyCode, erased.isHead, erased.householdGone]);
      }
    });
    this.relay.subscribe('casework.person-name', ['recipients.person-corrected'], async (events, manager) => {
      for (const { payload } of events) {
        const { personId, householdId, field } = payload as { personId: Uuid; householdId: Uuid; field: string };
        if (field !== 'name') continue;
        const { name, headName } = await this.recipients.person(personId);
        await manager.query('UPDATE casework.case_file SET person_name = CASE WHEN person_id = $2 THEN $3 ELSE person_name END, head_name = $4 WHERE household_id = $1', [householdId, personId, name, headName]);
      }
    });
  }

  async gather({ id }: DataSubject): Promise<PersonalSection[]> {
    const rows = await this.database.read<Held & Record<string, unknown>>({
      text: `SELECT c.number, to_char(c.opened_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS opened, to_char(c.closed_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS closed, c.status, c.caseworker_name AS caseworker, c.goals, (SELECT count(*)::int FROM casework.session s WHERE s.case_id = c.id AND s.kind <> 'supervision') AS sessions
        FROM casework.case_file c WHERE c.person_id = $1::uuid ORDER BY c.opened_at DESC, c.id LIMIT ${COPY_ROWS + 1}`,
      values: [id],
    });
    const measured = ({ title, measure, unit, target, measurements }: Goal): string => `${title}（${measure}）：${measurements.map(({ on, value }) => `${on} ${value}${unit ?? '分'}`).join('，')}，目标 ${target}${unit ?? '分'}`;
    return [personalSection('个案服务', ['编号', '接案', '结束', '社工', '目标和测量', '服务次数', '状态'], rows.map((c) => [c.number, c.opened, c.closed ?? '', c.caseworker, c.goals.map(measured).join('；'), String(c.sessions), STATE[c.status]]))];
  }

  async records({ id }: DataSubject): Promise<Uuid[]> {
    return (await this.database.read<{ id: Uuid }>({ text: `SELECT id FROM casework.case_file WHERE person_id = $1::uuid LIMIT ${COPY_ROWS}`, values: [id] })).map((row) => row.id);
  }

  async counts({ id }: DataSubject): Promise<RecordCounts> {
    return (await this.database.one<RecordCounts & Record<string, number>>({ text: `SELECT count(*)::int AS cases FROM casework.case_file WHERE person_id = $1::uuid`, values: [id] }))!;
  }
}
