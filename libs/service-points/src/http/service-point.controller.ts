import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, Requires, SignedIn, type RawJson } from '@yizhu/platform';
import { ServicePoints } from '../app/service-points.js';
import { ServicePointDto, ServicePointListQuery, ServicePointView } from './service-point.dto.js';

@ApiTags('service-points')
@Controller('service-points')
export class ServicePointController {
  constructor(@Inject(ServicePoints) private readonly points: ServicePoints) {}

  @Get() @SignedIn() @AnswersList(ServicePointView)
  list(@Query() query: ServicePointListQuery): Promise<RawJson> {
    return this.points.list(query);
  }

  @Get(':id') @SignedIn() @AnswersOne(ServicePointView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.points.detail(id);
  }

  @Post() @Requires('service-point:manage') @AnswersCreated(ServicePointView)
  create(@Body() body: ServicePointDto): Promise<RawJson> {
    return this.points.create(body);
  }

  @Put(':id') @Requires('service-point:manage') @AnswersAct(ServicePointView)
  update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ServicePointDto): Promise<RawJson> {
    return this.points.update(id, version, body);
  }
}
