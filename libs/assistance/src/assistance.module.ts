import { Inject, Module } from '@nestjs/common';
import { PartnersModule } from '@yizhu/partners';
import { FactSources, RegularLooks } from '@yizhu/platform';
import { RecipientsModule } from '@yizhu/recipients';
import { ServiceCatalogueModule } from '@yizhu/service-catalogue';
import { TeamsModule } from '@yizhu/teams';
import { AssistanceReader } from './app/assistance.reader.js';
import { AlertWork } from './app/alert-work.js';
import { AssessedNeedWork } from './app/assessed-need-work.js';
import { DispatchDesk } from './app/dispatch/dispatch-desk.js';
import { DispatchRules } from './app/dispatch/dispatch-rules.js';
import { DutyCalls } from './app/duty-calls.js';
import { Escalations } from './app/escalations.js';
import { FeedbackQueries } from './app/feedback/feedback.queries.js';
import { FeedbackService } from './app/feedback/feedback.service.js';
import { FollowUps } from './app/feedback/follow-ups.js';
import { SpotCheckRules } from './app/feedback/spot-check-rules.js';
import { SpotChecks } from './app/feedback/spot-checks.js';
import { HelpRequestQueries } from './app/help-request.queries.js';
import { HelpRequestService } from './app/help-request.service.js';
import { ErasedPeople } from './app/erased-people.js';
import { ASSISTANCE_FACTS, ITEM_USE } from './app/person-facts.js';
import { AssistancePersonalData } from './app/personal-data.js';
import { DeliveryRules } from './app/orders/delivery-rules.js';
import { OrderProofs } from './app/orders/order-proofs.js';
import { KeptFiles } from './app/kept-files.js';
import { PlanQueries } from './app/plans/plan.queries.js';
import { Plans } from './app/plans/plans.js';
import { CalendarFeeds } from './app/calendars/calendar-feeds.js';
import { RequestFiles } from './app/requests/request-files.js';
import { ServiceOrderQueries } from './app/service-order.queries.js';
import { ServiceOrderService } from './app/service-order.service.js';
import { MemberHandover } from './app/member-handover.js';
import { Tracking } from './app/tracking.js';
import { TodayQueries } from './app/today.queries.js';
import { VisitPlanQueries } from './app/visit-plan.queries.js';
import { VisitQueries } from './app/visit.queries.js';
import { VisitSync } from './app/visit-sync.js';
import { VisitService } from './app/visit.service.js';
import { VisitChecklists } from './app/visits/visit-checklists.js';
import { WishClaims } from './app/wishes/wish-claims.js';
import { WishProofs } from './app/wishes/wish-proofs.js';
import { WishQueries } from './app/wishes/wish.queries.js';
import { WishRules } from './app/wishes/wish-rules.js';
import { WishWallQueries } from './app/wishes/wish-wall.queries.js';
import { Wishes } from './app/wishes/wishes.js';
import { DeliveryController } from './http/delivery.controller.js';
import { AssistancePlanController } from './http/assistance-plan.controller.js';
import { DispatchController } from './http/dispatch.controller.js';
import { FeedbackController } from './http/feedback.controller.js';
import { HelpRequestController } from './http/help-request.controller.js';
import { CalendarController } from './http/calendar.controller.js';
import { RequestFileController } from './http/request-file.controller.js';
import { ServiceOrderController } from './http/service-order.controller.js';
import { SpotCheckController } from './http/spot-check.controller.js';
import { TrackingController } from './http/tracking.controller.js';
import { VisitPlanController } from './http/visit-plan.controller.js';
import { VisitController } from './http/visit.controller.js';
import { WishController } from './http/wish.controller.js';
import { WishWallController } from './http/wish-wall.controller.js';

const WISHES = [Wishes, WishClaims, WishProofs, WishQueries, WishRules, WishWallQueries];
const DELIVERY = [DeliveryRules, OrderProofs, KeptFiles];
const FEEDBACK = [FeedbackService, FeedbackQueries, FollowUps, SpotChecks, SpotCheckRules];

/** 求助与工单: the closed loop — asked, looked at, sent, visited, rated, closed. */
@Module({
  imports: [RecipientsModule, ServiceCatalogueModule, TeamsModule, PartnersModule],
  controllers: [HelpRequestController, RequestFileController, CalendarController, AssistancePlanController, ServiceOrderController, DeliveryController, DispatchController, VisitController, VisitPlanController, TrackingController, FeedbackController, SpotCheckController, WishController, WishWallController],
  providers: [AssistanceReader, HelpRequestService, Escalations, Tracking, HelpRequestQueries, RequestFiles, CalendarFeeds, Plans, PlanQueries, ServiceOrderService, ServiceOrderQueries, DispatchDesk, DispatchRules, VisitService, VisitChecklists, VisitSync, VisitQueries, VisitPlanQueries, TodayQueries, AssistancePersonalData, AlertWork, AssessedNeedWork, ErasedPeople, MemberHandover, DutyCalls, ...DELIVERY, ...FEEDBACK, ...WISHES],
  exports: [AssistanceReader, Escalations, HelpRequestService, OrderProofs, Plans, RequestFiles, ServiceOrderService, VisitService, FeedbackService, FollowUps, SpotChecks, SpotCheckRules, Wishes, WishClaims, WishProofs],
})
export class AssistanceModule {
  constructor(@Inject(RegularLooks) looks: RegularLooks, @Inject(FactSources) facts: FactSources, @Inject(ServiceOrderService) orders: ServiceOrderService, @Inject(Escalations) escalations: Escalations, @Inject(Wishes) wishes: Wishes, @Inject(SpotChecks) spotChecks: SpotChecks, @Inject(TodayQueries) today: TodayQueries) {
    facts.register(ASSISTANCE_FACTS);
    facts.registerUse({ view: ITEM_USE });
    // Offers nobody answered.
    looks.every('offer-expiry', 30_000, () => orders.expireOffers());
    looks.every('next-best', 30_000, () => orders.askNextBest());
    looks.every('request-escalation', 60_000, () => escalations.look());
    looks.every('spot-checks', 600_000, () => spotChecks.draw());
    looks.every('month-counts', 60_000, () => today.foldMonthCounts());
    // Holds that are over, wishes that hung long enough, givers whose claim has long ended.
    looks.every('wishes-run-out', 30_000, () => wishes.runOut());
    looks.every('forget-givers', 3_600_000, () => wishes.forgetGivers());
  }
}
