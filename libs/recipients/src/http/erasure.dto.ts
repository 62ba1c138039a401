import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NamedRef, PageQuery, PlaceView, Several } from '@yizhu/platform';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { ERASURE_GROUNDS, ERASURE_OBSTACLES, ERASURE_STATUSES, type ErasureGround, type ErasureObstacle, type ErasureStatus } from '../domain/rights/erasure.js';
import { RETENTION_YEARS } from '../domain/rights/retention.js';

export class RetentionDto {
  @ApiProperty({ minimum: RETENTION_YEARS.min, maximum: RETENTION_YEARS.max, example: 10, description: '退出后保存几年 / years that a record is kept after the exit' }) @IsInt() @Min(RETENTION_YEARS.min) @Max(RETENTION_YEARS.max) years!: number;
}
export class RetentionView extends RetentionDto {
  @ApiProperty({ description: '0 表示沿用默认 / 0 while the default stands' }) version!: number;
}

export class DueErasureQuery extends PageQuery {
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ example: '350526101201' }) @IsOptional() @Matches(/^\d{12}$/) village?: string;
}
export class ErasureListQuery extends DueErasureQuery {
  @ApiPropertyOptional({ enum: ERASURE_STATUSES, isArray: true }) @IsOptional() @Several() @IsIn(ERASURE_STATUSES, { each: true }) status?: ErasureStatus[];
}
export class ErasedHouseholdView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'HH-2016-000012' }) number!: string;
}
export class DueErasureView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: ErasedHouseholdView }) household!: ErasedHouseholdView;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ format: 'date' }) exitedOn!: string;
  @ApiProperty({ format: 'date' }) erasableFrom!: string;
  @ApiProperty({ enum: ERASURE_OBSTACLES, isArray: true, description: '还有什么未办完 / what is still under way' }) obstacles!: ErasureObstacle[];
  @ApiProperty({ nullable: true, type: String, format: 'uuid', description: '等待确认的删除 / the erasure that waits' }) erasureId!: string | null;
  @ApiProperty() version!: number;
}

export class ProposeErasureDto {
  @ApiProperty({ enum: ERASURE_GROUNDS }) @IsIn(ERASURE_GROUNDS) ground!: ErasureGround;
  @ApiProperty({ example: '退出满十年，已无保存必要', description: '确认后随之清空 / emptied once confirmed' }) @IsString() @Length(2, 200) @Matches(/\S/) reason!: string;
}
export class ConfirmErasureDto {
  @ApiProperty({ example: 'HH-2016-000012', description: '再填一次户编号，以免删错 / the household’s number once more, so that nobody else is erased' }) @IsString() @Length(1, 40) householdNumber!: string;
}
export class ErasureView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: NamedRef, description: '确认后姓名为“已删除” / once confirmed the name is gone' }) person!: NamedRef;
  @ApiProperty({ type: ErasedHouseholdView }) household!: ErasedHouseholdView;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ enum: ERASURE_GROUNDS }) ground!: ErasureGround;
  @ApiProperty({ nullable: true, type: String }) reason!: string | null;
  @ApiProperty({ enum: ERASURE_STATUSES }) status!: ErasureStatus;
  @ApiProperty({ format: 'date' }) exitedOn!: string;
  @ApiProperty({ type: NamedRef }) proposedBy!: NamedRef;
  @ApiProperty({ format: 'date-time' }) proposedAt!: string;
  @ApiProperty({ type: NamedRef, nullable: true }) settledBy!: NamedRef | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) settledAt!: string | null;
  @ApiProperty({ enum: ['confirm', 'withdraw'], isArray: true }) allowedActs!: string[];
  @ApiProperty() version!: number;
}
