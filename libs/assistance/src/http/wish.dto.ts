import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NamedRef, PageQuery, PlaceView, SearchPageQuery, Several } from '@yizhu/platform';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { IDENTIFYING_KINDS, type IdentifyingKind } from '../domain/identifying.js';
import { CLAIM_CHANNELS, WISH_KINDS, WISH_STATES, type WishKind, type WishState } from '../domain/wishes.js';
import { HouseholdRef, TransitionView } from './help-request.dto.js';

export const WALL_STATES = ['open', 'claimed', 'fulfilled'] as const;
const CLAIM_STATES = ['held', 'fulfilled', 'lapsed', 'released'] as const;

export class WishWordsDto {
  @ApiProperty({ example: '想要一双防滑的棉鞋' }) @IsString() @Length(1, 40) title!: string;
  @ApiProperty({ example: '冬天去井边打水，脚上的鞋不防滑。' }) @IsString() @Length(1, 500) words!: string;
}
export class ReviewWishDto extends WishWordsDto {
  @ApiProperty({ enum: WISH_KINDS }) @IsIn(WISH_KINDS) kind!: WishKind;
  @ApiProperty({ example: 12_000, description: '分 / fen' }) @IsInt() @Min(1) @Max(100_000_000) priceFen!: number;
}
export class SubmitWishDto extends ReviewWishDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'UUIDv7' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() personId!: string;
}
export class WishGiverDto {
  @ApiProperty({ example: '陈先生' }) @IsString() @Length(1, 50) name!: string;
  @ApiProperty({ example: '13800138000' }) @IsString() @Matches(/^[\d+() -]{5,25}$/) phone!: string;
}
export class ClaimCodeDto {
  @ApiProperty({ example: '7K4MW9TXH2QP', description: '认领时得到的码 / the code told when claiming' }) @IsString() @Length(8, 20) code!: string;
}
export class FulfilDto {
  @ApiPropertyOptional({ example: '已送到家中' }) @IsOptional() @IsString() @MaxLength(500) note?: string;
}
export class ConfirmWishDto {
  @ApiPropertyOptional({ example: '鞋很合脚，谢谢好心人！', description: '感谢的话，会上墙 / thanks, shown on the wall' }) @IsOptional() @IsString() @MaxLength(300) thanks?: string;
}
export class RevealGiverDto {
  @ApiProperty({ example: '约送达时间', minLength: 2 }) @IsString() @Length(2, 200) reason!: string;
}
export class WishRuleDto {
  @ApiProperty({ example: 50_000, description: '价格上限（分） / the most a wish may cost, in fen' }) @IsInt() @Min(100) @Max(1_000_000) priceCeilingFen!: number;
  @ApiProperty({ example: 72, description: '认领保留几小时 / hours a claim holds' }) @IsInt() @Min(1) @Max(720) holdHours!: number;
  @ApiProperty({ example: 60, description: '上墙几天 / days on the wall' }) @IsInt() @Min(1) @Max(366) wallDays!: number;
  @ApiProperty({ example: 3, description: '每人同时最多认领几个 / claims one giver may hold' }) @IsInt() @Min(1) @Max(50) claimsPerGiver!: number;
}
export class WishRuleView extends WishRuleDto {
  @ApiProperty() version!: number;
}
export class WishListQuery extends SearchPageQuery {
  @ApiPropertyOptional({ enum: WISH_STATES, isArray: true }) @IsOptional() @Several() @IsIn(WISH_STATES, { each: true }) status?: WishState[];
  @ApiPropertyOptional({ enum: WISH_KINDS }) @IsOptional() @IsIn(WISH_KINDS) kind?: WishKind;
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ example: '350526101201' }) @IsOptional() @Matches(/^\d{12}$/) village?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() householdId?: string;
}
export class WishWallQuery extends PageQuery {
  @ApiPropertyOptional({ enum: WALL_STATES }) @IsOptional() @IsIn(WALL_STATES) state?: (typeof WALL_STATES)[number];
  @ApiPropertyOptional({ enum: WISH_KINDS }) @IsOptional() @IsIn(WISH_KINDS) kind?: WishKind;
}

