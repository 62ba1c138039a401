export { RecipientsModule } from './recipients.module.js';
export { RecipientsReader, type HouseholdBrief, type PersonBrief } from './app/recipients.reader.js';
export { COPY_ROWS, PersonalDataSources, personalSection, type DataSubject, type PersonalDataSource, type PersonalSection } from './app/rights/personal-data.js';
export { HouseholdService } from './app/household.service.js';
export { ConsentService } from './app/consent/consent.service.js';
export { VerificationRules } from './app/verification/verification-rules.js';
export { VerificationService } from './app/verification/verification.service.js';
export type { VerificationKind } from './domain/verification/items.js';
export { RosterImporter } from './app/roster/roster-importer.js';
export { IMPORT_HEAP, RosterJobs } from './app/roster/roster-jobs.js';
export { withFile } from './app/roster/byte-source.js';
export type { RosterResult } from './app/roster/tally.js';
export type { HouseholdInput, MemberInput } from './domain/admission.js';
export { CATEGORIES, groupsWith, TARGET_GROUPS, VISIT_EVERY_DAYS, type AssistanceCategory, type TargetGroup } from './domain/vocabulary.js';
export { recipientsSchemas } from './db/recipients.schemas.js';
export { recipientsMigrations } from './db/migrations/index.js';
// For whoever writes many rows at once (demo county, benchmark): sealed exactly as one registered by form.
export { personColumns, sealDetails } from './db/household-writer.js';
export type { AdmittedMember } from './domain/admission.js';
