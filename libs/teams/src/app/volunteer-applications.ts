import { Inject, Injectable } from '@nestjs/common';
import { allowedActsSql, localDate, NO_SCOPE, tidy, tidyName, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, Divisions, divisionError, nextNumber, onBrokenConstraint, placeJson, placePredicates, RawJson, readDetail, recordAudit, runInContext, Sealer, UnitOfWork, Values, type Act } from '@yizhu/platform';
import { volunteerApplications } from '../db/teams.schemas.js';
import { APPLICATION_TRANSITIONS, DECLINED_DAYS, VolunteerApplication, type ApplicationAct, type ApplicationChannel } from '../domain/volunteer-application.js';
import { teamsError } from '../domain/vocabulary.js';
import type { ApplicationListQuery, ApplyDto } from '../http/volunteer-application.dto.js';
import { TeamMembers } from './team-members.js';

const SERIES = 'ZY';
const PHONE = /^(1\d{10}|0\d{2,3}\d{7,8}|\+\d{6,15})$/;
/** Who applies online: a stranger, who thereby gets no other right. */
const APPLICANT = { id: null, name: '申请人', kind: 'system' } as const;
const ROW = `json_build_object('id', a.id, 'number', a.number, 'name', a.name, 'phoneMasked', a.phone_masked, 'skills', a.skills, 'words', a.words, 'channel', a.channel, 'place', ${placeJson('a')}, 'status', a.status, 'submittedAt', a.submitted_at,
  'note', a.note, 'reason', a.reason, 'decidedAt', a.decided_at, 'decidedBy', a.decided_by_name, 'memberId', a.member_id, 'allowedActs', ${allowedActsSql(APPLICATION_TRANSITIONS, 'a.status')}, 'version', a.version)`;
const SCOPE = { alias: 'a' };

/** From "I want to help" into the team. */
@Injectable()
export class VolunteerApplications {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(Divisions) private readonly divisions: Divisions,
    @Inject(TeamMembers) private readonly members: TeamMembers,
  ) {}

  list(query: ApplicationListQuery): Promise<RawJson> {
    const values = new Values();
    const where = placePredicates(currentContext().scope, SCOPE, { township: query.township }, values);
    if (query.status) where.push(`a.status = ${values.add(query.status)}`);
    return answerList(this.database, {
      values, where, from: 'teams.volunteer_application a', key: 'a.id', defaultSort: '-submittedAt', sorts: { submittedAt: { sql: 'a.submitted_at', type: 'timestamptz' } },
      detailFrom: 'page JOIN teams.volunteer_application a ON a.id = page.key', row: ROW, audit: { resource: 'volunteer-application' },
    }, query);
  }

  /** @throws not-found */
  async detail(id: Uuid): Promise<RawJson> {
    const { body, version } = await readDetail<{ body: string; version: number }>(this.database, { resource: 'volunteer-application', id, table: 'teams.volunteer_application', scope: SCOPE, select: `(${ROW})::text AS body, a.version` });
    return new RawJson(body, version);
  }

  /** By the applicant, without sign-in. Whoever has applied already hears the same again: nobody learns who else did. @throws applicant-phone-wrong | applicant-name-wrong | division-unknown */
  async applyOnline(input: ApplyDto): Promise<{ received: true }> {
    const context = currentContext();
    await runInContext({ ...context, actor: APPLICANT, scope: { ...NO_SCOPE, divisions: [context.countyCode] } }, () => this.submit(input, 'online')).catch((error: { code?: string }) => {
      if (error.code !== 'application-waits') throw error;
    });
    return { received: true };
  }

  /** At the desk. @throws application-waits, and as `applyOnline` */
  submit(input: ApplyDto, channel: ApplicationChannel = 'office'): Promise<RawJson> {
    const name = tidyName(input.name);
    if (name === '') throw teamsError('applicant-name-wrong', {}, 'name');
    const phone = input.phone.replace(/[\s()-]/g, '');
    if (!PHONE.test(phone)) throw teamsError('applicant-phone-wrong', {}, 'phone');
    return onBrokenConstraint('volunteer_application_once', () => teamsError('application-waits', {}, 'phone'), () =>
      this.uow.run(async (act) => {
        if (!(await this.divisions.all()).has(input.divisionCode)) throw divisionError('division-unknown', { code: input.divisionCode }, 'divisionCode');
        const application = VolunteerApplication.submit({
          countyCode: currentContext().countyCode, divisionCode: input.divisionCode, number: await nextNumber(act.manager, SERIES, Number(localDate(act.now).slice(0, 4))), name, phoneSealed: '', phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
          phoneBlind: this.sealer.blind('applicant-phone', phone), skills: [...new Set(input.skills ?? [])], words: tidy(input.words ?? ''), channel,
        }, act.now);
        application.phoneSealed = this.sealer.seal(phone, 'teams.volunteer_application', 'phone', application.id);
        await volunteerApplications.add(act, application, 'submit');
        return this.detail(application.id);
      }),
    );
  }

  /** What was looked into: who they are, whom they named, what they can. @throws stale | act-not-allowed */
  check(id: Uuid, version: number, note: string): Promise<RawJson> {
    return this.change(id, version, 'check', (application) => application.check(note.trim()));
  }

  /** Makes them a member of the team with the role of a volunteer. @throws stale | act-not-allowed */
  approve(id: Uuid, version: number): Promise<RawJson> {
    return this.change(id, version, 'approve', async (application, { now, actor }) => {
      const made = await this.members.create({ name: application.name, phone: this.phoneOf(application.id, application.phoneSealed), roles: ['volunteer'], skills: application.skills, divisionCode: application.divisionCode.slice(0, 9), villages: [] });
      application.approve((JSON.parse(made.text) as { id: Uuid }).id, actor.name, now);
    });
  }

  /** @throws stale | act-not-allowed */
  decline(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.change(id, version, 'decline', (application, { now, actor }) => application.decline(reason.trim(), actor.name, now));
  }

  /** The telephone, to call back; in the audit trail with its reason. @throws not-found | applicant-forgotten */
  reveal(id: Uuid, reason: string): Promise<{ value: string }> {
    return this.uow.run(async (act) => {
      const application = await volunteerApplications.lock(act, id, null);
      if (application.phoneSealed === null) throw teamsError('applicant-forgotten');
      await recordAudit(act.manager, { action: 'reveal', resource: 'volunteer-application', subjectId: id, detail: { reason } });
      return { value: this.phoneOf(id, application.phoneSealed) };
    });
  }

  /** Telephones of those who were declined long ago. @returns how many */
  async forget(): Promise<number> {
    return this.uow.run(async ({ manager, now }) => {
      const [rows] = (await manager.query(`UPDATE teams.volunteer_application SET phone_sealed = NULL, phone_blind = NULL, phone_masked = '' WHERE county_code = $1 AND status = 'declined' AND phone_sealed IS NOT NULL AND decided_at < $2 RETURNING id`, [currentContext().countyCode, new Date(now.getTime() - DECLINED_DAYS * 86_400_000)])) as [unknown[]];
      return rows.length;
    });
  }

  private phoneOf(id: Uuid, sealed: string | null): string {
    return sealed === null ? '' : this.sealer.open(sealed, 'teams.volunteer_application', 'phone', id);
  }

  private change(id: Uuid, version: number, action: ApplicationAct, verb: (application: VolunteerApplication, act: Act) => void | Promise<void>): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const application = await volunteerApplications.lock(act, id, version);
      await verb(application, act);
      return volunteerApplications.saveAndAnswer(act, application, action, undefined, () => this.detail(id));
    });
  }
}
