import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersCreated, AnswersList, AnswersOne, PageQuery, Requires, SignedIn, type RawJson } from '@yizhu/platform';
import { CatalogueReleases } from '../app/catalogue-releases.js';
import { CatalogueReleaseView, DifferencesQuery, NextReleaseView, PublishDto, ReleaseDifferenceView, ReleasedItemView } from './service-item.dto.js';

@ApiTags('service-catalogue')
@Controller('catalogue-releases')
export class CatalogueReleaseController {
  constructor(@Inject(CatalogueReleases) private readonly releases: CatalogueReleases) {}

  @Get() @SignedIn() @AnswersList(CatalogueReleaseView)
  list(@Query() query: PageQuery): Promise<RawJson> {
    return this.releases.list(query);
  }

  @Get('next') @Requires('catalogue:publish') @AnswersOne(NextReleaseView)
  next(): Promise<RawJson> {
    return this.releases.next();
  }

  @Get(':id') @SignedIn() @AnswersOne(CatalogueReleaseView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.releases.detail(id);
  }

  @Get(':id/items') @SignedIn() @AnswersList(ReleasedItemView)
  items(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<RawJson> {
    return this.releases.items(id, query);
  }

  @Get(':id/differences') @SignedIn() @AnswersOne(ReleaseDifferenceView)
  differences(@Param('id', ParseUUIDPipe) id: string, @Query() query: DifferencesQuery): Promise<RawJson> {
    return this.releases.differences(id, query.from);
  }

  @Post() @Requires('catalogue:publish') @AnswersCreated(CatalogueReleaseView)
  publish(@Body() body: PublishDto): Promise<RawJson> {
    return this.releases.publish(body.note);
  }
}
