import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, PageQuery, Problems, Requires, type RawJson } from '@yizhu/platform';
import { Duties } from '../app/duties.js';
import { Trainings } from '../app/trainings.js';
import { Workload } from '../app/workload.js';
import { AttendancesDto, DutyDto, DutyListQuery, DutyView, TrainingDto, TrainingRowView, TrainingView, WorkloadQuery, WorkloadView } from './duty.dto.js';

@ApiTags('teams')
@Controller()
export class DutyController {
  constructor(
    @Inject(Duties) private readonly duties: Duties,
    @Inject(Trainings) private readonly trainings: Trainings,
    @Inject(Workload) private readonly load: Workload,
  ) {}

  /** 值班表：谁在夜里接电话。/ The roster: who answers at night. */
  @Get('duties') @Requires('team-member:read') @AnswersList(DutyView)
  list(@Query() query: DutyListQuery): Promise<RawJson> {
    return this.duties.list(query);
  }

  @Post('duties') @Requires('team-member:manage') @AnswersCreated(DutyView)
  add(@Body() body: DutyDto): Promise<RawJson> {
    return this.duties.add(body);
  }

  @Post('duties/:id/removal') @HttpCode(200) @Requires('team-member:manage') @ApiOkResponse({ type: DutyView }) @Problems(404)
  remove(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.duties.remove(id);
  }

  @Get('trainings') @Requires('team-member:read') @AnswersList(TrainingRowView)
  listTrainings(@Query() query: PageQuery): Promise<RawJson> {
    return this.trainings.list(query);
  }

  @Get('trainings/:id') @Requires('team-member:read') @AnswersOne(TrainingView)
  showTraining(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.trainings.detail(id);
  }

  @Post('trainings') @Requires('team-member:manage') @AnswersCreated(TrainingView)
  createTraining(@Body() body: TrainingDto): Promise<RawJson> {
    return this.trainings.create(body);
  }

  @Put('trainings/:id') @Requires('team-member:manage') @AnswersAct(TrainingView)
  updateTraining(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: TrainingDto): Promise<RawJson> {
    return this.trainings.update(id, version, body);
  }

  @Put('trainings/:id/attendances') @Requires('team-member:manage') @AnswersAct(TrainingView)
  attend(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: AttendancesDto): Promise<RawJson> {
    return this.trainings.attend(id, version, body);
  }

  /** 每位队员未来十四天的安排。/ What each member has before them, fourteen days. */
  @Get('workload') @Requires('team-member:manage') @AnswersList(WorkloadView)
  workload(@Query() query: WorkloadQuery): Promise<RawJson> {
    return this.load.list(query);
  }
}
