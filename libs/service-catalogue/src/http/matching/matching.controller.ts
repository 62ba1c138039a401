import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersList, AnswersOne, Problems, Public, Requires, SignedIn, Throttled, type RawJson } from '@yizhu/platform';
import { ItemReachQueries } from '../../app/matching/item-reach.queries.js';
import { PersonMatches } from '../../app/matching/person-matches.js';
import { PolicyCalculator } from '../../app/matching/policy-calculator.js';
import { RuleTrials } from '../../app/matching/rule-trials.js';
import { ItemReachView, MatchCountsView, PersonMatchesView, PlaceQuery, ReachedPersonView, ReachQuery } from './matching.dto.js';
import { PolicyCalculationDto, PolicyCalculationView, PolicyQuestionsView } from './policy.dto.js';
import { RuleCheckView, RuleCountDto, RuleCountView, RuleDto, RuleTrialDto, RuleTrialView, VocabularyView } from './rule.dto.js';

/** A calculation answers something and makes nothing. */
const ANONYMOUS_PER_MINUTE = 60;

@ApiTags('service-catalogue')
@Controller()
export class EligibilityController {
  constructor(@Inject(RuleTrials) private readonly trials: RuleTrials) {}

  @Get('eligibility-vocabulary') @SignedIn() @AnswersOne(VocabularyView)
  vocabulary(): Promise<VocabularyView> {
    return this.trials.vocabulary();
  }

  @Get('eligibility-rule-schema') @Public('a format is nobody’s secret') @Throttled(ANONYMOUS_PER_MINUTE) @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } }) @Problems(429)
  schema(): Promise<Record<string, unknown>> {
    return this.trials.schema();
  }

  @Post('eligibility-checks') @SignedIn() @HttpCode(200) @ApiOkResponse({ type: RuleCheckView }) @Problems()
  check(@Body() body: RuleDto): Promise<RuleCheckView> {
    return this.trials.check(body.rule);
  }

  @Post('eligibility-trials') @Requires('matching:read') @HttpCode(200) @ApiOkResponse({ type: RuleTrialView }) @Problems(404, 422)
  try(@Body() body: RuleTrialDto): Promise<RuleTrialView> {
    return this.trials.try(body.rule, body.personId);
  }

  @Post('eligibility-counts') @Requires('matching:read') @HttpCode(200) @ApiOkResponse({ type: RuleCountView }) @Problems(422)
  count(@Body() body: RuleCountDto): Promise<RuleCountView> {
    return this.trials.count(body.rule, body.township);
  }
}

@ApiTags('service-catalogue')
@Controller()
export class MatchingController {
  constructor(
    @Inject(PersonMatches) private readonly people: PersonMatches,
    @Inject(ItemReachQueries) private readonly reach: ItemReachQueries,
  ) {}

  @Get('recipients/:id/matches') @Requires('matching:read') @AnswersOne(PersonMatchesView)
  matches(@Param('id', ParseUUIDPipe) id: string): Promise<PersonMatchesView> {
    return this.people.of(id);
  }

  @Get('service-items/:id/reach') @Requires('matching:read') @AnswersList(ReachedPersonView) @Problems(404, 422)
  reached(@Param('id', ParseUUIDPipe) id: string, @Query() query: ReachQuery): Promise<RawJson> {
    return this.reach.people(id, query);
  }

  @Get('service-items/:id/reach-counts') @Requires('matching:read') @AnswersOne(ItemReachView)
  places(@Param('id', ParseUUIDPipe) id: string, @Query() query: PlaceQuery): Promise<ItemReachView> {
    return this.reach.places(id, query.township);
  }

  @Get('match-counts') @Requires('matching:read') @AnswersOne(MatchCountsView)
  counts(@Query() query: PlaceQuery): Promise<MatchCountsView> {
    return this.reach.counts(query.township);
  }
}

@ApiTags('service-catalogue')
@Controller()
export class PolicyController {
  constructor(@Inject(PolicyCalculator) private readonly calculator: PolicyCalculator) {}

  @Get('policy-questions') @Public('what the rules ask, for the policy calculator') @Throttled(ANONYMOUS_PER_MINUTE) @ApiOkResponse({ type: PolicyQuestionsView }) @Problems(429)
  questions(): Promise<PolicyQuestionsView> {
    return this.calculator.questions();
  }

  @Post('policy-calculations') @Public('anonymous; nothing of it is kept') @Throttled(ANONYMOUS_PER_MINUTE) @HttpCode(200) @ApiOkResponse({ type: PolicyCalculationView }) @Problems(429)
  calculate(@Body() body: PolicyCalculationDto): Promise<PolicyCalculationView> {
    return this.calculator.calculate(body.answers);
  }
}
