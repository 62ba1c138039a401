export { TeamsReader, type Helper, type Sendable } from './app/teams.reader.js';
export { TeamMembers } from './app/team-members.js';
export { VolunteerProjects } from './app/volunteer-projects.js';
export { TeamsModule } from './teams.module.js';
export { teamsSchemas } from './db/teams.schemas.js';
export { teamsMigrations } from './db/migrations/index.js';
