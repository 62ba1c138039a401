import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, InCoordinates, IsInstant, IsRecentDay, LabelView, NamedRef, PlaceView, SearchPageQuery, Several, type Coordinates } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { HOLIDAY_RULES, MAKE_UP_RULES, type HolidayRule, type MakeUpRule } from '../domain/opening-hours.js';
import { ACCESSIBILITY, CONTACT_KINDS, POINT_STATES, type Accessibility, type ContactKind } from '../domain/vocabulary.js';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export class IntervalDto {
  @ApiProperty({ example: '20:00' }) @Matches(TIME) opens!: string;
  @ApiProperty({ example: '02:00', description: '不晚于开门时间的，是第二天的时间 / at or before the opening: of the next day' }) @Matches(TIME) closes!: string;
}
export class HoursDto extends IntervalDto {
  @ApiProperty({ minimum: 1, maximum: 7, description: '1 周一 … 7 周日' }) @IsInt() @Min(1) @Max(7) weekday!: number;
}
export class OpeningHoursDto {
  @ApiProperty({ type: [HoursDto] }) @IsArray() @ArrayMaxSize(42) @ValidateNested({ each: true }) @Type(() => HoursDto) hours!: HoursDto[];
  @ApiProperty({ enum: HOLIDAY_RULES }) @IsIn(HOLIDAY_RULES) holidayRule!: HolidayRule;
  @ApiPropertyOptional({ type: [IntervalDto], description: 'own_hours 时填写 / with own_hours' }) @IsOptional() @IsArray() @ArrayMaxSize(6) @ValidateNested({ each: true }) @Type(() => IntervalDto) holidayHours?: IntervalDto[];
  @ApiProperty({ enum: MAKE_UP_RULES }) @IsIn(MAKE_UP_RULES) makeUpRule!: MakeUpRule;
}
export class PositionDto {
  @ApiProperty({ example: 118.2414, description: 'WGS-84' }) @IsNumber() @Min(-180) @Max(180) lng!: number;
  @ApiProperty({ example: 25.4915 }) @IsNumber() @Min(-90) @Max(90) lat!: number;
}
export class NameDto {
  @ApiProperty() @IsString() @Length(1, 100) zh!: string;
  @ApiProperty() @IsString() @Length(1, 200) en!: string;
}
export class IntroductionDto {
  @ApiProperty() @IsString() @MaxLength(500) zh!: string;
  @ApiProperty() @IsString() @MaxLength(1_000) en!: string;
}
export class PointContactDto {
  @ApiProperty({ enum: CONTACT_KINDS }) @IsIn(CONTACT_KINDS) kind!: ContactKind;
  @ApiProperty({ example: '0595-23522000' }) @IsString() @Length(3, 60) @Matches(/^[^\u0000-\u001f<>]+$/) value!: string;
  @ApiPropertyOptional({ example: '值班员' }) @IsOptional() @IsString() @MaxLength(30) name?: string;
}
export class ServicePointDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ example: 'zhihe' }) @Matches(/^[a-z0-9][a-z0-9-]{1,39}$/) code!: string;
  @ApiProperty({ type: NameDto }) @ValidateNested() @Type(() => NameDto) name!: NameDto;
  @ApiPropertyOptional({ type: IntroductionDto }) @IsOptional() @ValidateNested() @Type(() => IntroductionDto) introduction?: IntroductionDto;
  @ApiProperty() @IsBoolean() isBase!: boolean;
  @ApiProperty({ format: 'uuid' }) @IsUUID() organisationId!: string;
  @ApiProperty({ example: '350526100001' }) @Matches(/^\d{12}$/) villageCode!: string;
  @ApiProperty({ example: '凤池路1号' }) @IsString() @Length(1, 200) address!: string;
  @ApiPropertyOptional({ description: '地址保密（庇护场所） / the address is secret (a shelter)' }) @IsOptional() @IsBoolean() addressHidden?: boolean;
  @ApiPropertyOptional({ type: PositionDto }) @IsOptional() @ValidateNested() @Type(() => PositionDto) position?: PositionDto;
  @ApiPropertyOptional({ type: [PointContactDto] }) @IsOptional() @IsArray() @ArrayMaxSize(10) @ValidateNested({ each: true }) @Type(() => PointContactDto) contacts?: PointContactDto[];
  @ApiPropertyOptional({ enum: ACCESSIBILITY, isArray: true }) @IsOptional() @IsArray() @ArrayUnique() @IsIn(ACCESSIBILITY, { each: true }) accessibility?: Accessibility[];
  @ApiPropertyOptional({ minimum: 1, description: '同时可容纳人数 / people at once' }) @IsOptional() @IsInt() @Min(1) @Max(100_000) capacity?: number;
  @ApiPropertyOptional({ type: [String], description: '清单以外的服务，用文字写 / what is offered besides the list, in words' }) @IsOptional() @IsArray() @ArrayMaxSize(30) @IsString({ each: true }) @MaxLength(50, { each: true }) alsoOffered?: string[];
}
export class NewServicePointDto extends ServicePointDto {
  @ApiPropertyOptional({ type: OpeningHoursDto, description: '不填即尚未开放 / without it the point is not open yet' }) @IsOptional() @ValidateNested() @Type(() => OpeningHoursDto) openingHours?: OpeningHoursDto;
}
export class HoursExceptionDto {
  @ApiProperty({ format: 'date' }) @IsRecentDay() from!: string;
  @ApiProperty({ format: 'date' }) @IsRecentDay() to!: string;
  @ApiProperty({ type: [IntervalDto], description: '空：关闭 / empty: closed' }) @IsArray() @ArrayMaxSize(6) @ValidateNested({ each: true }) @Type(() => IntervalDto) hours!: IntervalDto[];
  @ApiProperty({ type: NameDto }) @ValidateNested() @Type(() => NameDto) reason!: NameDto;
}

