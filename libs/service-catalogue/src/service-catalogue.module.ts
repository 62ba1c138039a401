import { Inject, Module } from '@nestjs/common';
import { PartnersModule } from '@yizhu/partners';
import { RegularLooks } from '@yizhu/platform';
import { ItemReachQueries } from './app/matching/item-reach.queries.js';
import { MatchingLook } from './app/matching/matching-look.js';
import { PersonMatches } from './app/matching/person-matches.js';
import { PolicyCalculator } from './app/matching/policy-calculator.js';
import { Quotas } from './app/matching/quotas.js';
import { ReleasedItems } from './app/matching/released-items.js';
import { RuleTrials } from './app/matching/rule-trials.js';
import { ServiceCatalogue } from './app/service-catalogue.js';
import { CatalogueReleases } from './app/catalogue-releases.js';
import { PublicList } from './app/public-list.js';
import { CatalogueReleaseController } from './http/catalogue-release.controller.js';
import { EligibilityController, MatchingController, PolicyController } from './http/matching/matching.controller.js';
import { ServiceItemController } from './http/service-item.controller.js';

/** 匹配: rules over facts, for one person, for one item, for all. */
const MATCHING = {
  controllers: [EligibilityController, MatchingController, PolicyController],
  providers: [ReleasedItems, Quotas, PersonMatches, ItemReachQueries, RuleTrials, PolicyCalculator, MatchingLook],
};

/** 服务清单: what help there is, for whom, and who gets it. */
@Module({
  imports: [PartnersModule],
  controllers: [ServiceItemController, CatalogueReleaseController, ...MATCHING.controllers],
  providers: [ServiceCatalogue, CatalogueReleases, PublicList, ...MATCHING.providers],
  exports: [ServiceCatalogue, CatalogueReleases, PublicList, MatchingLook],
})
export class ServiceCatalogueModule {
  constructor(@Inject(RegularLooks) looks: RegularLooks, @Inject(MatchingLook) matching: MatchingLook) {
    // Facts and rules that have changed, and what the calendar changes.
    looks.every('matching', 5_000, () => matching.look());
  }
}
