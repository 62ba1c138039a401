import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, CoordinatesQuery, IfMatch, Problems, Requires, SignedIn, type RawJson } from '@yizhu/platform';
import { Offerings } from '../app/offerings.js';
import { ServicePointQueries } from '../app/service-point.queries.js';
import { ServicePoints } from '../app/service-points.js';
import { OfferingDto, OfferingTermsDto } from './offering.dto.js';
import { DaysQuery, HoursExceptionDto, NearestQuery, NearPointView, NewServicePointDto, OpeningDaysView, OpeningHoursDto, ServicePointDetailView, ServicePointDto, ServicePointListQuery, ServicePointView } from './service-point.dto.js';

@ApiTags('service-points')
@Controller()
export class ServicePointController {
  constructor(
    @Inject(ServicePoints) private readonly points: ServicePoints,
    @Inject(Offerings) private readonly offerings: Offerings,
    @Inject(ServicePointQueries) private readonly queries: ServicePointQueries,
  ) {}

  @Get('service-points') @SignedIn() @AnswersList(ServicePointView)
  list(@Query() query: ServicePointListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  /** 最近的服务点，由近到远；地址保密的不在其中。/ The nearest points; hidden ones are not among them. */
  @Get('service-points/nearest') @SignedIn() @AnswersList(NearPointView) @Problems(422)
  nearest(@Query() query: NearestQuery): Promise<RawJson> {
    return this.queries.nearest(query);
  }

  @Get('service-points/:id') @SignedIn() @AnswersOne(ServicePointDetailView)
  show(@Param('id', ParseUUIDPipe) id: string, @Query() query: CoordinatesQuery): Promise<RawJson> {
    return this.queries.detail(id, query);
  }

  /** 逐日的开放时间和原因。/ Day by day when it is open, and why. */
  @Get('service-points/:id/opening-days') @SignedIn() @ApiOkResponse({ type: OpeningDaysView }) @Problems(404)
  days(@Param('id', ParseUUIDPipe) id: string, @Query() query: DaysQuery): Promise<RawJson> {
    return this.queries.days(id, query.from, query.days ?? 7);
  }

  @Post('service-points') @Requires('service-point:manage') @AnswersCreated(ServicePointDetailView)
  create(@Body() body: NewServicePointDto): Promise<RawJson> {
    return this.points.create(body);
  }

  @Put('service-points/:id') @Requires('service-point:manage') @AnswersAct(ServicePointDetailView)
  update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ServicePointDto): Promise<RawJson> {
    return this.points.update(id, version, body);
  }

  @Put('service-points/:id/opening-hours') @Requires('service-point:manage') @AnswersAct(ServicePointDetailView)
  setHours(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: OpeningHoursDto): Promise<RawJson> {
    return this.points.setHours(id, version, body);
  }

  @Post('service-points/:id/retirement') @Requires('service-point:manage') @AnswersAct(ServicePointDetailView)
  retire(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.points.retire(id, version);
  }

  @Post('service-points/:id/restoration') @Requires('service-point:manage') @AnswersAct(ServicePointDetailView)
  restore(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.points.restore(id, version);
  }

  /** 临时关闭或另有时间。/ Closed, or other hours, on some days. */
  @Post('service-points/:id/exceptions') @Requires('service-point:manage') @AnswersCreated(ServicePointDetailView)
  addException(@Param('id', ParseUUIDPipe) id: string, @Body() body: HoursExceptionDto): Promise<RawJson> {
    return this.points.addException(id, body);
  }

  /** 删除临时安排；已经开始的，只保留过去的日子。/ Takes it back; of one that has begun the past days stay. */
  @Post('hours-exceptions/:id/removal') @Requires('service-point:manage') @AnswersAct(ServicePointDetailView)
  removeException(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.points.removeException(id);
  }

  @Post('service-points/:id/offerings') @Requires('service-point:manage') @AnswersCreated(ServicePointDetailView)
  addOffering(@Param('id', ParseUUIDPipe) id: string, @Body() body: OfferingDto): Promise<RawJson> {
    return this.offerings.add(id, body);
  }

  @Put('offerings/:id') @Requires('service-point:manage') @AnswersAct(ServicePointDetailView)
  changeOffering(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: OfferingTermsDto): Promise<RawJson> {
    return this.offerings.change(id, version, body);
  }

  @Post('offerings/:id/withdrawal') @Requires('service-point:manage') @AnswersAct(ServicePointDetailView)
  withdrawOffering(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.offerings.withdraw(id, version);
  }

  @Post('offerings/:id/resumption') @Requires('service-point:manage') @AnswersAct(ServicePointDetailView)
  resumeOffering(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.offerings.resume(id, version);
  }
}
