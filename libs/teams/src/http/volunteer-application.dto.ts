import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery, PlaceView } from '@yizhu/platform';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { APPLICATION_CHANNELS, APPLICATION_STATES, type ApplicationState } from '../domain/volunteer-application.js';

export class ApplyDto {
  @ApiProperty({ example: '林小梅' }) @IsString() @Length(1, 50) name!: string;
  @ApiProperty({ example: '13800138000' }) @IsString() @Length(6, 20) phone!: string;
  @ApiProperty({ example: '350526100', description: '在哪个乡镇服务 / in which township' }) @Matches(/^\d{6,12}$/) divisionCode!: string;
  @ApiPropertyOptional({ type: [String], example: ['tutoring'] }) @IsOptional() @IsArray() @ArrayMaxSize(20) @Matches(/^[a-z-]{2,40}$/, { each: true }) skills?: string[];
  @ApiPropertyOptional({ description: '想做什么、什么时候有空 / what one would like to do, and when' }) @IsOptional() @IsString() @MaxLength(500) words?: string;
}
export class ReceivedView {
  @ApiProperty({ enum: [true], type: Boolean }) received!: true;
}
export class CheckApplicationDto {
  @ApiProperty({ description: '核对了什么、结果如何 / what was looked into, and found' }) @IsString() @Length(1, 500) note!: string;
}
export class DeclineApplicationDto {
  @ApiProperty() @IsString() @Length(1, 500) reason!: string;
}
export class RevealApplicantDto {
  @ApiProperty() @IsString() @Length(2, 200) reason!: string;
}
export class RevealedApplicantView {
  @ApiProperty() value!: string;
}
export class ApplicationListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: APPLICATION_STATES }) @IsOptional() @IsIn(APPLICATION_STATES) status?: ApplicationState;
  @ApiPropertyOptional({ example: '350526100' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
}
export class VolunteerApplicationView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'ZY-2026-000001' }) number!: string;
  @ApiProperty() name!: string;
  @ApiProperty() phoneMasked!: string;
  @ApiProperty({ type: [String] }) skills!: string[];
  @ApiProperty() words!: string;
  @ApiProperty({ enum: APPLICATION_CHANNELS }) channel!: string;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ enum: APPLICATION_STATES }) status!: string;
  @ApiProperty({ format: 'date-time' }) submittedAt!: string;
  @ApiProperty({ nullable: true, type: String }) note!: string | null;
  @ApiProperty({ nullable: true, type: String }) reason!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) decidedAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) decidedBy!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) memberId!: string | null;
  @ApiProperty({ type: [String] }) allowedActs!: string[];
  @ApiProperty() version!: number;
}
