import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsRecentDay, LabelView } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { NameDto } from './service-point.dto.js';

export class CountyDayDto {
  @ApiProperty({ format: 'date', example: '2027-01-01' }) @IsRecentDay() day!: string;
  @ApiProperty({ enum: ['holiday', 'make_up', 'ordinary'], description: '节假日、调休上班、照常 / holiday, worked to make up, like any other day' }) @IsIn(['holiday', 'make_up', 'ordinary']) kind!: 'holiday' | 'make_up' | 'ordinary';
  @ApiProperty({ type: NameDto }) @ValidateNested() @Type(() => NameDto) name!: NameDto;
}
export class CalendarYearDto {
  @ApiProperty({ type: [CountyDayDto] }) @IsArray() @ArrayMaxSize(120) @ValidateNested({ each: true }) @Type(() => CountyDayDto) days!: CountyDayDto[];
  @ApiProperty({ description: '全年安排已录全 / all of the year has been entered' }) @IsBoolean() complete!: boolean;
  @ApiPropertyOptional({ description: '依据 / on what it rests', example: '国办发明电〔2026〕7号' }) @IsOptional() @IsString() @MaxLength(200) basis?: string;
}
export class CalendarDayView {
  @ApiProperty({ format: 'date' }) day!: string;
  @ApiProperty({ enum: ['holiday', 'make_up', 'ordinary'] }) kind!: string;
  @ApiProperty({ type: LabelView }) name!: LabelView;
  @ApiProperty({ enum: ['official', 'county'] }) source!: string;
}
export class CalendarYearView {
  @ApiProperty({ example: '2027' }) id!: string;
  @ApiProperty({ example: 2027 }) year!: number;
  @ApiProperty({ enum: ['official', 'county', 'unknown'], description: 'unknown：还没有人知道这一年的安排 / nobody knows the year yet' }) source!: string;
  @ApiProperty() complete!: boolean;
  @ApiProperty() basis!: string;
  @ApiProperty({ type: [CalendarDayView] }) days!: CalendarDayView[];
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) changedAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) changedBy!: string | null;
  @ApiProperty({ description: '0：县里还没有录入过 / 0: the county has entered nothing' }) version!: number;
}
