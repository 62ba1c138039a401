import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NamedRef, PlaceView } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, IsOptional, IsUUID, Matches, Max, Min, ValidateNested } from 'class-validator';
import { URGENCIES } from '../domain/vocabulary.js';
import { ReasonView } from './service-order.dto.js';
import { VisitPositionDto } from './visit.dto.js';

export class DispatchPlanQuery {
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
}
export class DispatchOfferDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() orderId!: string;
  @ApiProperty({ description: '看到方案时的版本 / as it stood in the plan' }) @IsInt() @Min(1) version!: number;
  @ApiProperty({ format: 'uuid' }) @IsUUID() memberId!: string;
}
export class DispatchOffersDto {
  @ApiProperty({ type: [DispatchOfferDto] }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @ArrayUnique(({ orderId }: DispatchOfferDto) => orderId) @ValidateNested({ each: true }) @Type(() => DispatchOfferDto) offers!: DispatchOfferDto[];
}
export class DispatchRuleDto {
  @ApiProperty({ minimum: 0, maximum: 100, description: '责任村居的分值；五项合计100 / points for who answers for the village; the five make 100' }) @IsInt() @Min(0) @Max(100) responsibility!: number;
  @ApiProperty({ minimum: 0, maximum: 100 }) @IsInt() @Min(0) @Max(100) skill!: number;
  @ApiProperty({ minimum: 0, maximum: 100, description: '没有在办工单时的分值，每多一单递减 / for nobody’s open orders; less with each' }) @IsInt() @Min(0) @Max(100) load!: number;
  @ApiProperty({ minimum: 0, maximum: 100 }) @IsInt() @Min(0) @Max(100) continuity!: number;
  @ApiProperty({ minimum: 0, maximum: 100, description: '20公里以外为零 / none beyond 20 km' }) @IsInt() @Min(0) @Max(100) distance!: number;
  @ApiProperty({ minimum: 1, maximum: 50, description: '批量派单时每人最多在办几单 / open orders one helper has at most when a day is dealt out' }) @IsInt() @Min(1) @Max(50) maxOpen!: number;
  @ApiProperty({ minimum: 1, maximum: 20, description: '谢绝或过时不答时，依次问到第几人为止；1 为不自动问 / how many are asked in turn after a refusal or silence; 1: none by itself' }) @IsInt() @Min(1) @Max(20) askedInTurn!: number;
}
export class DispatchRuleView extends DispatchRuleDto {
  @ApiProperty({ description: '0：还没有改过 / 0: as it was at first' }) version!: number;
}
class DispatchMeasureView {
  @ApiProperty({ description: '派得出去的工单 / orders that find somebody' }) sent!: number;
  @ApiProperty({ description: '总分 / points of all' }) points!: number;
  @ApiProperty({ description: '在办最多的人有几单 / the most that one of them would have open' }) mostOpen!: number;
}
class WaitingOrderView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() number!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ enum: URGENCIES }) urgency!: string;
  @ApiProperty({ type: NamedRef }) item!: NamedRef;
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) dueAt!: string | null;
  @ApiProperty({ type: VisitPositionDto, nullable: true }) position!: VisitPositionDto | null;
}
class DispatchHelperView extends NamedRef {
  @ApiProperty({ nullable: true, type: String }) organisationName!: string | null;
  @ApiProperty({ type: VisitPositionDto, nullable: true }) position!: VisitPositionDto | null;
}
export class DispatchLineView {
  @ApiProperty({ type: WaitingOrderView }) order!: WaitingOrderView;
  @ApiProperty({ type: DispatchHelperView, nullable: true }) helper!: DispatchHelperView | null;
  @ApiProperty() score!: number;
  @ApiProperty({ type: [ReasonView] }) reasons!: ReasonView[];
  @ApiProperty({ enum: ['nobody_able', 'all_full'], nullable: true, description: '没有人选时：没有人能做，或都已满 / why there is nobody' }) why!: string | null;
}
export class DispatchPlanView {
  @ApiProperty({ enum: ['balanced', 'greedy'], description: '统筹；来不及算时逐单 / all at once; one after the other where time ran out' }) method!: string;
  @ApiProperty() helpers!: number;
  @ApiProperty({ description: '一次最多2000单，还有没排进来的 / there may be more than the 2 000 of one round' }) mayBeMore!: boolean;
  @ApiProperty({ type: DispatchMeasureView }) balanced!: DispatchMeasureView;
  @ApiProperty({ type: DispatchMeasureView, description: '逐单派的结果，用来比较 / what one order after the other would give' }) greedy!: DispatchMeasureView;
  @ApiProperty({ type: [DispatchLineView] }) data!: DispatchLineView[];
}
class DispatchAnswerView {
  @ApiProperty({ format: 'uuid' }) orderId!: string;
  @ApiProperty({ enum: ['offered', 'refused'] }) status!: string;
  @ApiProperty({ nullable: true, type: String }) code!: string | null;
  @ApiProperty({ nullable: true, type: String }) message!: string | null;
}
export class DispatchAnswersView {
  @ApiProperty({ type: [DispatchAnswerView] }) data!: DispatchAnswerView[];
}