class WhichPoints extends SearchPageQuery {
  @ApiPropertyOptional({ example: '350526100' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ description: '现在开放；与 offers 合用时，指该服务现在提供 / open now; with offers, offered now' }) @IsOptional() @Flag() @IsBoolean() openNow?: boolean;
  @ApiPropertyOptional({ format: 'date-time', description: '在此时开放，带时区 / open at this instant, with its offset' }) @IsOptional() @IsInstant() openAt?: string;
  @ApiPropertyOptional({ description: '提供这个事项（代码） / offers this item, by its code', example: 'counselling' }) @IsOptional() @Matches(/^[a-z0-9][a-z0-9-]{1,39}$/) offers?: string;
  @ApiPropertyOptional({ enum: ACCESSIBILITY, isArray: true, description: '须全部具备 / all of them' }) @IsOptional() @Several() @IsIn(ACCESSIBILITY, { each: true }) accessibility?: Accessibility[];
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() organisationId?: string;
  @ApiPropertyOptional({ description: '可以预约 / can be booked' }) @IsOptional() @Flag() @IsBoolean() bookable?: boolean;
  @InCoordinates() coordinates?: Coordinates;
}
export class ServicePointListQuery extends WhichPoints {
  @ApiPropertyOptional({ enum: POINT_STATES, default: 'active' }) @IsOptional() @IsIn(POINT_STATES) status?: (typeof POINT_STATES)[number];
}
export class NearestQuery extends WhichPoints {
  @ApiProperty({ example: 118.2414 }) @Type(() => Number) @IsNumber() @Min(-180) @Max(180) lng!: number;
  @ApiProperty({ example: 25.4915 }) @Type(() => Number) @IsNumber() @Min(-90) @Max(90) lat!: number;
}
export class DaysQuery {
  @ApiPropertyOptional({ format: 'date', description: '默认今天 / today by default' }) @IsOptional() @IsRecentDay() from?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 42, default: 7 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(42) days?: number;
}

