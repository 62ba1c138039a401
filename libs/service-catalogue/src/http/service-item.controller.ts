import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IfMatch, PageQuery, Requires, SignedIn, type RawJson } from '@yizhu/platform';
import { ServiceCatalogue } from '../app/service-catalogue.js';
import { CatalogueReleaseView, PublishDto, ServiceItemDto, ServiceItemListQuery, ServiceItemView } from './service-item.dto.js';

@ApiTags('service-catalogue')
@Controller('service-items')
export class ServiceItemController {
  constructor(@Inject(ServiceCatalogue) private readonly catalogue: ServiceCatalogue) {}

  @Get() @SignedIn() @AnswersList(ServiceItemView)
  list(@Query() query: ServiceItemListQuery): Promise<RawJson> {
    return this.catalogue.list(query);
  }

  @Get(':id') @SignedIn() @AnswersOne(ServiceItemView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.catalogue.detail(id);
  }

  @Post() @Requires('service-item:manage') @AnswersCreated(ServiceItemView)
  create(@Body() body: ServiceItemDto): Promise<RawJson> {
    return this.catalogue.create(body);
  }

  @Put(':id') @Requires('service-item:manage') @AnswersAct(ServiceItemView)
  update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ServiceItemDto): Promise<RawJson> {
    return this.catalogue.update(id, version, body);
  }

  @Post(':id/retirement') @Requires('service-item:manage') @AnswersAct(ServiceItemView)
  retire(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.catalogue.retire(id, version);
  }
}

@ApiTags('service-catalogue')
@Controller('catalogue-releases')
export class CatalogueReleaseController {
  constructor(@Inject(ServiceCatalogue) private readonly catalogue: ServiceCatalogue) {}

  @Get() @SignedIn() @AnswersList(CatalogueReleaseView)
  list(@Query() query: PageQuery): Promise<RawJson> {
    return this.catalogue.releases(query);
  }

  @Post() @Requires('catalogue:publish') @AnswersCreated(CatalogueReleaseView)
  publish(@Body() body: PublishDto): Promise<RawJson> {
    return this.catalogue.publish(body.note);
  }
}
