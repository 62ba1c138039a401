import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, Requires, SignedIn, type RawJson } from '@yizhu/platform';
import { ServiceCatalogue } from '../app/service-catalogue.js';
import { SendBackDto, ServiceItemDetailView, ServiceItemDto, ServiceItemListQuery, ServiceItemView } from './service-item.dto.js';

@ApiTags('service-catalogue')
@Controller('service-items')
export class ServiceItemController {
  constructor(@Inject(ServiceCatalogue) private readonly catalogue: ServiceCatalogue) {}

  @Get() @SignedIn() @AnswersList(ServiceItemView)
  list(@Query() query: ServiceItemListQuery): Promise<RawJson> {
    return this.catalogue.list(query);
  }

  @Get(':id') @SignedIn() @AnswersOne(ServiceItemDetailView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.catalogue.detail(id);
  }

  @Post() @Requires('service-item:manage') @AnswersCreated(ServiceItemDetailView)
  create(@Body() body: ServiceItemDto): Promise<RawJson> {
    return this.catalogue.create(body);
  }

  @Put(':id') @Requires('service-item:manage') @AnswersAct(ServiceItemDetailView)
  update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ServiceItemDto): Promise<RawJson> {
    return this.catalogue.revise(id, version, body);
  }

  @Post(':id/submission') @Requires('service-item:manage') @AnswersAct(ServiceItemDetailView)
  submit(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.catalogue.submit(id, version);
  }

  @Post(':id/taking-back') @Requires('service-item:manage') @AnswersAct(ServiceItemDetailView)
  takeBack(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.catalogue.takeBack(id, version);
  }

  @Post(':id/approval') @Requires('service-item:review') @AnswersAct(ServiceItemDetailView)
  approve(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.catalogue.approve(id, version);
  }

  @Post(':id/return') @Requires('service-item:review') @AnswersAct(ServiceItemDetailView)
  sendBack(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: SendBackDto): Promise<RawJson> {
    return this.catalogue.sendBack(id, version, body.reason);
  }

  @Post(':id/reversion') @Requires('service-item:manage') @AnswersAct(ServiceItemDetailView)
  revert(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.catalogue.revert(id, version);
  }

  @Post(':id/retirement') @Requires('service-item:manage') @AnswersAct(ServiceItemDetailView)
  retire(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.catalogue.retire(id, version);
  }

  @Post(':id/reinstatement') @Requires('service-item:manage') @AnswersAct(ServiceItemDetailView)
  reinstate(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.catalogue.reinstate(id, version);
  }
}
