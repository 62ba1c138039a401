import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NamedRef } from '@yizhu/platform';
import { IsIn, IsInt, IsNumber, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { ATTEMPT_REASONS, CONFIRMED_BY, DEMANDS, POSITION_CHECKS, PROOF_KINDS, UNABLE_REASONS, type AttemptReason, type ConfirmedBy, type Demand, type PositionCheck, type ProofKind, type UnableReason } from '../domain/delivery-evidence.js';
import { ProofUploadDto } from './file-upload.js';

export class DeliverDto {
  @ApiPropertyOptional({ example: '已送药上门' }) @IsOptional() @IsString() @MaxLength(1000) note?: string;
  @ApiPropertyOptional({ example: 1, description: '实际数量，按下单的单位，不超过下单数量 / in the unit of the order, no more than was ordered' }) @IsOptional() @IsNumber({ maxDecimalPlaces: 2 }) @Min(0) @Max(10_000) quantity?: number;
  @ApiPropertyOptional({ example: '在女儿家里', description: '签到位置离住处远时写明原因 / why, where the check-in is far from the home' }) @IsOptional() @IsString() @MaxLength(200) farReason?: string;
}
export class FailedAttemptDto {
  @ApiProperty({ enum: ATTEMPT_REASONS }) @IsIn(ATTEMPT_REASONS) reason!: AttemptReason;
  @ApiPropertyOptional({ example: '邻居说去镇上赶圩了' }) @IsOptional() @IsString() @MaxLength(200) words?: string;
}
export class VerifyDto {
  @ApiProperty({ enum: CONFIRMED_BY, description: 'person 本人确认；second_pair 本人不能，由提供服务以外的人确认 / by the person, or by somebody other than who delivered' }) @IsIn(CONFIRMED_BY) confirmedBy!: ConfirmedBy;
  @ApiPropertyOptional({ enum: UNABLE_REASONS, description: 'second_pair 时必填 / needed with second_pair' }) @IsOptional() @IsIn(UNABLE_REASONS) unableBecause?: UnableReason;
}
export class OrderProofDto extends ProofUploadDto {
  @ApiProperty({ enum: PROOF_KINDS }) kind!: ProofKind;
}
export class DeliveryRuleDto {
  @ApiProperty({ minimum: 50, maximum: 20_000, description: '签到离住处多少米以内算到户 / metres from the home within which a check-in counts as there' }) @IsInt() @Min(50) @Max(20_000) nearMetres!: number;
  @ApiProperty({ minimum: 1, maximum: 20, description: '几次没做成后上报 / so many failed attempts are told up the line' }) @IsInt() @Min(1) @Max(20) attemptsUntilTold!: number;
}
export class DeliveryRuleView extends DeliveryRuleDto {
  @ApiProperty({ description: '0：还没有改过 / 0: as it was at first' }) version!: number;
}

export class DemandView {
  @ApiProperty({ enum: DEMANDS }) kind!: Demand;
  @ApiProperty({ description: '已有；记录和数量随服务结果一起填 / given already; note and quantity come with the delivery' }) met!: boolean;
}
export class OrderProofView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: PROOF_KINDS }) kind!: ProofKind;
  @ApiProperty() mediaType!: string;
  @ApiProperty() bytes!: number;
  @ApiProperty({ format: 'date-time' }) addedAt!: string;
  @ApiProperty() addedBy!: string;
}
export class DeliveryAttemptView {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ type: NamedRef }) provider!: NamedRef;
  @ApiProperty({ enum: ATTEMPT_REASONS }) reason!: AttemptReason;
  @ApiProperty({ nullable: true, type: String }) words!: string | null;
}
export class ConfirmationView {
  @ApiProperty({ enum: CONFIRMED_BY }) by!: ConfirmedBy;
  @ApiProperty({ enum: UNABLE_REASONS, nullable: true }) unableBecause!: UnableReason | null;
  @ApiProperty({ description: '登记确认的人 / who recorded it' }) recordedBy!: string;
}
/** What stands on an order of its delivery. */
export class DeliveryView {
  @ApiProperty({ enum: DEMANDS, isArray: true, description: '事项要求的佐证 / what the item demands' }) evidence!: Demand[];
  @ApiProperty({ example: 1 }) quantity!: number;
  @ApiProperty({ example: '次' }) unit!: string;
  @ApiProperty({ nullable: true, type: Number }) deliveredQuantity!: number | null;
  @ApiProperty({ enum: POSITION_CHECKS, nullable: true, description: '签到位置和住处相比 / the check-in beside the home' }) positionCheck!: PositionCheck | null;
  @ApiProperty({ nullable: true, type: String }) farReason!: string | null;
  @ApiProperty({ type: ConfirmationView, nullable: true }) confirmation!: ConfirmationView | null;
  @ApiProperty({ description: '多次没做成，已上报 / tried in vain too often; those above know' }) toldUp!: boolean;
}
