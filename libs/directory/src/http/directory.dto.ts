import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DivisionRef, Flag, InCoordinates, LabelView, NamedRef, PlaceView, SearchPageQuery, type Coordinates } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { IsBoolean, IsNumber, IsOptional, Matches, Max, Min } from 'class-validator';

export class DirectoryAboutView {
  @ApiProperty({ type: DivisionRef, nullable: true }) county!: DivisionRef | null;
  @ApiProperty({ type: [DivisionRef], description: '乡镇 / townships of the county' }) townships!: DivisionRef[];
  @ApiProperty({ nullable: true, type: Number, example: 3 }) release!: number | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) publishedAt!: string | null;
}
export class DirectoryOutlineView {
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'number' } }, description: '县界；没有为空 / where the county ends; empty where none is kept' }) ring!: number[][];
}
export class DirectoryQuotaView {
  @ApiProperty() perPeriod!: number;
  @ApiProperty({ enum: ['month', 'quarter', 'year'] }) period!: string;
  @ApiProperty() left!: number;
}
/** One line of the list in the asker's language. */
export class DirectoryServiceView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ nullable: true, type: String }) about!: string | null;
  @ApiProperty({ enum: ['funds', 'goods', 'service'] }) kind!: string;
  @ApiProperty({ enum: ['care', 'living', 'support', 'development', 'departmental'] }) serviceClass!: string;
  @ApiProperty({ type: [String] }) targetGroups!: string[];
  @ApiProperty({ nullable: true, type: String }) standard!: string | null;
  @ApiProperty({ enum: ['free', 'part'], nullable: true, description: '免费、部分收费；没有说明为空 / free, or paid for in part; null where it is not said' }) charge!: string | null;
  @ApiProperty() unit!: string;
  @ApiProperty({ nullable: true, type: String }) provider!: string | null;
  @ApiProperty() howToApply!: string;
  @ApiProperty() policyBasis!: string;
  @ApiProperty({ description: '给谁，由规则说成的一句话 / for whom, said from the rule' }) eligibility!: string;
  @ApiProperty({ type: DirectoryQuotaView, nullable: true }) quota!: DirectoryQuotaView | null;
  @ApiProperty({ description: '有几个服务点提供 / points that give it' }) points!: number;
  @ApiProperty({ description: '其中现在开放的 / of them open now' }) openPoints!: number;
}
export class DirectoryServicesView {
  @ApiProperty({ type: [DirectoryServiceView] }) data!: DirectoryServiceView[];
}

export class DirectoryPointsQuery extends SearchPageQuery {
  @ApiPropertyOptional({ description: '提供这个事项（代码） / gives this service, by its code', example: 'counselling' }) @IsOptional() @Matches(/^[a-z0-9][a-z0-9-]{1,39}$/) offers?: string;
  @ApiPropertyOptional({ description: '现在开放 / open now' }) @IsOptional() @Flag() @IsBoolean() openNow?: boolean;
  @ApiPropertyOptional({ example: '350526100' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @InCoordinates() coordinates?: Coordinates;
}
export class DirectoryNearestQuery extends DirectoryPointsQuery {
  @ApiProperty({ example: 118.2414 }) @Type(() => Number) @IsNumber() @Min(-180) @Max(180) lng!: number;
  @ApiProperty({ example: 25.4915 }) @Type(() => Number) @IsNumber() @Min(-90) @Max(90) lat!: number;
}
class DirectoryTimesView {
  @ApiProperty({ example: '08:00' }) opens!: string;
  @ApiProperty({ example: '12:00' }) closes!: string;
}
class DirectoryWeekdayTimesView extends DirectoryTimesView {
  @ApiProperty({ minimum: 1, maximum: 7, description: '1 周一 … 7 周日' }) weekday!: number;
}
class DirectoryOpenView {
  @ApiProperty() open!: boolean;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) until!: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) next!: string | null;
  @ApiProperty({ description: '按平日推算 / as on ordinary days, the year’s holidays not being known' }) assumed!: boolean;
}
class DirectoryContactView {
  @ApiProperty() kind!: string;
  @ApiProperty() value!: string;
}
class DirectoryPlaceOnMapView {
  @ApiProperty() lng!: number;
  @ApiProperty() lat!: number;
}
class DirectoryGivenItemView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ type: LabelView }) name!: LabelView;
}
class DirectoryGivenView {
  @ApiProperty({ type: DirectoryGivenItemView }) item!: DirectoryGivenItemView;
  @ApiProperty() bookable!: boolean;
}
/** A point as anybody may see it; where it stands is left out of a hidden one. */
export class DirectoryPointView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: LabelView }) name!: LabelView;
  @ApiProperty({ type: LabelView }) introduction!: LabelView;
  @ApiProperty() isBase!: boolean;
  @ApiProperty({ type: NamedRef }) organisation!: NamedRef;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty() addressHidden!: boolean;
  @ApiProperty({ nullable: true, type: String }) address!: string | null;
  @ApiProperty({ type: DirectoryPlaceOnMapView, nullable: true }) position!: DirectoryPlaceOnMapView | null;
  @ApiProperty({ type: [DirectoryContactView] }) contacts!: DirectoryContactView[];
  @ApiProperty({ type: [DirectoryWeekdayTimesView] }) hours!: DirectoryWeekdayTimesView[];
  @ApiProperty({ type: [String] }) accessibility!: string[];
  @ApiProperty({ type: [String] }) alsoOffered!: string[];
  @ApiProperty({ type: [DirectoryGivenView] }) offerings!: DirectoryGivenView[];
  @ApiProperty({ type: DirectoryOpenView }) opening!: DirectoryOpenView;
}
export class DirectoryNearPointView extends DirectoryPointView {
  @ApiProperty({ description: '直线距离，米 / metres as the crow flies' }) distanceMetres!: number;
}
class DirectoryExceptionView {
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date' }) to!: string;
  @ApiProperty({ type: [DirectoryTimesView] }) hours!: DirectoryTimesView[];
  @ApiProperty({ type: LabelView }) reason!: LabelView;
}
class DirectoryPhotoView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: LabelView }) title!: LabelView;
}
export class DirectoryPointDetailView extends DirectoryPointView {
  @ApiProperty({ type: [DirectoryExceptionView] }) exceptions!: DirectoryExceptionView[];
  @ApiProperty({ type: [DirectoryPhotoView] }) photos!: DirectoryPhotoView[];
}
