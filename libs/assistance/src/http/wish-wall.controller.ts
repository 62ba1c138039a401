import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersList, Problems, Public, Throttled, type RawJson } from '@yizhu/platform';
import { WishClaims } from '../app/wishes/wish-claims.js';
import { WishWallQueries } from '../app/wishes/wish-wall.queries.js';
import { ClaimCodeDto, WishGiverDto, WallClaimView, WallWishView, WishWallQuery } from './wish.dto.js';

const WHY = 'the wish wall is for everybody who wants to give';

/** 心愿墙: what anybody sees and may do, without sign-in. It names nobody. */
@ApiTags('assistance')
@Controller('wish-wall')
export class WishWallController {
  constructor(
    @Inject(WishWallQueries) private readonly wall: WishWallQueries,
    @Inject(WishClaims) private readonly claims: WishClaims,
  ) {}

  @Get() @Public(WHY) @Throttled(300) @AnswersList(WallWishView)
  list(@Query() query: WishWallQuery): Promise<RawJson> {
    return this.wall.list(query);
  }

  /** 认领：先到先得，其余的人马上知道。/ Claims a wish: the first gets it, the others are told so at once. */
  @Post(':code/claims') @HttpCode(201) @Public(WHY) @Throttled(10) @ApiCreatedResponse({ type: WallClaimView }) @Problems(409, 422, 429)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: '同一个键重复提交只办一次 / the same key is carried out once', schema: { type: 'string', maxLength: 100 } })
  claim(@Param('code') code: string, @Body() body: WishGiverDto): Promise<RawJson> {
    return this.claims.claimFromWall(code.slice(0, 20), body);
  }

  /** 凭认领码查看。/ How a claim stands, by its code. */
  @Post('claim-lookups') @HttpCode(200) @Public(WHY) @Throttled(20) @ApiOkResponse({ type: WallClaimView }) @Problems(404, 429)
  look(@Body() body: ClaimCodeDto): Promise<RawJson> {
    return this.claims.look(body.code);
  }

  /** 凭认领码放弃，别人可以再认领。/ Gives a wish back by its code, so that somebody else may claim it. */
  @Post('claim-releases') @HttpCode(200) @Public(WHY) @Throttled(10) @ApiOkResponse({ type: WallClaimView }) @Problems(404, 409, 429)
  release(@Body() body: ClaimCodeDto): Promise<RawJson> {
    return this.claims.giveBack(body.code);
  }
}
