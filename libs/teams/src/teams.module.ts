import { Module } from '@nestjs/common';
import { PartnersModule } from '@yizhu/partners';
import { TeamMembers } from './app/team-members.js';
import { TeamsReader } from './app/teams.reader.js';
import { VolunteerProjects } from './app/volunteer-projects.js';
import { TeamMemberController, VolunteerProjectController } from './http/team-member.controller.js';

/** 先锋队伍: cadres, social workers, coordinators, volunteers; who answers for which village. */
@Module({ imports: [PartnersModule], controllers: [TeamMemberController, VolunteerProjectController], providers: [TeamMembers, VolunteerProjects, TeamsReader], exports: [TeamsReader, TeamMembers, VolunteerProjects] })
export class TeamsModule {}
