import { Inject, Injectable } from '@nestjs/common';
import { addDays, instantOf, localDate, newId, notFound, type LocalDate, type Uuid } from '@yizhu/kernel';
import { answerList, currentActor, currentContext, Database, nextNumber, orMissing, RawJson, recordAudit, scopePredicate, UnitOfWork, Values, writePdf, type PageQuery } from '@yizhu/platform';
import { teamsError } from '../domain/vocabulary.js';

const SERIES = 'ZM';
const ROW = `json_build_object('id', c.id, 'number', c.number, 'member', json_build_object('id', c.member_id, 'name', c.member_name), 'from', c.from_on, 'until', c.until_on, 'minutes', c.minutes, 'shifts', c.shifts, 'issuedAt', c.issued_at, 'issuedBy', c.issued_by_name)`;
/** Shifts on the paper at most; of more the sum is told, and that there are more. */
const LISTED = 300;

interface Certificate extends Record<string, unknown> {
  number: string;
  memberId: Uuid;
  memberName: string;
  from: LocalDate;
  until: LocalDate;
  minutes: number;
  shifts: number;
  issuedAt: Date;
  issuedBy: string;
}

/** Certificates of a volunteer's hours: numbered, kept as they were issued, printed as PDF. */
@Injectable()
export class HoursCertificates {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  /** Of one member, the latest first; within the caller's area, or one's own. @throws not-found */
  async list(memberId: Uuid, query: PageQuery): Promise<RawJson> {
    const values = new Values();
    const answer = await answerList(this.database, {
      values, where: [`c.member_id = ${values.add(memberId)}::uuid`, this.seen(values)], from: 'teams.hours_certificate c', key: 'c.id', defaultSort: '-issuedAt', sorts: { issuedAt: { sql: 'c.issued_at', type: 'timestamptz' } },
      detailFrom: 'page JOIN teams.hours_certificate c ON c.id = page.key', row: ROW,
    }, query);
    return orMissing(answer, async () => {
      const of = new Values();
      const found = await this.database.one({ text: `SELECT 1 FROM teams.team_member t WHERE t.id = ${of.add(memberId)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 't', member: 'id' }, of)}`, values: of.list });
      if (!found) throw notFound('team-member');
    });
  }

  /** For days of the past, both included. Without days: everything until today. @throws member-unknown | period-wrong | certificate-empty */
  issue(memberId: Uuid, period: { from?: LocalDate | undefined; until?: LocalDate | undefined }): Promise<RawJson> {
    return this.uow.run(async ({ manager, now, actor }) => {
      const [from, until] = [period.from ?? '2000-01-01', period.until ?? localDate(now)];
      if (from > until || until > localDate(now)) throw teamsError('period-wrong', {}, 'from');
      const values = new Values();
      const [member] = (await manager.query(`SELECT t.name FROM teams.team_member t WHERE t.id = ${values.add(memberId)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 't', member: 'id' }, values)}`, values.list)) as { name: string }[];
      if (!member) throw notFound('team-member');
      const [sum] = (await manager.query(
        `SELECT coalesce(sum(f.minutes), 0)::int AS minutes, count(*)::int AS shifts, min(f.at) AS first FROM teams.participation_fact f WHERE f.member_id = $1 AND f.county_code = $2 AND f.at >= $3 AND f.at < $4`,
        [memberId, currentContext().countyCode, instantOf(from), instantOf(addDays(until, 1))],
      )) as { minutes: number; shifts: number; first: Date | null }[];
      if (!sum!.first || sum!.minutes === 0) throw teamsError('certificate-empty');
      const id = newId();
      const number = await nextNumber(manager, SERIES, Number(localDate(now).slice(0, 4)));
      await manager.query(
        `INSERT INTO teams.hours_certificate (id, county_code, number, member_id, member_name, from_on, until_on, minutes, shifts, issued_at, issued_by_name) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)`,
        [id, currentContext().countyCode, number, memberId, member.name, period.from ?? localDate(sum!.first), until, sum!.minutes, sum!.shifts, now, actor.name],
      );
      await recordAudit(manager, { action: 'issue', resource: 'hours-certificate', subjectId: id });
      const row = await this.database.one<{ body: string }>({ text: `SELECT (${ROW})::text AS body FROM teams.hours_certificate c WHERE c.id = $1::uuid`, values: [id] });
      return new RawJson(row!.body);
    });
  }

