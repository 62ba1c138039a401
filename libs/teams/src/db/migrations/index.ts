import { Teams1795392000008 } from './1795392000008-teams.js';
import { Shifts1795392000400 } from './1795392000400-shifts.js';
import { VolunteerApplications1795392000401 } from './1795392000401-volunteer-applications.js';
import { MembersAndTeams1795392000402 } from './1795392000402-members-and-teams.js';
import { CertificateWarnings1795392000442 } from './1795392000442-certificate-warnings.js';
import { DutyAndTraining1795392000403 } from './1795392000403-duty-and-training.js';
import { TeamTownship1795392000501 } from './1795392000501-team-township.js';
import { DaysAway1795392000500 } from './1795392000500-days-away.js';

export const teamsMigrations = [Teams1795392000008, Shifts1795392000400, VolunteerApplications1795392000401, MembersAndTeams1795392000402, DutyAndTraining1795392000403, CertificateWarnings1795392000442, DaysAway1795392000500, TeamTownship1795392000501];
