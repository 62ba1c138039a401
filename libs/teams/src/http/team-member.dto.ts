import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DivisionRef, IsDay, NamedRef, PlaceView, SearchPageQuery } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsNumber, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { MOST_VILLAGES, TEAM_ROLES, type TeamRole } from '../domain/vocabulary.js';

export class MemberPositionDto {
  @ApiProperty({ example: 118.24 }) @IsNumber() @Min(-180) @Max(180) lng!: number;
  @ApiProperty({ example: 25.49 }) @IsNumber() @Min(-90) @Max(90) lat!: number;
}
export class AvailabilityDto {
  @ApiProperty({ minimum: 1, maximum: 7, description: '星期几，1为周一 / day of the week, 1 is Monday' }) @IsInt() @Min(1) @Max(7) weekday!: number;
  @ApiProperty({ example: '09:00' }) @Matches(/^([01]\d|2[0-3]):[0-5]\d$/) starts!: string;
  @ApiProperty({ example: '17:00' }) @Matches(/^([01]\d|2[0-3]):[0-5]\d$/) ends!: string;
}
export class AwayDto {
  @ApiProperty({ format: 'date' }) @IsDay() from!: string;
  @ApiProperty({ format: 'date', description: '最后一天，含当天 / the last day, included' }) @IsDay() until!: string;
}
export class VillagesTakenOnDto {
  @ApiProperty({ type: [String], example: ['350526100201'] }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(MOST_VILLAGES) @Matches(/^\d{12}$/, { each: true }) villages!: string[];
}
export class TeamMemberDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ example: '陈秀英' }) @IsString() @Length(1, 50) name!: string;
  @ApiPropertyOptional({ example: '13800138000' }) @IsOptional() @IsString() @MaxLength(20) phone?: string;
  @ApiProperty({ enum: TEAM_ROLES, isArray: true }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(4) @IsIn(TEAM_ROLES, { each: true }) roles!: TeamRole[];
  @ApiPropertyOptional({ type: [String], example: ['nursing'] }) @IsOptional() @IsArray() @ArrayMaxSize(20) @Matches(/^[a-z-]{2,40}$/, { each: true }) skills?: string[];
  @ApiProperty({ example: '350526100', description: '所在乡镇（或县）/ home township (or county)' }) @Matches(/^\d{6,12}$/) divisionCode!: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() organisationId?: string;
  @ApiProperty({ type: [String], example: ['350526100201'], description: '责任村 / villages answered for' }) @IsArray() @ArrayMaxSize(MOST_VILLAGES) @Matches(/^\d{9,12}$/, { each: true }) villages!: string[];
  @ApiPropertyOptional({ type: MemberPositionDto }) @IsOptional() @ValidateNested() @Type(() => MemberPositionDto) position?: MemberPositionDto;
  @ApiPropertyOptional({ enum: ['active', 'inactive'] }) @IsOptional() @IsIn(['active', 'inactive']) status?: 'active' | 'inactive';
  @ApiPropertyOptional({ type: [AvailabilityDto], description: '每周什么时候有空 / when they can, week by week' }) @IsOptional() @IsArray() @ArrayMaxSize(28) @ValidateNested({ each: true }) @Type(() => AvailabilityDto) availability?: AvailabilityDto[];
  @ApiPropertyOptional({ type: [AwayDto], description: '哪几天外出；不记原因 / days away; the reason is not kept' }) @IsOptional() @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => AwayDto) away?: AwayDto[];
}
export class TeamMemberListQuery extends SearchPageQuery {
  @ApiPropertyOptional({ enum: TEAM_ROLES }) @IsOptional() @IsIn(TEAM_ROLES) role?: TeamRole;
  @ApiPropertyOptional({ example: '350526100' }) @IsOptional() @Matches(/^\d{6,9}$/) township?: string;
  @ApiPropertyOptional({ enum: ['active', 'inactive'] }) @IsOptional() @IsIn(['active', 'inactive']) status?: string;
}
export class TeamMemberView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ nullable: true, type: String }) phoneMasked!: string | null;
  @ApiProperty({ enum: TEAM_ROLES, isArray: true }) roles!: TeamRole[];
  @ApiProperty({ type: [String] }) skills!: string[];
  @ApiProperty({ nullable: true, type: NamedRef }) organisation!: NamedRef | null;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ type: [DivisionRef] }) villages!: DivisionRef[];
  @ApiProperty({ nullable: true, type: MemberPositionDto }) position!: MemberPositionDto | null;
  @ApiProperty({ enum: ['active', 'inactive'] }) status!: string;
  @ApiProperty({ type: [AvailabilityDto] }) availability!: AvailabilityDto[];
  @ApiProperty({ type: [AwayDto] }) away!: AwayDto[];
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) leftAt!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
export class TownshipCoverageView {
  @ApiProperty({ example: '350526100' }) code!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ description: '村（社区）数 / villages' }) villages!: number;
  @ApiProperty({ description: '没有责任协理员的 / without a responsible coordinator' }) uncovered!: number;
}
export class CoverageView {
  @ApiProperty() villages!: number;
  @ApiProperty() uncovered!: number;
  @ApiProperty({ type: [TownshipCoverageView], description: '本人辖区内的乡镇 / townships of the caller’s area' }) townships!: TownshipCoverageView[];
}