  /** As it was issued, however much came after. Noted before the first byte leaves. @throws not-found */
  async write(id: Uuid): Promise<{ name: string; pdf: Buffer }> {
    const values = new Values();
    const c = await this.database.one<Certificate>({
      text: `SELECT c.number, c.member_id AS "memberId", c.member_name AS "memberName", c.from_on::text AS "from", c.until_on::text AS "until", c.minutes, c.shifts, c.issued_at AS "issuedAt", c.issued_by_name AS "issuedBy" FROM teams.hours_certificate c WHERE c.id = ${values.add(id)}::uuid AND ${this.seen(values)}`,
      values: values.list,
    });
    if (!c) throw notFound('hours-certificate');
    const rows = await this.database.read<{ on: string; title: string; hours: string; minutes: number }>({
      text: `SELECT to_char(f.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "on", f.title, to_char(p.checked_in_at AT TIME ZONE 'Asia/Shanghai', 'HH24:MI') || '–' || to_char(p.checked_out_at AT TIME ZONE 'Asia/Shanghai', 'HH24:MI') AS hours, f.minutes
        FROM teams.participation_fact f JOIN teams.participation p ON p.id = f.id WHERE f.member_id = $1::uuid AND f.county_code = $2 AND f.at >= $3 AND f.at < $4 AND p.checked_out_at <= $5 ORDER BY f.at LIMIT ${LISTED}`,
      values: [c.memberId, currentContext().countyCode, instantOf(c.from), instantOf(addDays(c.until, 1)), c.issuedAt],
    });
    const now = this.uow.now();
    const pdf = await writePdf({
      title: '志愿服务时长证明', subtitle: `编号 ${c.number}`, traced: `${currentActor().name} ${localDate(now)} 下载`, pageWords: (n, m) => `第 ${n} 页，共 ${m} 页`,
      blocks: [
        { kind: 'text', text: `兹证明 ${c.memberName} 于 ${c.from} 至 ${c.until} 参加志愿服务 ${c.shifts} 次，累计 ${hourWords(c.minutes)}。` },
        { kind: 'facts', rows: [['姓名', c.memberName], ['编号', c.number], ['服务次数', `${c.shifts} 次`], ['累计时长', hourWords(c.minutes)], ['出具日期', localDate(c.issuedAt)], ['出具人', c.issuedBy]] },
        { kind: 'heading', text: '服务记录' },
        { kind: 'table', columns: [{ title: '日期', width: 1.2 }, { title: '志愿项目', width: 3 }, { title: '签到—签退', width: 1.4 }, { title: '时长', width: 1.2, align: 'right' }], rows: rows.map((r) => [r.on, r.title, r.hours, hourWords(r.minutes)]) },
        { kind: 'text', text: `${c.shifts > rows.length ? `另有 ${c.shifts - rows.length} 次未逐条列出。` : ''}时长由现场签到、签退时间算出。` },
      ],
    });
    await this.uow.note({ action: 'download', resource: 'hours-certificate', subjectId: id, detail: { number: c.number } });
    return { name: `${c.number}.pdf`, pdf };
  }

  private seen(values: Values): string {
    return `c.county_code = ${values.add(currentContext().countyCode)} AND EXISTS (SELECT 1 FROM teams.team_member t WHERE t.id = c.member_id AND ${scopePredicate(currentContext().scope, { alias: 't', member: 'id' }, values)})`;
  }
}

const hourWords = (minutes: number): string => (minutes % 60 === 0 ? `${minutes / 60} 小时` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟`);
