export { TeamsReader, type Helper, type Sendable } from './app/teams.reader.js';
export { HoursCertificates } from './app/hours-certificates.js';
export { Participations } from './app/participations.js';
export { Shifts } from './app/shifts.js';
export { TeamMembers } from './app/team-members.js';
export { VolunteerProjects } from './app/volunteer-projects.js';
export { TeamsModule } from './teams.module.js';
export { teamsSchemas } from './db/teams.schemas.js';
export { teamsMigrations } from './db/migrations/index.js';
