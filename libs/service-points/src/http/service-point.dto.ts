import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, LabelView, NamedRef, PlaceView, SearchPageQuery } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsNumber, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export class HoursDto {
  @ApiProperty({ minimum: 1, maximum: 7, description: '1 周一 … 7 周日' }) @IsInt() @Min(1) @Max(7) weekday!: number;
  @ApiProperty({ example: '08:30' }) @Matches(TIME) opens!: string;
  @ApiProperty({ example: '17:30' }) @Matches(TIME) closes!: string;
}
export class PositionDto {
  @ApiProperty({ example: 118.2414, description: 'WGS-84' }) @IsNumber() @Min(-180) @Max(180) lng!: number;
  @ApiProperty({ example: 25.4915 }) @IsNumber() @Min(-90) @Max(90) lat!: number;
}
export class NameDto {
  @ApiProperty() @IsString() @Length(1, 100) zh!: string;
  @ApiProperty() @IsString() @Length(1, 200) en!: string;
}
export class ServicePointDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ example: 'zhihe' }) @Matches(/^[a-z0-9][a-z0-9-]{1,39}$/) code!: string;
  @ApiProperty({ type: NameDto }) @ValidateNested() @Type(() => NameDto) name!: NameDto;
  @ApiProperty() @IsBoolean() isBase!: boolean;
  @ApiProperty({ format: 'uuid' }) @IsUUID() organisationId!: string;
  @ApiProperty({ example: '350526100001' }) @Matches(/^\d{12}$/) villageCode!: string;
  @ApiProperty({ example: '凤池路1号' }) @IsString() @Length(1, 200) address!: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(30) phone?: string;
  @ApiPropertyOptional({ type: PositionDto }) @IsOptional() @ValidateNested() @Type(() => PositionDto) position?: PositionDto;
  @ApiProperty({ type: [HoursDto] }) @IsArray() @ArrayMaxSize(28) @ValidateNested({ each: true }) @Type(() => HoursDto) hours!: HoursDto[];
  @ApiProperty() @IsBoolean() accessible!: boolean;
  @ApiPropertyOptional({ type: [String], description: '提供的服务 / what is offered' }) @IsOptional() @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(50, { each: true }) offerings?: string[];
}
export class ServicePointListQuery extends SearchPageQuery {
  @ApiPropertyOptional({ example: '350526100' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional() @IsOptional() @Flag() @IsBoolean() openNow?: boolean;
}
export class ServicePointView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ type: LabelView }) name!: LabelView;
  @ApiProperty() isBase!: boolean;
  @ApiProperty({ type: NamedRef }) organisation!: NamedRef;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty() address!: string;
  @ApiProperty() phone!: string;
  @ApiProperty({ type: PositionDto, nullable: true }) position!: PositionDto | null;
  @ApiProperty({ type: [HoursDto] }) hours!: HoursDto[];
  @ApiProperty() accessible!: boolean;
  @ApiProperty() openNow!: boolean;
  @ApiProperty({ type: [String] }) offerings!: string[];
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
