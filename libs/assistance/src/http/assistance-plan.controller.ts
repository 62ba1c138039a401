import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, Requires, type RawJson } from '@yizhu/platform';
import { PlanQueries } from '../app/plans/plan.queries.js';
import { Plans } from '../app/plans/plans.js';
import { AssistancePlanDetailView, AssistancePlanView, ClosePlanDto, HandOverPlanDto, OpenPlanDto, PlanListQuery, PlannableNeedView, PlanNeedsDto, ReviewPlanDto } from './assistance-plan.dto.js';

@ApiTags('assistance')
@Controller()
export class AssistancePlanController {
  constructor(
    @Inject(Plans) private readonly plans: Plans,
    @Inject(PlanQueries) private readonly queries: PlanQueries,
  ) {}

  @Get('assistance-plans') @Requires('assistance-plan:read') @AnswersList(AssistancePlanView)
  list(@Query() query: PlanListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Get('assistance-plans/:id') @Requires('assistance-plan:read') @AnswersOne(AssistancePlanDetailView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  /** 这一户等着办、还没有纳入方案的需求。/ What the household waits for that is in no plan. */
  @Get('households/:id/plannable-needs') @Requires('assistance-plan:manage') @AnswersList(PlannableNeedView)
  waiting(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.waiting(id);
  }

  @Post('assistance-plans') @Requires('assistance-plan:manage') @AnswersCreated(AssistancePlanDetailView)
  open(@Body() body: OpenPlanDto): Promise<RawJson> {
    return this.plans.open(body);
  }

  @Post('assistance-plans/:id/needs') @Requires('assistance-plan:manage') @AnswersAct(AssistancePlanDetailView)
  takeIn(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: PlanNeedsDto): Promise<RawJson> {
    return this.plans.takeIn(id, version, body.needIds);
  }

  @Post('assistance-plans/:id/needs/:needId/removal') @Requires('assistance-plan:manage') @AnswersAct(AssistancePlanDetailView)
  takeOut(@Param('id', ParseUUIDPipe) id: string, @Param('needId', ParseUUIDPipe) needId: string, @IfMatch() version: number): Promise<RawJson> {
    return this.plans.takeOut(id, version, needId);
  }

  @Post('assistance-plans/:id/handover') @Requires('assistance-plan:manage') @AnswersAct(AssistancePlanDetailView)
  handOver(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: HandOverPlanDto): Promise<RawJson> {
    return this.plans.handOver(id, version, body.memberId);
  }

  @Post('assistance-plans/:id/reviews') @Requires('assistance-plan:review') @AnswersAct(AssistancePlanDetailView)
  review(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ReviewPlanDto): Promise<RawJson> {
    return this.plans.review(id, version, body);
  }

  @Post('assistance-plans/:id/closure') @Requires('assistance-plan:manage') @AnswersAct(AssistancePlanDetailView)
  close(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ClosePlanDto): Promise<RawJson> {
    return this.plans.close(id, version, body);
  }
}
