import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersList, AnswersOne, IfMatch, Requires, type RawJson } from '@yizhu/platform';
import { ErasureQueries } from '../app/rights/erasure.queries.js';
import { Erasures } from '../app/rights/erasures.js';
import { Retention } from '../app/rights/retention.js';
import { ConfirmErasureDto, DueErasureQuery, DueErasureView, ErasureListQuery, ErasureView, ProposeErasureDto, RetentionDto, RetentionView } from './erasure.dto.js';

/** Erasure after retention: 个人信息保护法 art. 47. */
@ApiTags('recipients')
@Controller()
export class ErasureController {
  constructor(
    @Inject(ErasureQueries) private readonly queries: ErasureQueries,
    @Inject(Erasures) private readonly erasures: Erasures,
    @Inject(Retention) private readonly retention: Retention,
  ) {}

  @Get('retention') @Requires('household:read') @AnswersOne(RetentionView)
  retentionRule(): Promise<RawJson> {
    return this.retention.rule();
  }

  @Put('retention') @Requires('retention:manage') @AnswersAct(RetentionView)
  changeRetention(@IfMatch() version: number, @Body() body: RetentionDto): Promise<RawJson> {
    return this.retention.change(version, body.years);
  }

  /** 到期可删除：退出已满保存期限的人，各有什么未办完。/ Whose retention has run out, and what is still under way. */
  @Get('due-erasures') @Requires('person-erasure:propose') @AnswersList(DueErasureView)
  due(@Query() query: DueErasureQuery): Promise<RawJson> {
    return this.queries.due(query);
  }

  @Get('erasures') @Requires('person-erasure:read') @AnswersList(ErasureView)
  list(@Query() query: ErasureListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Get('erasures/:id') @Requires('person-erasure:read') @AnswersOne(ErasureView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  /** 提出删除：保存期限未满时拒绝，并说明哪天起可以。/ Refused before the retention is over, with the day from which it is possible. */
  @Post('recipients/:id/erasures') @Requires('person-erasure:propose') @AnswersAct(ErasureView)
  propose(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ProposeErasureDto): Promise<RawJson> {
    return this.erasures.propose(id, version, body);
  }

  /** 由另一人确认，随即删除，不可恢复。/ By somebody else; what was held is gone for good. */
  @Post('erasures/:id/confirmation') @Requires('person-erasure:confirm') @AnswersAct(ErasureView)
  confirm(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ConfirmErasureDto): Promise<RawJson> {
    return this.erasures.confirm(id, version, body.householdNumber);
  }

  @Post('erasures/:id/withdrawal') @Requires('person-erasure:propose') @AnswersAct(ErasureView)
  withdraw(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.erasures.withdraw(id, version);
  }
}
