import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, Problems, Requires, type RawJson } from '@yizhu/platform';
import { FeedbackQueries } from '../app/feedback/feedback.queries.js';
import { FeedbackService } from '../app/feedback/feedback.service.js';
import { FollowUps } from '../app/feedback/follow-ups.js';
import { AssignFollowUpDto, CloseFollowUpDto, FeedbackDistributionQuery, FeedbackDistributionView, FeedbackToAskQuery, FeedbackToAskView, FollowUpDetailView, FollowUpListQuery, FollowUpView } from './feedback.dto.js';
import { FeedbackDto, FeedbackListQuery, FeedbackView, ServiceOrderDetailView } from './service-order.dto.js';
import { MicroWishDetailView } from './wish.dto.js';

@ApiTags('assistance')
@Controller()
export class FeedbackController {
  constructor(
    @Inject(FeedbackService) private readonly service: FeedbackService,
    @Inject(FeedbackQueries) private readonly queries: FeedbackQueries,
    @Inject(FollowUps) private readonly followUps: FollowUps,
  ) {}

  @Post('service-orders/:id/feedback') @Requires('feedback:record') @AnswersCreated(ServiceOrderDetailView)
  ofOrder(@Param('id', ParseUUIDPipe) id: string, @Body() body: FeedbackDto): Promise<RawJson> {
    return this.service.ofOrder(id, body);
  }

  @Post('micro-wishes/:id/feedback') @Requires('feedback:record') @AnswersCreated(MicroWishDetailView)
  ofWish(@Param('id', ParseUUIDPipe) id: string, @Body() body: FeedbackDto): Promise<RawJson> {
    return this.service.ofWish(id, body);
  }

  @Get('feedback') @Requires('feedback:read') @AnswersList(FeedbackView)
  list(@Query() query: FeedbackListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  /** 已办结还没有评价的工单和心愿。/ Closed orders and wishes that nobody has rated yet. */
  @Get('feedback/to-ask') @Requires('feedback:record') @AnswersList(FeedbackToAskView)
  toAsk(@Query() query: FeedbackToAskQuery): Promise<RawJson> {
    return this.queries.toAsk(query);
  }

  /** 评价分布：按服务人员、事项或乡镇。/ How marks are distributed, by provider, item or township. */
  @Get('feedback/distribution') @Requires('feedback:read') @ApiOkResponse({ type: FeedbackDistributionView }) @Problems()
  distribution(@Query() query: FeedbackDistributionQuery): Promise<RawJson> {
    return this.queries.distribution(query);
  }

  @Get('feedback-follow-ups') @Requires('follow-up:read') @AnswersList(FollowUpView)
  followUpList(@Query() query: FollowUpListQuery): Promise<RawJson> {
    return this.followUps.list(query);
  }

  @Get('feedback-follow-ups/:id') @Requires('follow-up:read') @AnswersOne(FollowUpDetailView)
  followUp(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.followUps.detail(id);
  }

  @Post('feedback-follow-ups/:id/assignment') @Requires('follow-up:assign') @AnswersAct(FollowUpDetailView)
  assign(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: AssignFollowUpDto): Promise<RawJson> {
    return this.followUps.assign(id, version, body.memberId);
  }

  @Post('feedback-follow-ups/:id/closure') @Requires('follow-up:work') @AnswersAct(FollowUpDetailView)
  close(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: CloseFollowUpDto): Promise<RawJson> {
    return this.followUps.close(id, version, body);
  }
}
