import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NamedRef, PageQuery, PlaceView } from '@yizhu/platform';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, Min } from 'class-validator';
import { CHOICES, HOUSEHOLD_CHOICES, type Choice } from '../../domain/duplicates/choice.js';

const DAY = /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class MergeRecipientDto {
  @ApiProperty({ format: 'uuid', description: '并入的那一条 / the record that is merged away' }) @IsUUID() otherId!: string;
  @ApiProperty() @IsInt() @Min(1) otherVersion!: number;
  @ApiProperty({ description: '保留一方家庭的版本 / version of the survivor’s household' }) @IsInt() @Min(1) householdVersion!: number;
  @ApiProperty() @IsInt() @Min(1) otherHouseholdVersion!: number;
  @ApiProperty({ enum: CHOICES, isArray: true, description: '取另一条的项目；保留一方空着的总会补上 / values taken from the other; what the survivor lacks is filled in any case' }) @IsArray() @ArrayMaxSize(20) @IsIn(CHOICES, { each: true }) take!: Choice[];
  @ApiProperty({ description: '两户是同一户：一并并户 / both households are one: join them too' }) @IsBoolean() joinHouseholds!: boolean;
  @ApiPropertyOptional({ format: 'uuid', description: '另一户留下的人中谁任户主 / who heads the other household, if it stays' }) @IsOptional() @IsUUID() newHeadId?: string;
  @ApiProperty({ example: '同一人两次登记，已核对户口簿', minLength: 2 }) @IsString() @Length(2, 500) reason!: string;
}
export class MergeHouseholdDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() otherId!: string;
  @ApiProperty() @IsInt() @Min(1) otherVersion!: number;
  @ApiProperty({ enum: HOUSEHOLD_CHOICES, isArray: true }) @IsArray() @ArrayMaxSize(10) @IsIn(HOUSEHOLD_CHOICES, { each: true }) take!: Choice[];
  @ApiProperty({ example: '父母与子女并户共同生活', minLength: 2 }) @IsString() @Length(2, 500) reason!: string;
}
export class UndoMergeDto {
  @ApiProperty({ example: '经核实是两个人', minLength: 2 }) @IsString() @Length(2, 500) reason!: string;
}
class DepartureDto {
  @ApiProperty({ format: 'uuid', isArray: true, type: String }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(30) @IsUUID(undefined, { each: true }) memberIds!: string[];
  @ApiProperty({ example: '2026-11-01', description: '自哪一天起不在本户 / the first day outside this household' }) @Matches(DAY) on!: string;
  @ApiProperty({ example: '结婚分户', minLength: 2 }) @IsString() @Length(2, 500) reason!: string;
  @ApiPropertyOptional({ format: 'uuid', description: '户主迁出时，留下的人中谁任户主 / who heads the household when its head leaves' }) @IsOptional() @IsUUID() newHeadId?: string;
}
export class SplitHouseholdDto extends DepartureDto {
  @ApiProperty({ format: 'uuid', description: '新户的户主 / who heads the new household' }) @IsUUID() headId!: string;
  @ApiProperty({ example: '350526101202' }) @Matches(/^\d{12}$/) villageCode!: string;
  @ApiProperty() @IsString() @MaxLength(200) address!: string;
}
export class TransferMembersDto extends DepartureDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() householdId!: string;
  @ApiProperty() @IsInt() @Min(1) householdVersion!: number;
}

export class MergeListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() householdId?: string;
}
export class MergedRecipientView extends NamedRef {
  @ApiProperty() idMasked!: string;
}
export class HouseholdRefView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() number!: string;
  @ApiProperty() headName!: string;
}
export class MergeView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ['recipient', 'household'] }) kind!: string;
  @ApiProperty({ type: NamedRef, nullable: true }) survivor!: NamedRef | null;
  @ApiProperty({ type: MergedRecipientView, nullable: true }) merged!: MergedRecipientView | null;
  @ApiProperty({ type: HouseholdRefView }) household!: HouseholdRefView;
  @ApiProperty({ type: HouseholdRefView }) mergedHousehold!: HouseholdRefView;
  @ApiProperty({ description: '两户也并成一户 / whether the households became one too' }) householdsMerged!: boolean;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ enum: CHOICES, isArray: true }) taken!: Choice[];
  @ApiProperty() reason!: string;
  @ApiProperty({ format: 'date-time' }) mergedAt!: string;
  @ApiProperty() mergedBy!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) undoneAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) undoneBy!: string | null;
  @ApiProperty({ nullable: true, type: String }) undoReason!: string | null;
  @ApiProperty() version!: number;
}
