import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersList, CoordinatesQuery, Problems, Public, Throttled, type RawJson } from '@yizhu/platform';
import { DirectoryQueries } from '../app/directory.queries.js';
import { DirectoryAboutView, DirectoryNearestQuery, DirectoryNearPointView, DirectoryOutlineView, DirectoryPointDetailView, DirectoryPointsQuery, DirectoryPointView, DirectoryServicesView } from './directory.dto.js';

const PER_MINUTE = 300;
const WHY = 'the public directory: what help there is, and where';

@ApiTags('directory')
@Controller('directory')
export class DirectoryController {
  constructor(@Inject(DirectoryQueries) private readonly directory: DirectoryQueries) {}

  @Get() @Public(WHY) @Throttled(PER_MINUTE) @ApiOkResponse({ type: DirectoryAboutView }) @Problems(429)
  about(): Promise<RawJson> {
    return this.directory.about();
  }

  @Get('outline') @Public(WHY) @Throttled(PER_MINUTE) @ApiOkResponse({ type: DirectoryOutlineView }) @Problems(429)
  outline(@Query() query: CoordinatesQuery): Promise<RawJson> {
    return this.directory.outline(query);
  }

  @Get('services') @Public(WHY) @Throttled(PER_MINUTE) @ApiOkResponse({ type: DirectoryServicesView }) @Problems(429)
  services(): Promise<RawJson> {
    return this.directory.services();
  }

  @Get('points') @Public(WHY) @Throttled(PER_MINUTE) @AnswersList(DirectoryPointView)
  points(@Query() query: DirectoryPointsQuery): Promise<RawJson> {
    return this.directory.points(query);
  }

  @Get('points/nearest') @Public(WHY) @Throttled(PER_MINUTE) @AnswersList(DirectoryNearPointView) @Problems(422)
  nearest(@Query() query: DirectoryNearestQuery): Promise<RawJson> {
    return this.directory.nearest(query);
  }

  @Get('points/:id') @Public(WHY) @Throttled(PER_MINUTE) @ApiOkResponse({ type: DirectoryPointDetailView }) @Problems(404, 429)
  point(@Param('id', ParseUUIDPipe) id: string, @Query() query: CoordinatesQuery): Promise<RawJson> {
    return this.directory.point(id, query);
  }
}
