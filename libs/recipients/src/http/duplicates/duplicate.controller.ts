import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersList, AnswersOne, IfMatch, Requires, type RawJson } from '@yizhu/platform';
import { DuplicateQueries } from '../../app/duplicates/duplicate.queries.js';
import { Duplicates } from '../../app/duplicates/duplicates.js';
import { MergeQueries } from '../../app/duplicates/merge.queries.js';
import { MergeUndoing } from '../../app/duplicates/merge-undoing.js';
import { Merges } from '../../app/duplicates/merges.js';
import { HouseholdDepartures } from '../../app/household-departures.js';
import { DossierView } from '../recipient.dto.js';
import { CheckDuplicatesDto, ComparisonView, DismissDuplicateDto, DuplicateListQuery, DuplicateView, LikelyDuplicateView } from './duplicate.dto.js';
import { MergeHouseholdDto, MergeListQuery, MergeRecipientDto, MergeView, SplitHouseholdDto, TransferMembersDto, UndoMergeDto } from './merge.dto.js';

/** 疑似重复：工作清单 / pairs that may be one person. */
@ApiTags('recipients')
@Controller('duplicates')
export class DuplicateController {
  constructor(
    @Inject(DuplicateQueries) private readonly queries: DuplicateQueries,
    @Inject(Duplicates) private readonly duplicates: Duplicates,
  ) {}

  @Get() @Requires('duplicate:read') @AnswersList(DuplicateView)
  list(@Query() query: DuplicateListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Get(':id') @Requires('duplicate:read') @AnswersOne(DuplicateView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  @Post(':id/dismissal') @Requires('duplicate:settle') @AnswersAct(DuplicateView)
  dismiss(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: DismissDuplicateDto): Promise<RawJson> {
    return this.duplicates.dismiss(id, version, body.reason);
  }
}

@ApiTags('recipients')
@Controller('merges')
export class MergeController {
  constructor(
    @Inject(MergeQueries) private readonly queries: MergeQueries,
    @Inject(MergeUndoing) private readonly undoing: MergeUndoing,
  ) {}

  @Get() @Requires('duplicate:read') @AnswersList(MergeView)
  list(@Query() query: MergeListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Get(':id') @Requires('duplicate:read') @AnswersOne(MergeView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  @Post(':id/undoing') @Requires('duplicate:settle') @AnswersAct(MergeView)
  undo(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: UndoMergeDto): Promise<RawJson> {
    return this.undoing.undo(id, version, body.reason);
  }
}

/** Acts that join and part people and households. */
@ApiTags('recipients')
@Controller()
export class JoiningController {
  constructor(
    @Inject(DuplicateQueries) private readonly queries: DuplicateQueries,
    @Inject(Merges) private readonly merges: Merges,
    @Inject(HouseholdDepartures) private readonly departures: HouseholdDepartures,
  ) {}

  /** 登记前查重；姓名和身份证号只在正文里 / before registering: name and ID in the body only. */
  @Post('recipients/duplicates') @HttpCode(200) @Requires('household:register') @AnswersList(LikelyDuplicateView)
  likely(@Body() body: CheckDuplicatesDto): Promise<RawJson> {
    return this.queries.likely(body);
  }

  @Get('recipients/:id/comparison/:otherId') @Requires('duplicate:read') @AnswersOne(ComparisonView)
  compare(@Param('id', ParseUUIDPipe) id: string, @Param('otherId', ParseUUIDPipe) otherId: string): Promise<RawJson> {
    return this.queries.comparison(id, otherId);
  }

  @Post('recipients/:id/merge') @Requires('duplicate:settle') @AnswersAct(MergeView)
  mergeRecipients(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: MergeRecipientDto): Promise<RawJson> {
    return this.merges.recipients(id, version, body);
  }

  @Post('households/:id/merge') @Requires('duplicate:settle') @AnswersAct(MergeView)
  mergeHouseholds(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: MergeHouseholdDto): Promise<RawJson> {
    return this.merges.households(id, version, body);
  }

  @Post('households/:id/split') @Requires('household:update') @AnswersAct(DossierView)
  split(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: SplitHouseholdDto): Promise<RawJson> {
    return this.departures.split(id, version, body);
  }

  @Post('households/:id/transfer') @Requires('household:update') @AnswersAct(DossierView)
  transfer(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: TransferMembersDto): Promise<RawJson> {
    return this.departures.transfer(id, version, body);
  }
}
