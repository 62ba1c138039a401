import { Body, Controller, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersOne, IfMatch, Problems, Requires, type RawJson } from '@yizhu/platform';
import { DispatchDesk } from '../app/dispatch/dispatch-desk.js';
import { DispatchRules } from '../app/dispatch/dispatch-rules.js';
import { checkDispatchRule } from '../domain/dispatch/dispatch-rule.js';
import { DispatchAnswersView, DispatchOffersDto, DispatchPlanQuery, DispatchPlanView, DispatchRuleDto, DispatchRuleView } from './dispatch.dto.js';

@ApiTags('assistance')
@Controller()
export class DispatchController {
  constructor(
    @Inject(DispatchDesk) private readonly desk: DispatchDesk,
    @Inject(DispatchRules) private readonly rules: DispatchRules,
  ) {}

  @Get('dispatch-plan') @Requires('service-order:offer') @AnswersOne(DispatchPlanView)
  plan(@Query() { township }: DispatchPlanQuery): Promise<RawJson> {
    return this.desk.plan(township);
  }

  @Post('dispatch-offers') @HttpCode(200) @Requires('service-order:offer') @ApiOkResponse({ type: DispatchAnswersView }) @Problems(422)
  offer(@Body() { offers }: DispatchOffersDto): Promise<DispatchAnswersView> {
    return this.desk.offer(offers);
  }

  @Get('dispatch-rule') @Requires('service-order:offer') @AnswersOne(DispatchRuleView)
  rule(): Promise<RawJson> {
    return this.rules.shown();
  }

  @Put('dispatch-rule') @Requires('dispatch-rule:manage') @ApiOkResponse({ type: DispatchRuleView }) @Problems(412, 422, 428)
  changeRule(@IfMatch() version: number, @Body() body: DispatchRuleDto): Promise<RawJson> {
    return this.rules.change(version, checkDispatchRule(body));
  }
}
