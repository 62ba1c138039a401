import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, Problems, Requires, type RawJson } from '@yizhu/platform';
import { ServiceOrderQueries } from '../app/service-order.queries.js';
import { ServiceOrderService } from '../app/service-order.service.js';
import { DeliverDto, FailedAttemptDto, VerifyDto } from './delivery.dto.js';
import { ReasonDto } from './help-request.dto.js';
import { CandidatesView, OfferDto, PlanOrderDto, ScheduleDto, ServiceOrderDetailView, ServiceOrderListQuery, ServiceOrderView } from './service-order.dto.js';

@ApiTags('assistance')
@Controller()
export class ServiceOrderController {
  constructor(
    @Inject(ServiceOrderService) private readonly orders: ServiceOrderService,
    @Inject(ServiceOrderQueries) private readonly queries: ServiceOrderQueries,
  ) {}

  @Get('service-orders') @Requires('service-order:read') @AnswersList(ServiceOrderView)
  list(@Query() query: ServiceOrderListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Get('service-orders/:id') @Requires('service-order:read') @AnswersOne(ServiceOrderDetailView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  @Post('service-orders') @Requires('service-order:plan') @AnswersCreated(ServiceOrderDetailView)
  plan(@Body() body: PlanOrderDto): Promise<RawJson> {
    return this.orders.plan(body);
  }

  @Get('service-orders/:id/candidates') @Requires('service-order:offer') @ApiOkResponse({ type: CandidatesView }) @Problems(404)
  candidates(@Param('id', ParseUUIDPipe) id: string): Promise<CandidatesView> {
    return this.orders.candidates(id) as Promise<CandidatesView>;
  }

  @Post('service-orders/:id/offers') @Requires('service-order:offer') @AnswersAct(ServiceOrderDetailView)
  offer(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: OfferDto): Promise<RawJson> {
    return this.orders.offer(id, version, body.memberId);
  }

  @Post('service-orders/:id/acceptance') @Requires('service-order:accept') @AnswersAct(ServiceOrderDetailView)
  accept(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.orders.accept(id, version);
  }

  @Post('service-orders/:id/refusal') @Requires('service-order:accept') @AnswersAct(ServiceOrderDetailView)
  refuse(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ReasonDto): Promise<RawJson> {
    return this.orders.refuse(id, version, body.reason);
  }

  @Post('service-orders/:id/schedule') @Requires('service-order:deliver') @AnswersAct(ServiceOrderDetailView)
  schedule(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ScheduleDto): Promise<RawJson> {
    return this.orders.schedule(id, version, new Date(body.at));
  }

  @Post('service-orders/:id/delivery') @Requires('service-order:deliver') @AnswersAct(ServiceOrderDetailView)
  deliver(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: DeliverDto): Promise<RawJson> {
    return this.orders.deliver(id, version, body);
  }

  /** 这一次没做成，工单留给同一人再去。/ In vain this time: it stays with who has it, for another attempt. */
  @Post('service-orders/:id/failed-attempts') @Requires('service-order:deliver') @AnswersAct(ServiceOrderDetailView)
  miss(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: FailedAttemptDto): Promise<RawJson> {
    return this.orders.miss(id, version, body.reason, body.words ?? '');
  }

  @Post('service-orders/:id/verification') @Requires('service-order:verify') @AnswersAct(ServiceOrderDetailView)
  verify(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: VerifyDto): Promise<RawJson> {
    return this.orders.verify(id, version, body);
  }

  @Post('service-orders/:id/closure') @Requires('service-order:verify') @AnswersAct(ServiceOrderDetailView)
  close(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.orders.close(id, version);
  }

  @Post('service-orders/:id/cancellation') @Requires('service-order:cancel') @AnswersAct(ServiceOrderDetailView)
  cancel(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ReasonDto): Promise<RawJson> {
    return this.orders.cancel(id, version, body.reason);
  }

  @Post('service-orders/:id/failure') @Requires('service-order:deliver') @AnswersAct(ServiceOrderDetailView)
  fail(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ReasonDto): Promise<RawJson> {
    return this.orders.fail(id, version, body.reason);
  }
}
