import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Problems, Public, Throttled, type RawJson } from '@yizhu/platform';
import { Tracking } from '../app/tracking.js';
import { NEED_STATES, REQUEST_STATES } from '../domain/help-request.js';
import { DIMENSIONS, URGENCIES } from '../domain/vocabulary.js';

class TrackedNeedView {
  @ApiProperty({ enum: DIMENSIONS }) dimension!: string;
  @ApiProperty({ enum: NEED_STATES }) status!: string;
}
class TrackedStepView {
  @ApiProperty({ example: 'triage' }) step!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}
export class TrackingView {
  @ApiProperty({ enum: REQUEST_STATES }) status!: string;
  @ApiProperty({ enum: URGENCIES, nullable: true, type: String }) urgency!: string | null;
  @ApiProperty({ format: 'date-time' }) submittedAt!: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: '下一步最迟何时 / by when the next step comes' }) dueAt!: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) closedAt!: string | null;
  @ApiProperty({ description: '不予受理后可申诉一次 / may be appealed, once' }) mayAppeal!: boolean;
  @ApiProperty({ type: [TrackedNeedView] }) needs!: TrackedNeedView[];
  @ApiProperty({ type: [TrackedStepView] }) steps!: TrackedStepView[];
}

/** Progress for whoever holds the code. */
@ApiTags('assistance')
@Controller('tracking')
export class TrackingController {
  constructor(@Inject(Tracking) private readonly tracking: Tracking) {}

  /** A code has 60 random bits; guessing is slowed besides. */
  @Get(':code') @Public('whoever holds the code of a request sees how far it has come, and nothing about whom') @Throttled(30) @ApiOkResponse({ type: TrackingView }) @Problems(404, 429)
  progress(@Param('code') code: string): Promise<RawJson> {
    return this.tracking.progress(code);
  }
}
