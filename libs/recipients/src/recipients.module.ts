import { Inject, Module } from '@nestjs/common';
import { AssessedNeeds } from './app/assessment/assessed-needs.js';
import { AssessmentReport } from './app/assessment/assessment-report.js';
import { DueAssessments } from './app/assessment/due-assessments.queries.js';
import { NeedsAssessmentQueries } from './app/assessment/needs-assessment.queries.js';
import { NeedsAssessments } from './app/assessment/needs-assessments.js';
import { Questionnaires } from './app/assessment/questionnaires.js';
import { AssessedNeedController, DueAssessmentController, NeedsAssessmentController } from './http/assessment/needs-assessment.controller.js';
import { QuestionnaireController } from './http/assessment/questionnaire.controller.js';
import { AlertDirectory } from './app/monitoring/alert-directory.js';
import { AlertRules } from './app/monitoring/alert-rules.js';
import { AlertRuns } from './app/monitoring/alert-runs.js';
import { FactImport } from './app/monitoring/fact-import.js';
import { MonitoringAlertQueries } from './app/monitoring/monitoring-alert.queries.js';
import { MonitoringAlerts } from './app/monitoring/monitoring-alerts.js';
import { MonitoringFacts } from './app/monitoring/monitoring-facts.js';
import { CategoryProposalQueries } from './app/category/category-proposal.queries.js';
import { CategoryRules } from './app/category/category-rules.js';
import { PopulationQueries } from './app/category/population.queries.js';
import { PartnersModule } from '@yizhu/partners';
import { FactSources, RegularLooks } from '@yizhu/platform';
import { ConsentQueries } from './app/consent/consent.queries.js';
import { ConsentService } from './app/consent/consent.service.js';
import { Attachments } from './app/dossier/attachments.js';
import { DossierFacts } from './app/dossier/dossier-facts.js';
import { DossierFactsQueries } from './app/dossier/dossier-facts.queries.js';
import { DossierPersonalData } from './app/dossier/dossier-personal-data.js';
import { DuplicateLooks } from './app/duplicates/duplicate-looks.js';
import { DuplicateQueries } from './app/duplicates/duplicate.queries.js';
import { Duplicates } from './app/duplicates/duplicates.js';
import { MergeQueries } from './app/duplicates/merge.queries.js';
import { MergeUndoing } from './app/duplicates/merge-undoing.js';
import { Merges } from './app/duplicates/merges.js';
import { HouseholdDepartures } from './app/household-departures.js';
import { DuplicateController, JoiningController, MergeController } from './http/duplicates/duplicate.controller.js';
import { DossierDocument } from './app/dossier-document.js';
import { PERSON_FACTS } from './app/facts/person-facts.js';
import { HouseholdQueries } from './app/household.queries.js';
import { HouseholdService } from './app/household.service.js';
import { PlaceReactions } from './app/place-reactions.js';
import { RecipientReactions } from './app/reactions.js';
import { RecipientExport } from './app/recipient-export.js';
import { RecipientQueries } from './app/recipient.queries.js';
import { RecipientService } from './app/recipient.service.js';
import { HouseholdWordsReader } from './app/household-words.js';
import { RecipientsReader } from './app/recipients.reader.js';
import { ErasureObstacles } from './app/rights/erasure-obstacles.js';
import { ErasureQueries } from './app/rights/erasure.queries.js';
import { Erasures } from './app/rights/erasures.js';
import { Retention } from './app/rights/retention.js';
import { OwnData } from './app/rights/own-data.js';
import { PersonalCopy } from './app/rights/personal-copy.js';
import { PersonalDataSources } from './app/rights/personal-data.js';
import { RightsQueries } from './app/rights/rights.queries.js';
import { RightsService } from './app/rights/rights.service.js';
import { RosterImporter } from './app/roster/roster-importer.js';
import { RosterChanges } from './app/roster/roster-changes.js';
import { RosterSources } from './app/roster/roster-sources.js';
import { RosterImports } from './app/roster/roster-imports.js';
import { RosterJobs } from './app/roster/roster-jobs.js';
import { CategoryProposalController, CategoryRuleController, PopulationController } from './http/category.controller.js';
import { AttachmentController } from './http/dossier/attachment.controller.js';
import { DossierFactsController } from './http/dossier/dossier-facts.controller.js';
import { AlertRuleController } from './http/monitoring/alert-rule.controller.js';
import { MonitoringAlertController } from './http/monitoring/monitoring-alert.controller.js';
import { MonitoringFactController } from './http/monitoring/monitoring-fact.controller.js';
import { VerificationReactions } from './app/verification/verification-reactions.js';
import { VerificationReport } from './app/verification/verification-report.js';
import { VerificationRules } from './app/verification/verification-rules.js';
import { VerificationQueries } from './app/verification/verification.queries.js';
import { VerificationService } from './app/verification/verification.service.js';
import { ConsentController } from './http/consent.controller.js';
import { ErasureController } from './http/erasure.controller.js';
import { RecipientExportController } from './http/recipient-export.controller.js';
import { HouseholdController, RecipientController } from './http/recipient.controller.js';
import { RightsController } from './http/rights.controller.js';
import { RosterImportController, RosterSourceController } from './http/roster-import.controller.js';
import { VerificationController, VerificationRuleController } from './http/verification.controller.js';

