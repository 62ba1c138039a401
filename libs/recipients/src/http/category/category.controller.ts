import { Body, Controller, Get, Inject, Param, ParseEnumPipe, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersList, AnswersOne, IfMatch, Problems, Requires, type RawJson } from '@yizhu/platform';
import { CategoryProposalQueries } from '../../app/category/category-proposal.queries.js';
import { CategoryRules } from '../../app/category/category-rules.js';
import { PopulationQueries } from '../../app/category/population.queries.js';
import { RecipientService } from '../../app/recipient.service.js';
import { RULED_CATEGORIES, type RuledCategory } from '../../domain/category/category-rule.js';
import { StatusReasonDto } from '../recipient.dto.js';
import { CategoryProposalView, CategoryRuleDto, CategoryRulesView, CategoryRuleView, HouseholdStandingView, PopulationQuery, PopulationView, ProposalListQuery, StandingQuery } from './category.dto.js';

const RULED = Object.fromEntries(RULED_CATEGORIES.map((category) => [category, category]));

/** What each tier asks for: confirmation, review, visits. */
@ApiTags('recipients')
@Controller('category-rules')
export class CategoryRuleController {
  constructor(@Inject(CategoryRules) private readonly rules: CategoryRules) {}

  @Get() @Requires('household:read') @ApiOkResponse({ type: CategoryRulesView }) @Problems()
  list(): Promise<RawJson> {
    return this.rules.list();
  }

  @Put(':category') @Requires('category-rule:manage') @AnswersAct(CategoryRuleView)
  change(@Param('category', new ParseEnumPipe(RULED)) category: string, @IfMatch() version: number, @Body() body: CategoryRuleDto): Promise<RawJson> {
    return this.rules.change(category as RuledCategory, version, body);
  }
}

/** Decisions made by one person that wait for another. */
@ApiTags('recipients')
@Controller('category-proposals')
export class CategoryProposalController {
  constructor(
    @Inject(CategoryProposalQueries) private readonly queries: CategoryProposalQueries,
    @Inject(RecipientService) private readonly recipients: RecipientService,
  ) {}

  @Get() @Requires('household:read') @AnswersList(CategoryProposalView)
  list(@Query() query: ProposalListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Get(':id') @Requires('household:read') @AnswersOne(CategoryProposalView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  @Post(':id/confirmation') @Requires('recipient:decide') @AnswersAct(CategoryProposalView)
  confirm(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.recipients.confirm(id, version);
  }

  @Post(':id/return') @Requires('recipient:decide') @AnswersAct(CategoryProposalView)
  return(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: StatusReasonDto): Promise<RawJson> {
    return this.recipients.return(id, version, body.reason);
  }

  @Post(':id/withdrawal') @Requires('recipient:decide') @AnswersAct(CategoryProposalView)
  withdraw(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.recipients.withdraw(id, version);
  }
}

/** Who is in the scheme, how many, on any day. */
@ApiTags('recipients')
@Controller()
export class PopulationController {
  constructor(@Inject(PopulationQueries) private readonly queries: PopulationQueries) {}

  @Get('population') @Requires('household:read') @ApiOkResponse({ type: PopulationView }) @Problems()
  count(@Query() query: PopulationQuery): Promise<RawJson> {
    return this.queries.count(query);
  }

  @Get('households/:id/standing') @Requires('household:read') @AnswersOne(HouseholdStandingView)
  standing(@Param('id', ParseUUIDPipe) id: string, @Query() query: StandingQuery): Promise<RawJson> {
    return this.queries.standing(id, query.on);
  }
}
