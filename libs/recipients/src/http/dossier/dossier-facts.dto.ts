import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDay } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, MaxLength, Min, ValidateIf, ValidateNested } from 'class-validator';
import { DECLARED_KINDS, type DeclaredKind } from '../../domain/dossier/declaration.js';
import { CAPACITIES, DISABILITY_GRADES, DISABILITY_KINDS, EDUCATIONS, MARRIAGES, WORK_STATUSES, type PersonProfile } from '../../domain/dossier/profile.js';

const orNull = (field: keyof ProfileDto): PropertyDecorator => ValidateIf((o: ProfileDto) => o[field] !== null);

export class ProfileDto {
  @ApiProperty({ enum: MARRIAGES, nullable: true, description: 'GB/T 2261.2' }) @orNull('marriage') @IsIn(MARRIAGES) marriage!: PersonProfile['marriage'];
  @ApiProperty({ enum: EDUCATIONS, nullable: true }) @orNull('education') @IsIn(EDUCATIONS) education!: PersonProfile['education'];
  @ApiProperty({ enum: WORK_STATUSES, nullable: true }) @orNull('workStatus') @IsIn(WORK_STATUSES) workStatus!: PersonProfile['workStatus'];
  @ApiProperty({ enum: DISABILITY_KINDS, nullable: true, description: 'GB/T 26341' }) @orNull('disabilityKind') @IsIn(DISABILITY_KINDS) disabilityKind!: PersonProfile['disabilityKind'];
  @ApiProperty({ enum: DISABILITY_GRADES, nullable: true, type: Number, description: '1 最重 / gravest' }) @orNull('disabilityGrade') @IsIn(DISABILITY_GRADES) disabilityGrade!: PersonProfile['disabilityGrade'];
  @ApiProperty({ enum: CAPACITIES, description: '成年人的民事行为能力 / legal capacity of an adult' }) @IsIn(CAPACITIES) capacity!: PersonProfile['capacity'];
  @ApiProperty({ description: '就读学校 / school' }) @IsString() @MaxLength(100) school!: string;
  @ApiProperty({ description: '工作单位 / employer' }) @IsString() @MaxLength(100) employer!: string;
  @ApiProperty({ description: '残疾人证号 / number of the disability certificate' }) @IsString() @MaxLength(40) certificate!: string;
}
export class DeclaredLineDto {
  @ApiProperty({ enum: DECLARED_KINDS }) @IsIn(DECLARED_KINDS) kind!: DeclaredKind;
  @ApiPropertyOptional({ format: 'uuid', description: '不填为全户 / the household together when absent' }) @IsOptional() @IsUUID() personId?: string;
  @ApiProperty({ example: 120000, description: '收入：分/月；支出：分/年；存款：分；房产、车辆：数量 / income fen a month, expenditure fen a year, savings fen, dwellings and vehicles by number' }) @IsInt() @Min(0) value!: number;
}
export class DeclareMeansDto {
  @ApiProperty({ example: '2026-11-20' }) @IsDay() declaredOn!: string;
  @ApiProperty({ example: '林秀英（户主）', description: '申报人 / who declared' }) @IsString() @Length(1, 50) declaredBy!: string;
  @ApiPropertyOptional({ example: '申报表 2026-118' }) @IsOptional() @IsString() @MaxLength(100) paperNumber?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(500) remark?: string;
  @ApiProperty({ type: [DeclaredLineDto] }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => DeclaredLineDto) lines!: DeclaredLineDto[];
}
export class NameGuardianDto {
  @ApiPropertyOptional({ format: 'uuid', description: '在册的监护人 / a registered person' }) @IsOptional() @IsUUID() guardianId?: string;
  @ApiPropertyOptional({ description: '不在册的填姓名 / the name of one who is not registered' }) @IsOptional() @IsString() @MaxLength(50) name?: string;
  @ApiProperty({ example: '祖母' }) @IsString() @Length(1, 20) relation!: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(30) phone?: string;
  @ApiPropertyOptional({ example: '村委会指定' }) @IsOptional() @IsString() @MaxLength(200) basis?: string;
  @ApiProperty({ example: '2026-11-01' }) @IsDay() since!: string;
}
export class EndGuardianshipDto {
  @ApiProperty({ example: '2026-11-20' }) @IsDay() endedOn!: string;
  @ApiProperty({ example: '已成年' }) @IsString() @Length(1, 200) reason!: string;
}
export class ContactDto {
  @ApiProperty({ example: '林大山' }) @IsString() @Length(1, 50) name!: string;
  @ApiProperty({ example: '邻居' }) @IsString() @Length(1, 20) relation!: string;
  @ApiProperty({ example: '13800138000' }) @IsString() @MaxLength(30) phone!: string;
  @ApiProperty({ description: '紧急联系人 / to be called in an emergency' }) @IsBoolean() emergency!: boolean;
}
export class RevealPhoneDto {
  @ApiProperty({ example: '电话回访', minLength: 2 }) @IsString() @Length(2, 200) reason!: string;
}

export class ProfileView extends ProfileDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty() recordedBy!: string;
}
export class GuardianshipView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) guardianId!: string | null;
  @ApiProperty() name!: string;
  @ApiProperty() relation!: string;
  @ApiProperty({ nullable: true, type: String }) phoneMasked!: string | null;
  @ApiProperty() basis!: string;
  @ApiProperty({ format: 'date' }) since!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) endedOn!: string | null;
  @ApiProperty({ nullable: true, type: String }) endedReason!: string | null;
  @ApiProperty() version!: number;
}
export class DeclaredLineView {
  @ApiProperty({ enum: DECLARED_KINDS }) kind!: DeclaredKind;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) personId!: string | null;
  @ApiProperty() value!: number;
}
export class DeclarationView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'date' }) declaredOn!: string;
  @ApiProperty() declaredBy!: string;
  @ApiProperty() paperNumber!: string;
  @ApiProperty() remark!: string;
  @ApiProperty({ type: [DeclaredLineView] }) lines!: DeclaredLineView[];
  @ApiProperty() members!: number;
  @ApiProperty({ description: '分/月 / fen a month' }) incomeMonthFen!: number;
  @ApiProperty({ description: '人均，分/月 / a head, fen a month' }) perHeadMonthFen!: number;
  @ApiProperty({ description: '分/年 / fen a year' }) expenseYearFen!: number;
  @ApiProperty({ description: '分 / fen' }) assetsFen!: number;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty() recordedBy!: string;
}
export class ContactView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() relation!: string;
  @ApiProperty() phoneMasked!: string;
  @ApiProperty() emergency!: boolean;
  @ApiProperty({ format: 'date-time' }) addedAt!: string;
}
export class DossierFactsView {
  @ApiProperty({ format: 'uuid' }) householdId!: string;
  @ApiProperty({ description: '网格 / grid' }) grid!: string;
  @ApiProperty({ type: [ProfileView] }) profiles!: ProfileView[];
  @ApiProperty({ type: [GuardianshipView] }) guardians!: GuardianshipView[];
  @ApiProperty({ type: [String], format: 'uuid', description: '应有监护人而没有登记的 / who should have a guardian and has none' }) unguarded!: string[];
  @ApiProperty({ type: [ContactView] }) contacts!: ContactView[];
  @ApiProperty({ type: [DeclarationView] }) declarations!: DeclarationView[];
  @ApiProperty() version!: number;
}