/** 授权与核实: consents, and what departments are asked under them. */
const VERIFICATION = [ConsentQueries, ConsentService, VerificationQueries, VerificationService, VerificationRules, VerificationReport, VerificationReactions];

/** 个人信息权利: copy, correction, restriction, who looked, erasure. */
const RIGHTS = [OwnData, PersonalCopy, PersonalDataSources, RightsQueries, RightsService, Retention, ErasureObstacles, ErasureQueries, Erasures];

/** 一户一档: what it knows beside the register, its papers, and the whole of it on paper. */
const DOSSIER = [DossierFacts, DossierFactsQueries, Attachments, DossierPersonalData, DossierDocument];

/** 疑似重复: who may be registered twice, merging and undoing it, households that part and join. */
const DUPLICATES = {
  controllers: [DuplicateController, MergeController, JoiningController],
  providers: [DuplicateLooks, DuplicateQueries, Duplicates, HouseholdDepartures, MergeQueries, Merges, MergeUndoing],
  exports: [DuplicateLooks, Duplicates],
};

/** 动态监测: facts, rules over them, alerts. */
const MONITORING = {
  controllers: [MonitoringFactController, AlertRuleController, MonitoringAlertController],
  providers: [MonitoringFacts, FactImport, AlertRules, AlertRuns, AlertDirectory, MonitoringAlerts, MonitoringAlertQueries],
  exports: [MonitoringFacts, AlertRules, AlertRuns, AlertDirectory, MonitoringAlerts],
};

/** 需求评估: questionnaires, assessments, and the needs they find. */
const ASSESSMENT = {
  controllers: [QuestionnaireController, NeedsAssessmentController, DueAssessmentController, AssessedNeedController],
  providers: [Questionnaires, NeedsAssessments, NeedsAssessmentQueries, DueAssessments, AssessedNeeds, AssessmentReport],
  exports: [Questionnaires, NeedsAssessments, AssessedNeeds],
};

/** 救助对象: one household, one dossier; who is in the scheme, since when and on what basis. */
@Module({
  imports: [PartnersModule],
  // The export's own route stands before `recipients/:id`.
  controllers: [...DUPLICATES.controllers, HouseholdController, RecipientExportController, RecipientController, RosterImportController, RosterSourceController, CategoryRuleController, CategoryProposalController, PopulationController, ConsentController, VerificationController, VerificationRuleController, RightsController, ErasureController, DossierFactsController, AttachmentController, ...MONITORING.controllers, ...ASSESSMENT.controllers],
  providers: [CategoryProposalQueries, CategoryRules, PopulationQueries, HouseholdQueries, HouseholdService, RecipientQueries, RecipientExport, RecipientService, RecipientReactions, PlaceReactions, RecipientsReader, HouseholdWordsReader, RosterImporter, RosterImports, RosterSources, RosterChanges, RosterJobs, ...VERIFICATION, ...RIGHTS, ...DOSSIER, ...MONITORING.providers, ...ASSESSMENT.providers, ...DUPLICATES.providers],
  exports: [RecipientsReader, HouseholdWordsReader, RecipientService, DossierFacts, Attachments, CategoryProposalQueries, HouseholdService, RosterImporter, RosterJobs, ConsentService, VerificationService, VerificationRules, PersonalDataSources, RightsService, ErasureObstacles, Erasures, ...MONITORING.exports, ...ASSESSMENT.exports, ...DUPLICATES.exports],
})
export class RecipientsModule {
  constructor(
    @Inject(RegularLooks) looks: RegularLooks,
    @Inject(FactSources) facts: FactSources,
    @Inject(VerificationService) verifications: VerificationService,
    @Inject(AlertRuns) alerts: AlertRuns,
    @Inject(Attachments) attachments: Attachments,
    @Inject(DuplicateLooks) duplicates: DuplicateLooks,
  ) {
    facts.register(PERSON_FACTS);
    // Requests whose consent has run out; rules that are new, changed, or due by the calendar; bytes of papers removed long ago.
    looks.every('verification-expiry', 60_000, () => verifications.expireDue());
    looks.every('alert-runs', 60_000, () => alerts.runDue());
    looks.every('duplicates', 600_000, () => duplicates.lookWhenDue());
    looks.every('attachment-purge', 3_600_000, () => attachments.purge());
  }
}
