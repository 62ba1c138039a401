import { Module } from '@nestjs/common';
import { CategoryProposalQueries } from './app/category/category-proposal.queries.js';
import { CategoryRules } from './app/category/category-rules.js';
import { PopulationQueries } from './app/category/population.queries.js';
import { HouseholdQueries } from './app/household.queries.js';
import { HouseholdService } from './app/household.service.js';
import { RecipientReactions } from './app/reactions.js';
import { RecipientExport } from './app/recipient-export.js';
import { RecipientQueries } from './app/recipient.queries.js';
import { RecipientService } from './app/recipient.service.js';
import { RecipientsReader } from './app/recipients.reader.js';
import { RosterImporter } from './app/roster/roster-importer.js';
import { RosterImports } from './app/roster/roster-imports.js';
import { RosterJobs } from './app/roster/roster-jobs.js';
import { CategoryProposalController, CategoryRuleController, PopulationController } from './http/category/category.controller.js';
import { RecipientExportController } from './http/recipient-export.controller.js';
import { HouseholdController, RecipientController } from './http/recipient.controller.js';
import { RosterImportController } from './http/roster-import.controller.js';

/** 救助对象: one household, one dossier; who is in the scheme, since when and on what basis. */
@Module({
  // The export's own route stands before `recipients/:id`.
  controllers: [HouseholdController, RecipientExportController, RecipientController, RosterImportController, CategoryRuleController, CategoryProposalController, PopulationController],
  providers: [CategoryProposalQueries, CategoryRules, PopulationQueries, HouseholdQueries, HouseholdService, RecipientQueries, RecipientExport, RecipientService, RecipientReactions, RecipientsReader, RosterImporter, RosterImports, RosterJobs],
  exports: [RecipientsReader, HouseholdService, RosterImporter, RosterJobs],
})
export class RecipientsModule {}
