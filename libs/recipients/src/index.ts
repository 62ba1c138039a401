export { RecipientsModule } from './recipients.module.js';
export { RecipientsReader, type HouseholdBrief, type PersonBrief } from './app/recipients.reader.js';
export { HouseholdService } from './app/household.service.js';
export { AlertRules } from './app/monitoring/alert-rules.js';
export { AlertRuns } from './app/monitoring/alert-runs.js';
export { MonitoringAlerts, type Assignment } from './app/monitoring/monitoring-alerts.js';
export { MonitoringFacts } from './app/monitoring/monitoring-facts.js';
export { AlertDirectory, type AlertNeighbours } from './app/monitoring/alert-directory.js';
export { RosterImporter } from './app/roster/roster-importer.js';
export { IMPORT_HEAP, RosterJobs } from './app/roster/roster-jobs.js';
export { withFile } from './app/roster/byte-source.js';
export type { RosterResult } from './app/roster/tally.js';
export type { HouseholdInput, MemberInput } from './domain/admission.js';
export { CATEGORIES, groupsWith, TARGET_GROUPS, VISIT_EVERY_DAYS, type AssistanceCategory, type TargetGroup } from './domain/vocabulary.js';
export { recipientsSchemas } from './db/recipients.schemas.js';
export { recipientsMigrations } from './db/migrations/index.js';
// For whoever shows a telephone or writes many rows at once (demo county, benchmark): sealed exactly as one registered by form.
export { maskPhone, personColumns, sealDetails } from './db/household-writer.js';
export type { AdmittedMember } from './domain/admission.js';