export class OpeningView {
  @ApiProperty() open!: boolean;
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: '开放到 / open until' }) until!: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: '下次开放 / opens next' }) next!: string | null;
  @ApiProperty({ description: '这一年的节假日安排尚未公布，按平日推算 / the year’s holidays are not known yet: as on ordinary days' }) assumed!: boolean;
}
export class OfferedItemView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ type: LabelView }) name!: LabelView;
}
export class OfferingBriefView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: OfferedItemView }) item!: OfferedItemView;
  @ApiProperty() bookable!: boolean;
}
export class ServicePointView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ enum: POINT_STATES }) status!: string;
  @ApiProperty({ type: LabelView }) name!: LabelView;
  @ApiProperty({ type: LabelView }) introduction!: LabelView;
  @ApiProperty() isBase!: boolean;
  @ApiProperty({ type: NamedRef }) organisation!: NamedRef;
  @ApiProperty({ type: PlaceView, description: '地址保密时只到乡镇 / of a hidden point its township only' }) place!: PlaceView;
  @ApiProperty() addressHidden!: boolean;
  @ApiProperty({ nullable: true, type: String }) address!: string | null;
  @ApiProperty({ type: PositionDto, nullable: true }) position!: PositionDto | null;
  @ApiProperty({ type: [PointContactDto] }) contacts!: PointContactDto[];
  @ApiProperty({ type: [HoursDto] }) hours!: HoursDto[];
  @ApiProperty({ enum: HOLIDAY_RULES }) holidayRule!: string;
  @ApiProperty({ type: [IntervalDto] }) holidayHours!: IntervalDto[];
  @ApiProperty({ enum: MAKE_UP_RULES }) makeUpRule!: string;
  @ApiProperty({ enum: ACCESSIBILITY, isArray: true }) accessibility!: string[];
  @ApiProperty({ nullable: true, type: Number }) capacity!: number | null;
  @ApiProperty({ type: [String] }) alsoOffered!: string[];
  @ApiProperty({ type: [OfferingBriefView] }) offerings!: OfferingBriefView[];
  @ApiProperty({ type: OpeningView }) opening!: OpeningView;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
export class NearPointView extends ServicePointView {
  @ApiProperty({ description: '直线距离，米 / metres as the crow flies' }) distanceMetres!: number;
}
export class HoursExceptionView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date' }) to!: string;
  @ApiProperty({ type: [IntervalDto] }) hours!: IntervalDto[];
  @ApiProperty({ type: LabelView }) reason!: LabelView;
  @ApiProperty() createdBy!: string;
}
export class PhotoView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: LabelView }) title!: LabelView;
  @ApiProperty() mediaType!: string;
  @ApiProperty() bytes!: number;
}
export class OfferingView extends OfferingBriefView {
  @ApiProperty({ enum: ['active', 'withdrawn'] }) status!: string;
  @ApiProperty({ type: [HoursDto], nullable: true, description: '空：与服务点相同 / null: as the point' }) hours!: HoursDto[] | null;
  @ApiProperty({ nullable: true, type: Number }) slotMinutes!: number | null;
  @ApiProperty({ nullable: true, type: Number }) places!: number | null;
  @ApiProperty({ nullable: true, type: Number }) leadMinutes!: number | null;
  @ApiProperty({ nullable: true, type: Number }) aheadDays!: number | null;
  @ApiProperty() note!: string;
  @ApiProperty() version!: number;
}
export class ServicePointDetailView extends ServicePointView {
  @ApiProperty({ type: [OfferingView] }) declare offerings: OfferingView[];
  @ApiProperty({ type: [HoursExceptionView], description: '今天及以后的临时安排 / exceptions of today and later' }) exceptions!: HoursExceptionView[];
  @ApiProperty({ type: [PhotoView] }) photos!: PhotoView[];
  @ApiProperty({ description: '我可以管理这个服务点 / I may manage it' }) mayManage!: boolean;
}
export class DayView {
  @ApiProperty({ format: 'date' }) date!: string;
  @ApiProperty({ type: [IntervalDto] }) hours!: IntervalDto[];
  @ApiProperty({ enum: ['weekly', 'holiday', 'make_up', 'exception'] }) because!: string;
  @ApiProperty({ type: LabelView, nullable: true, description: '节日名称或临时安排的原因 / the holiday, or why' }) words!: LabelView | null;
  @ApiProperty() assumed!: boolean;
}
export class OpeningDaysView {
  @ApiProperty({ type: [DayView] }) days!: DayView[];
}
