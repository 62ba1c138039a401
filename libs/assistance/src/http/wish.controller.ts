import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersAct, AnswersCreated, AnswersList, AnswersOne, IDEMPOTENCY_HEADER, IfMatch, Problems, Requires, sendFile, type RawJson } from '@yizhu/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WishClaims } from '../app/wishes/wish-claims.js';
import { WishProofs } from '../app/wishes/wish-proofs.js';
import { WishQueries, type WordCheck } from '../app/wishes/wish.queries.js';
import { WishRules } from '../app/wishes/wish-rules.js';
import { Wishes } from '../app/wishes/wishes.js';
import { ReasonDto } from './help-request.dto.js';
import { ClaimedWishView, ConfirmWishDto, FulfilDto, WishGiverDto, MicroWishDetailView, MicroWishView, RevealedGiverView, RevealGiverDto, ReviewWishDto, SubmitWishDto, WishListQuery, WishRuleDto, WishRuleView, WishWordsDto, WordCheckView } from './wish.dto.js';
import { FOR_ONE, ProofUploadDto, receiveUpload } from './file-upload.js';

@ApiTags('assistance')
@Controller()
export class WishController {
  constructor(
    @Inject(Wishes) private readonly wishes: Wishes,
    @Inject(WishClaims) private readonly claims: WishClaims,
    @Inject(WishProofs) private readonly proofs: WishProofs,
    @Inject(WishQueries) private readonly queries: WishQueries,
    @Inject(WishRules) private readonly rules: WishRules,
  ) {}

  @Get('micro-wishes') @Requires('micro-wish:read') @AnswersList(MicroWishView)
  list(@Query() query: WishListQuery): Promise<RawJson> {
    return this.queries.list(query);
  }

  @Get('micro-wishes/:id') @Requires('micro-wish:read') @AnswersOne(MicroWishDetailView)
  show(@Param('id', ParseUUIDPipe) id: string): Promise<RawJson> {
    return this.queries.detail(id);
  }

  @Post('micro-wishes') @Requires('micro-wish:submit') @AnswersCreated(MicroWishDetailView)
  submit(@Body() body: SubmitWishDto): Promise<RawJson> {
    return this.wishes.submit(body);
  }

  /** 边写边看哪些字会认出本人，不保存。/ Which of these words would tell whose wish it is; nothing is kept. */
  @Post('micro-wishes/:id/word-checks') @HttpCode(200) @Requires('micro-wish:manage') @ApiOkResponse({ type: WordCheckView }) @Problems(404)
  check(@Param('id', ParseUUIDPipe) id: string, @Body() body: WishWordsDto): Promise<WordCheck> {
    return this.queries.checkOf(id, body);
  }

  @Post('micro-wishes/:id/review') @Requires('micro-wish:manage') @AnswersAct(MicroWishDetailView)
  review(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ReviewWishDto): Promise<RawJson> {
    return this.wishes.review(id, version, body);
  }

  @Post('micro-wishes/:id/publication') @Requires('micro-wish:manage') @AnswersAct(MicroWishDetailView)
  publish(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RawJson> {
    return this.wishes.publish(id, version);
  }

  /** 替来电、来访的爱心人士认领。/ Claims for a giver who telephones or stands at the desk. */
  @Post('micro-wishes/:id/claims') @Requires('micro-wish:manage') @AnswersAct(ClaimedWishView)
  claim(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: WishGiverDto): Promise<RawJson> {
    return this.claims.claimFor(id, version, body);
  }

  @Post('micro-wishes/:id/release') @Requires('micro-wish:manage') @AnswersAct(MicroWishDetailView)
  release(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ReasonDto): Promise<RawJson> {
    return this.wishes.release(id, version, body.reason);
  }

  /** 送达照片，只有经办的人能看。/ A photo of the delivery, for those who keep the wish. */
  @Post('micro-wishes/:id/proofs') @HttpCode(201) @Requires('micro-wish:deliver') @ApiConsumes('multipart/form-data') @ApiBody({ type: ProofUploadDto }) @ApiCreatedResponse({ type: MicroWishDetailView }) @Problems(404, 409, 413, 415, 422)
  @ApiHeader(IDEMPOTENCY_HEADER)
  async addProof(@Param('id', ParseUUIDPipe) id: string, @Req() request: FastifyRequest): Promise<RawJson> {
    await this.proofs.expect(id);
    const { stored } = await receiveUpload(request, (bytes) => this.proofs.store(bytes));
    return this.proofs.add(id, stored);
  }

  @Get('wish-proofs/:id/content') @Requires('micro-wish:read') @Problems(404)
  @ApiOkResponse({ content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } })
  async openProof(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.proofs.open(id), FOR_ONE);
  }

  @Post('micro-wishes/:id/fulfilment') @Requires('micro-wish:deliver') @AnswersAct(MicroWishDetailView)
  fulfil(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: FulfilDto): Promise<RawJson> {
    return this.wishes.fulfil(id, version, body.note ?? '');
  }

  /** 本人说没有收到或不对。/ The person says that nothing came, or something else. */
  @Post('micro-wishes/:id/contestation') @Requires('micro-wish:deliver') @AnswersAct(MicroWishDetailView)
  contest(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ReasonDto): Promise<RawJson> {
    return this.wishes.contest(id, version, body.reason);
  }

  @Post('micro-wishes/:id/confirmation') @Requires('micro-wish:deliver') @AnswersAct(MicroWishDetailView)
  confirm(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ConfirmWishDto): Promise<RawJson> {
    return this.wishes.confirm(id, version, body.thanks ?? '');
  }

  @Post('micro-wishes/:id/withdrawal') @Requires('micro-wish:manage') @AnswersAct(MicroWishDetailView)
  withdraw(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: ReasonDto): Promise<RawJson> {
    return this.wishes.withdraw(id, version, body.reason);
  }

  /** 查看认领人的电话，记入审计。/ A giver’s telephone; audited with its reason. */
  @Post('wish-claims/:id/reveals') @HttpCode(200) @Requires('micro-wish:manage') @ApiOkResponse({ type: RevealedGiverView }) @Problems(404)
  reveal(@Param('id', ParseUUIDPipe) id: string, @Body() body: RevealGiverDto): Promise<RevealedGiverView> {
    return this.queries.revealGiver(id, body.reason);
  }

  @Get('wish-rule') @Requires('micro-wish:read') @AnswersOne(WishRuleView)
  rule(): Promise<RawJson> {
    return this.rules.shown();
  }

  @Put('wish-rule') @Requires('wish-rule:manage') @ApiOkResponse({ type: WishRuleView }) @Problems(412, 422, 428)
  changeRule(@IfMatch() version: number, @Body() body: WishRuleDto): Promise<RawJson> {
    return this.rules.change(version, body);
  }
}
