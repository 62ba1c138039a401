import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDay, NamedRef, PageQuery, PlaceView, Several } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { CONSENT_FORMS, CONSENT_GIVERS, CONSENT_PURPOSES, CONSENT_STATES, LEGAL_BASES, type ConsentForm, type ConsentGiver, type ConsentPurpose, type ConsentState, type LegalBasis } from '../domain/consent/consent.js';
import { VERIFICATION_KINDS, type VerificationKind } from '../domain/verification/items.js';

export class GuardianDto {
  @ApiProperty({ example: '林建国' }) @IsString() @Length(1, 50) name!: string;
  @ApiProperty({ example: '父亲' }) @IsString() @Length(1, 20) relation!: string;
  @ApiProperty({ example: '11010519491231002X', description: 'GB 11643；封存，只进不出 / sealed, goes in only' }) @IsString() @MaxLength(30) idNumber!: string;
}
export class GiverDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() personId!: string;
  @ApiProperty({ enum: CONSENT_GIVERS }) @IsIn(CONSENT_GIVERS) givenBy!: ConsentGiver;
  @ApiPropertyOptional({ type: GuardianDto, description: '未满14周岁必填 / required under 14' }) @IsOptional() @ValidateNested() @Type(() => GuardianDto) guardian?: GuardianDto;
}
export class GiveConsentDto {
  @ApiProperty({ enum: CONSENT_PURPOSES }) @IsIn(CONSENT_PURPOSES) purpose!: ConsentPurpose;
  @ApiProperty({ example: '家庭经济状况信息核实' }) @IsString() @MaxLength(500) coverage!: string;
  @ApiPropertyOptional({ enum: VERIFICATION_KINDS, isArray: true, description: '可核实的事项，不填为全部 / items that may be verified; none means all' }) @IsOptional() @IsArray() @ArrayMaxSize(8) @IsIn(VERIFICATION_KINDS, { each: true }) items?: VerificationKind[];
  @ApiProperty({ enum: LEGAL_BASES }) @IsIn(LEGAL_BASES) legalBasis!: LegalBasis;
  @ApiProperty({ enum: CONSENT_FORMS }) @IsIn(CONSENT_FORMS) form!: ConsentForm;
  @ApiPropertyOptional({ example: '授2026-018' }) @IsOptional() @IsString() @MaxLength(60) paperNumber?: string;
  @ApiPropertyOptional({ example: '乡镇档案室 3柜2盒', description: '原件存放处 / where the paper is kept' }) @IsOptional() @IsString() @MaxLength(200) paperKeptAt?: string;
  @ApiProperty({ example: '2026-11-01' }) @IsDay() validFrom!: string;
  @ApiProperty({ example: '2027-10-31' }) @IsDay() validUntil!: string;
  @ApiProperty({ type: [GiverDto], description: '一份授权书上的每个人 / everybody on the paper' }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(30) @ValidateNested({ each: true }) @Type(() => GiverDto) persons!: GiverDto[];
}
export class WithdrawConsentDto {
  @ApiProperty({ example: '本人要求撤回' }) @IsString() @Length(1, 500) @Matches(/\S/) reason!: string;
}
export class RevealGuardianDto {
  @ApiProperty({ example: '核对授权书', minLength: 2 }) @IsString() @Length(2, 200) reason!: string;
}
export class ConsentListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() householdId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() personId?: string;
  @ApiPropertyOptional({ enum: CONSENT_PURPOSES, isArray: true }) @IsOptional() @Several() @IsIn(CONSENT_PURPOSES, { each: true }) purpose?: ConsentPurpose[];
  @ApiPropertyOptional({ enum: CONSENT_STATES, isArray: true }) @IsOptional() @Several() @IsIn(CONSENT_STATES, { each: true }) status?: ConsentState[];
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ example: '350526101201' }) @IsOptional() @Matches(/^\d{12}$/) village?: string;
}

export class HouseholdHeadRef {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() headName!: string;
}
export class GuardianView {
  @ApiProperty() name!: string;
  @ApiProperty() relation!: string;
  @ApiProperty() idMasked!: string;
}
export class ConsentView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'SQ-2026-000123' }) number!: string;
  @ApiProperty({ enum: CONSENT_STATES }) status!: ConsentState;
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ type: HouseholdHeadRef }) household!: HouseholdHeadRef;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ enum: CONSENT_PURPOSES }) purpose!: ConsentPurpose;
  @ApiProperty() coverage!: string;
  @ApiProperty({ enum: VERIFICATION_KINDS, isArray: true }) items!: VerificationKind[];
  @ApiProperty({ enum: LEGAL_BASES }) legalBasis!: LegalBasis;
  @ApiProperty({ enum: CONSENT_GIVERS }) givenBy!: ConsentGiver;
  @ApiProperty({ type: GuardianView, nullable: true }) guardian!: GuardianView | null;
  @ApiProperty({ enum: CONSENT_FORMS }) form!: ConsentForm;
  @ApiProperty({ nullable: true, type: String }) paperNumber!: string | null;
  @ApiProperty({ nullable: true, type: String }) paperKeptAt!: string | null;
  @ApiProperty({ format: 'date' }) validFrom!: string;
  @ApiProperty({ format: 'date' }) validUntil!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) withdrawnAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) withdrawnReason!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
export class ConsentsView {
  @ApiProperty({ type: [ConsentView] }) data!: ConsentView[];
}
