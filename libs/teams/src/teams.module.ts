import { Inject, Module } from '@nestjs/common';
import { PartnersModule } from '@yizhu/partners';
import { RegularLooks } from '@yizhu/platform';
import { Duties } from './app/duties.js';
import { HoursCertificates } from './app/hours-certificates.js';
import { Leaving } from './app/leaving.js';
import { MemberCertificates } from './app/member-certificates.js';
import { MemberLoads, MemberWorks } from './app/member-work.js';
import { Participations } from './app/participations.js';
import { Shifts } from './app/shifts.js';
import { TeamMembers } from './app/team-members.js';
import { Teams } from './app/teams.js';
import { TeamsReader } from './app/teams.reader.js';
import { Trainings } from './app/trainings.js';
import { VolunteerApplications } from './app/volunteer-applications.js';
import { VolunteerProjects } from './app/volunteer-projects.js';
import { Workload } from './app/workload.js';
import { DutyController } from './http/duty.controller.js';
import { TeamController } from './http/team.controller.js';
import { TeamMemberController } from './http/team-member.controller.js';
import { VolunteerApplicationController } from './http/volunteer-application.controller.js';
import { VolunteerProjectController } from './http/volunteer-project.controller.js';

const VOLUNTEERS = [VolunteerProjects, Shifts, Participations, HoursCertificates, VolunteerApplications];
const TEAM = [TeamMembers, TeamsReader, Teams, MemberCertificates, MemberWorks, MemberLoads, Leaving, Duties, Trainings, Workload];

/** 先锋队伍: cadres, social workers, coordinators, volunteers; who answers for which village. */
@Module({ imports: [PartnersModule], controllers: [TeamController, DutyController, TeamMemberController, VolunteerProjectController, VolunteerApplicationController], providers: [...TEAM, ...VOLUNTEERS], exports: [...TEAM, ...VOLUNTEERS] })
export class TeamsModule {
  constructor(@Inject(RegularLooks) looks: RegularLooks, @Inject(Shifts) shifts: Shifts, @Inject(Participations) participations: Participations, @Inject(VolunteerApplications) applications: VolunteerApplications, @Inject(MemberCertificates) certificates: MemberCertificates) {
    // Projects that are held every week get their next shifts; check-outs that never came are ended.
    looks.every('next-shifts', 3_600_000, () => shifts.makeNext());
    looks.every('participations-lapse', 600_000, () => participations.lapse());
    looks.every('certificate-warnings', 3_600_000, () => certificates.warn());
    looks.every('forget-applicants', 3_600_000, () => applications.forget());
  }
}
