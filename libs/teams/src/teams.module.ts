import { Inject, Module } from '@nestjs/common';
import { PartnersModule } from '@yizhu/partners';
import { RegularLooks } from '@yizhu/platform';
import { HoursCertificates } from './app/hours-certificates.js';
import { Participations } from './app/participations.js';
import { Shifts } from './app/shifts.js';
import { TeamMembers } from './app/team-members.js';
import { TeamsReader } from './app/teams.reader.js';
import { VolunteerProjects } from './app/volunteer-projects.js';
import { TeamMemberController } from './http/team-member.controller.js';
import { VolunteerProjectController } from './http/volunteer-project.controller.js';

const VOLUNTEERS = [VolunteerProjects, Shifts, Participations, HoursCertificates];

/** 先锋队伍: cadres, social workers, coordinators, volunteers; who answers for which village. */
@Module({ imports: [PartnersModule], controllers: [TeamMemberController, VolunteerProjectController], providers: [TeamMembers, TeamsReader, ...VOLUNTEERS], exports: [TeamsReader, TeamMembers, ...VOLUNTEERS] })
export class TeamsModule {
  constructor(@Inject(RegularLooks) looks: RegularLooks, @Inject(Shifts) shifts: Shifts, @Inject(Participations) participations: Participations) {
    // Projects that are held every week get their next shifts; check-outs that never came are ended.
    looks.every('next-shifts', 3_600_000, () => shifts.makeNext());
    looks.every('participations-lapse', 600_000, () => participations.lapse());
  }
}
