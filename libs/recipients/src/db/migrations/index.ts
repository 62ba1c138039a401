import { Recipients1795392000006 } from './1795392000006-recipients.js';
import { RosterImports1795392000020 } from './1795392000020-roster-imports.js';
import { CoveringCounty1795392000026 } from './1795392000026-covering-county.js';
import { RosterFileBytes1795392000030 } from './1795392000030-roster-file-bytes.js';
import { Monitoring1795392000060 } from './1795392000060-monitoring.js';
import { TimelineActor1795392000032 } from './1795392000032-timeline-actor.js';
import { CategoryRules1795392000040 } from './1795392000040-category-rules.js';
import { DecisionsFollow1795392000041 } from './1795392000041-decisions-follow.js';
import { Verification1795392000050 } from './1795392000050-verification.js';
import { Assessment1795392000090 } from './1795392000090-assessment.js';
import { Rights1795392000070 } from './1795392000070-rights.js';
import { Duplicates1795392000080 } from './1795392000080-duplicates.js';
import { PopulationOfMerges1795392000081 } from './1795392000081-population-of-merges.js';
import { DossierFacts1795392000100 } from './1795392000100-dossier-facts.js';
import { RosterUpdates1795392000110 } from './1795392000110-roster-updates.js';
import { RosterStatistics1795392000111 } from './1795392000111-roster-statistics.js';
import { CoveringGroups1795392000112 } from './1795392000112-covering-groups.js';

export const recipientsMigrations = [Recipients1795392000006, RosterImports1795392000020, CoveringCounty1795392000026, RosterFileBytes1795392000030, TimelineActor1795392000032, CategoryRules1795392000040, DecisionsFollow1795392000041, Verification1795392000050, Monitoring1795392000060, Rights1795392000070, Duplicates1795392000080, PopulationOfMerges1795392000081, Assessment1795392000090, DossierFacts1795392000100, RosterUpdates1795392000110, RosterStatistics1795392000111, CoveringGroups1795392000112];
