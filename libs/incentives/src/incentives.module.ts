import { Module } from '@nestjs/common';
import { TeamsModule } from '@yizhu/teams';
import { MonthFacts } from './app/facts.js';
import { IncentiveSchemes } from './app/incentive-schemes.js';
import { ScoreRuns } from './app/score-runs.js';
import { IncentiveSchemeController, ScoreRunController } from './http/incentive.controller.js';

/** 激励: a month's scorecards from evidence, each figure opening into its records. */
@Module({ imports: [TeamsModule], controllers: [IncentiveSchemeController, ScoreRunController], providers: [MonthFacts, IncentiveSchemes, ScoreRuns], exports: [IncentiveSchemes, ScoreRuns] })
export class IncentivesModule {}
