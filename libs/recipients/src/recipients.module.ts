import { Module } from '@nestjs/common';
import { HouseholdQueries } from './app/household.queries.js';
import { HouseholdService } from './app/household.service.js';
import { RecipientReactions } from './app/reactions.js';
import { RecipientExport } from './app/recipient-export.js';
import { RecipientQueries } from './app/recipient.queries.js';
import { RecipientService } from './app/recipient.service.js';
import { RecipientsReader } from './app/recipients.reader.js';
import { RecipientExportController } from './http/recipient-export.controller.js';
import { HouseholdController, RecipientController } from './http/recipient.controller.js';

/** 救助对象: one household, one dossier; who is in the scheme, since when and on what basis. */
@Module({
  controllers: [HouseholdController, RecipientExportController, RecipientController],
  providers: [HouseholdQueries, HouseholdService, RecipientQueries, RecipientExport, RecipientService, RecipientReactions, RecipientsReader],
  exports: [RecipientsReader, HouseholdService],
})
export class RecipientsModule {}
