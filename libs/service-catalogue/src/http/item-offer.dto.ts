import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDay } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { CHARGES, QUOTA_PERIODS } from '../domain/vocabulary.js';

const RULE = { type: Object, nullable: true, description: '资格规则，格式见 GET /eligibility-vocabulary；没有规则为 null / who it is for, as a rule; null where there is none yet' } as const;
const AMOUNT = { example: 12000, description: '给多少钱，分 / what is paid, in fen' } as const;
const CHARGE = { enum: CHARGES, description: '向服务对象收费：免费、部分收费（见标准）；没有说明为空 / what it costs whoever it is for: nothing, or a part as the standard tells; empty where it is not said' } as const;
const QUOTA = { example: 200, description: '每期名额 / places in each period' } as const;

export class StandardDto {
  @ApiPropertyOptional({ example: '每月120元' }) @IsOptional() @IsString() @MaxLength(500) zh?: string;
  @ApiPropertyOptional({ example: '120 yuan a month' }) @IsOptional() @IsString() @MaxLength(500) en?: string;
  @ApiPropertyOptional(AMOUNT) @IsOptional() @IsInt() @Min(0) @Max(1_000_000_000_000) amountFen?: number;
}

/** What of an item matching needs: who it is for, how much there is, what is given, where and when. */
export class ItemOfferDto {
  @ApiPropertyOptional(RULE) @IsOptional() @IsObject() rule?: Record<string, unknown> | null;
  @ApiPropertyOptional(QUOTA) @IsOptional() @IsInt() @Min(1) @Max(10_000_000) quotaPerPeriod?: number;
  @ApiPropertyOptional({ enum: QUOTA_PERIODS }) @IsOptional() @IsIn(QUOTA_PERIODS) quotaPeriod?: string;
  @ApiPropertyOptional({ type: StandardDto }) @IsOptional() @ValidateNested() @Type(() => StandardDto) standard?: StandardDto;
  @ApiPropertyOptional(CHARGE) @IsOptional() @IsIn(CHARGES) charge?: string;
  @ApiPropertyOptional({ type: [String], description: '在哪些服务点办理；空为不限 / service points; empty: any' }) @IsOptional() @IsArray() @ArrayMaxSize(200) @ArrayUnique() @IsUUID(undefined, { each: true }) pointIds?: string[];
  @ApiPropertyOptional({ type: [String], example: ['350526100'], description: '在哪些乡镇办理；空为全县 / townships; empty: the whole county' }) @IsOptional() @IsArray() @ArrayMaxSize(100) @ArrayUnique() @Matches(/^\d{9}$/, { each: true }) townshipCodes?: string[];
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsDay() effectiveFrom?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsDay() effectiveTo?: string;
}

export class StandardView {
  @ApiProperty() zh!: string;
  @ApiProperty() en!: string;
  @ApiProperty({ ...AMOUNT, nullable: true, type: Number }) amountFen!: number | null;
}

export class ItemOfferView {
  @ApiProperty(RULE) rule!: Record<string, unknown> | null;
  @ApiProperty({ ...QUOTA, nullable: true, type: Number }) quotaPerPeriod!: number | null;
  @ApiProperty({ enum: QUOTA_PERIODS, nullable: true }) quotaPeriod!: string | null;
  @ApiProperty({ type: StandardView, nullable: true }) standard!: StandardView | null;
  @ApiPropertyOptional({ ...CHARGE, nullable: true }) charge?: string | null;
  @ApiProperty({ type: [String] }) pointIds!: string[];
  @ApiProperty({ type: [String] }) townshipCodes!: string[];
  @ApiProperty({ nullable: true, type: String, format: 'date' }) effectiveFrom!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) effectiveTo!: string | null;
}
