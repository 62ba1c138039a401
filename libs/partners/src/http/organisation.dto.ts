import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LabelView, SearchPageQuery } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, ValidateNested } from 'class-validator';

export const ORGANISATION_KINDS = ['department', 'township', 'social_org', 'enterprise'] as const;

export class LabelDto {
  @ApiProperty({ example: '德化县民政局' }) @IsString() @Length(1, 100) zh!: string;
  @ApiProperty({ example: 'Civil Affairs Bureau' }) @IsString() @Length(1, 200) en!: string;
}
export class OrganisationDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ example: 'civil-affairs' }) @Matches(/^[a-z0-9][a-z0-9-]{1,39}$/) code!: string;
  @ApiProperty({ enum: ORGANISATION_KINDS }) @IsIn(ORGANISATION_KINDS) kind!: (typeof ORGANISATION_KINDS)[number];
  @ApiProperty({ type: LabelDto }) @ValidateNested() @Type(() => LabelDto) name!: LabelDto;
  @ApiPropertyOptional({ example: '350526100' }) @IsOptional() @Matches(/^\d{6,12}$/) divisionCode?: string;
  @ApiPropertyOptional({ example: '0595-23522222' }) @IsOptional() @IsString() @MaxLength(30) phone?: string;
  @ApiPropertyOptional({ example: '91350100M000100Y43', description: 'GB 32100' }) @IsOptional() @IsString() @MaxLength(18) creditCode?: string;
}
export class OrganisationListQuery extends SearchPageQuery {
  @ApiPropertyOptional({ enum: ORGANISATION_KINDS }) @IsOptional() @IsIn(ORGANISATION_KINDS) kind?: string;
}
export class OrganisationView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ enum: ORGANISATION_KINDS }) kind!: string;
  @ApiProperty({ type: LabelView }) name!: LabelView;
  @ApiProperty({ nullable: true, type: String }) divisionCode!: string | null;
  @ApiProperty() phone!: string;
  @ApiProperty({ nullable: true, type: String }) creditCode!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