export class IdentifyingWordsView {
  @ApiProperty({ enum: IDENTIFYING_KINDS }) kind!: IdentifyingKind;
  @ApiProperty({ description: '从第几个字符起 / from which character' }) start!: number;
  @ApiProperty({ description: '到第几个字符前 / before which character' }) end!: number;
}
export class WordCheckView {
  @ApiProperty({ type: [IdentifyingWordsView] }) title!: IdentifyingWordsView[];
  @ApiProperty({ type: [IdentifyingWordsView] }) words!: IdentifyingWordsView[];
}
export class GiverView {
  @ApiProperty() name!: string;
  @ApiProperty({ example: '138****8000' }) phoneMasked!: string;
}
export class RevealedGiverView {
  @ApiProperty({ example: '13800138000' }) value!: string;
}
export class WishClaimView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: CLAIM_STATES }) status!: (typeof CLAIM_STATES)[number];
  @ApiProperty({ enum: CLAIM_CHANNELS }) channel!: (typeof CLAIM_CHANNELS)[number];
  @ApiProperty({ type: GiverView, nullable: true, description: '认领结束满期后不再保留 / gone when the claim has long ended' }) giver!: GiverView | null;
  @ApiProperty({ format: 'date-time' }) claimedAt!: string;
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) endedAt!: string | null;
}
export class WishProofView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'image/jpeg' }) mediaType!: string;
  @ApiProperty() bytes!: number;
  @ApiProperty({ format: 'date-time' }) addedAt!: string;
  @ApiProperty() addedBy!: string;
}
export class MicroWishView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'XY-2026-000123' }) number!: string;
  @ApiProperty({ enum: WISH_STATES }) status!: WishState;
  @ApiProperty({ enum: WISH_KINDS }) kind!: WishKind;
  @ApiProperty() title!: string;
  @ApiProperty() words!: string;
  @ApiProperty({ description: '分 / fen' }) priceFen!: number;
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ type: HouseholdRef }) household!: HouseholdRef;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty() submittedBy!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) publishedAt!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) wallUntil!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time', description: '认领保留到 / until when it is held for its giver' }) heldUntil!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) fulfilledAt!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) closedAt!: string | null;
  @ApiProperty({ description: '送达照片张数 / photos of the delivery' }) proofs!: number;
  @ApiProperty() hasFeedback!: boolean;
  @ApiProperty() version!: number;
  @ApiProperty({ type: [String], description: '当前状态允许的办理 / acts this state allows' }) allowedActs!: string[];
}
export class MicroWishDetailView extends MicroWishView {
  @ApiProperty({ description: '本人原话，不公开 / as it was told; never public' }) told!: string;
  @ApiProperty({ example: 'X7K4MW9T' }) wallCode!: string;
  @ApiProperty({ nullable: true, type: String }) deliveryNote!: string | null;
  @ApiProperty({ nullable: true, type: String }) thanks!: string | null;
  @ApiProperty({ nullable: true, type: String }) reason!: string | null;
  @ApiProperty({ type: [WishClaimView] }) claims!: WishClaimView[];
  @ApiProperty({ type: [WishProofView] }) photos!: WishProofView[];
  @ApiProperty({ type: WordCheckView, description: '还能认出本人的文字 / what still tells whose wish it is' }) identifying!: WordCheckView;
  @ApiProperty({ type: [TransitionView] }) history!: TransitionView[];
}
export class ClaimedWishView extends MicroWishDetailView {
  @ApiProperty({ example: '7K4MW9TXH2QP', description: '交给认领人的码，只显示这一次 / for the giver; shown this once' }) claimCode!: string;
}
export class WallWishView {
  @ApiProperty({ example: 'X7K4MW9T' }) code!: string;
  @ApiProperty() title!: string;
  @ApiProperty() words!: string;
  @ApiProperty({ enum: WISH_KINDS }) kind!: WishKind;
  @ApiProperty({ description: '分 / fen' }) priceFen!: number;
  @ApiProperty({ enum: WALL_STATES }) state!: (typeof WALL_STATES)[number];
  @ApiProperty({ format: 'date-time' }) publishedAt!: string;
  @ApiProperty({ format: 'date' }) wallUntil!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) heldUntil!: string | null;
  @ApiProperty({ nullable: true, type: String }) thanks!: string | null;
}
export class WallClaimView {
  @ApiProperty({ nullable: true, type: String, example: '7K4MW9TXH2QP', description: '只在认领时给出 / told when claiming, and never again' }) code!: string | null;
  @ApiProperty({ enum: CLAIM_STATES }) status!: (typeof CLAIM_STATES)[number];
  @ApiProperty({ format: 'date-time' }) claimedAt!: string;
  @ApiProperty({ format: 'date-time' }) holdUntil!: string;
  @ApiProperty({ type: WallWishView, nullable: true }) wish!: WallWishView | null;
}
