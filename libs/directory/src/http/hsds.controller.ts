import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Problems, Public, Throttled, type RawJson } from '@yizhu/platform';
import { applyDecorators } from '@nestjs/common';
import { HsdsQueries } from '../app/hsds.queries.js';
import { FullServiceQuery, HsdsAboutView, HsdsPageView, LocationsQuery, OrganizationsQuery, ServicesQuery, TaxonomiesQuery, TermsQuery } from './hsds.dto.js';

interface Asked {
  readonly protocol: string;
  readonly host: string;
}
interface Reply {
  header(name: string, value: string): Reply;
}
const PER_MINUTE = 600;
const WHY = 'the published list and the points are for everybody';
const List = (): MethodDecorator => applyDecorators(Public(WHY), Throttled(PER_MINUTE), ApiOkResponse({ type: HsdsPageView }), Problems(429));
const One = (): MethodDecorator => applyDecorators(Public(WHY), Throttled(PER_MINUTE), ApiOkResponse({ schema: { type: 'object', additionalProperties: true } }), Problems(404, 429));

/** `Accept-Language` chooses the language of names; `alternate_name` has the other. */
@ApiTags('hsds')
@ApiExtraModels(HsdsPageView)
@Controller('hsds')
export class HsdsController {
  constructor(@Inject(HsdsQueries) private readonly queries: HsdsQueries) {}

  @Get() @Public(WHY) @Throttled(PER_MINUTE) @ApiOkResponse({ type: HsdsAboutView }) @Problems(429)
  about(@Req() { protocol, host }: Asked): HsdsAboutView {
    return { version: '3.1', profile: 'https://docs.openreferral.org/en/3.1/', openapi_url: `${protocol}://${host}/openapi.json` };
  }

  @Get('services') @List()
  services(@Query() query: ServicesQuery, @Res({ passthrough: true }) reply: Reply): Promise<RawJson> {
    return this.queries.services(typed(query, reply));
  }

  @Get('services/:id') @One()
  service(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.service(id);
  }

  @Get('service_at_locations') @List()
  serviceAtLocations(@Query() query: LocationsQuery, @Res({ passthrough: true }) reply: Reply): Promise<RawJson> {
    return this.queries.serviceAtLocations(typed(query, reply));
  }

  @Get('service_at_locations/:id') @One()
  serviceAtLocation(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.serviceAtLocation(id);
  }

  @Get('organizations') @List()
  organizations(@Query() query: OrganizationsQuery, @Res({ passthrough: true }) reply: Reply): Promise<RawJson> {
    return this.queries.organizations(typed(query, reply));
  }

  @Get('organizations/:id') @One()
  organization(@Param('id', ParseUUIDPipe) id: string, @Query() { full_service: full }: FullServiceQuery): Promise<RawJson> {
    return this.queries.organization(id, full ?? false);
  }

  @Get('taxonomies') @List()
  taxonomies(@Query() query: TaxonomiesQuery, @Res({ passthrough: true }) reply: Reply): RawJson {
    return this.queries.taxonomies(typed(query, reply));
  }

  @Get('taxonomies/:id') @One()
  taxonomy(@Param('id', ParseUUIDPipe) id: string): RawJson {
    return this.queries.taxonomy(id);
  }

  @Get('taxonomy_terms') @List()
  taxonomyTerms(@Query() query: TermsQuery, @Res({ passthrough: true }) reply: Reply): RawJson {
    return this.queries.taxonomyTerms(typed(query, reply));
  }

  @Get('taxonomy_terms/:id') @One()
  taxonomyTerm(@Param('id', ParseUUIDPipe) id: string): RawJson {
    return this.queries.taxonomyTerm(id);
  }
}

/** Lines of objects are not one JSON text, and say so. */
const typed = <Q extends { format?: string }>(query: Q, reply: Reply): Q => {
  if (query.format === 'ndjson') reply.header('content-type', 'application/x-ndjson; charset=utf-8');
  return query;
};
