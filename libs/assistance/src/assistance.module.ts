import { Inject, Module } from '@nestjs/common';
import { PartnersModule } from '@yizhu/partners';
import { FactSources, RegularLooks } from '@yizhu/platform';
import { RecipientsModule } from '@yizhu/recipients';
import { ServiceCatalogueModule } from '@yizhu/service-catalogue';
import { TeamsModule } from '@yizhu/teams';
import { AlertWork } from './app/alert-work.js';
import { AssessedNeedWork } from './app/assessed-need-work.js';
import { Escalations } from './app/escalations.js';
import { HelpRequestQueries } from './app/help-request.queries.js';
import { HelpRequestService } from './app/help-request.service.js';
import { ErasedPeople } from './app/erased-people.js';
import { ASSISTANCE_FACTS, ITEM_USE } from './app/person-facts.js';
import { AssistancePersonalData } from './app/personal-data.js';
import { ServiceOrderQueries } from './app/service-order.queries.js';
import { ServiceOrderService } from './app/service-order.service.js';
import { Tracking } from './app/tracking.js';
import { TodayQueries } from './app/today.queries.js';
import { VisitPlanQueries } from './app/visit-plan.queries.js';
import { VisitQueries } from './app/visit.queries.js';
import { VisitService } from './app/visit.service.js';
import { HelpRequestController } from './http/help-request.controller.js';
import { ServiceOrderController } from './http/service-order.controller.js';
import { TrackingController } from './http/tracking.controller.js';
import { VisitPlanController } from './http/visit-plan.controller.js';
import { VisitController } from './http/visit.controller.js';

/** 求助与工单: the closed loop — asked, looked at, sent, visited, rated, closed. */
@Module({
  imports: [RecipientsModule, ServiceCatalogueModule, TeamsModule, PartnersModule],
  controllers: [HelpRequestController, ServiceOrderController, VisitController, VisitPlanController, TrackingController],
  providers: [HelpRequestService, Escalations, Tracking, HelpRequestQueries, ServiceOrderService, ServiceOrderQueries, VisitService, VisitQueries, VisitPlanQueries, TodayQueries, AssistancePersonalData, AlertWork, AssessedNeedWork, ErasedPeople],
  exports: [Escalations, HelpRequestService, ServiceOrderService, VisitService],
})
export class AssistanceModule {
  constructor(@Inject(RegularLooks) looks: RegularLooks, @Inject(FactSources) facts: FactSources, @Inject(ServiceOrderService) orders: ServiceOrderService, @Inject(Escalations) escalations: Escalations) {
    facts.register(ASSISTANCE_FACTS);
    facts.registerUse({ view: ITEM_USE });
    // Offers nobody answered.
    looks.every('offer-expiry', 30_000, () => orders.expireOffers());
    looks.every('request-escalation', 60_000, () => escalations.look());
  }
}
