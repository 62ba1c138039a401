import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, NamedRef, PageQuery, PlaceView, SearchPageQuery, Several } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsISO8601, IsNumber, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { ORDER_STATES, type OrderState } from '../domain/service-order.js';
import { GIVEN_BY, URGENCIES, type GivenBy } from '../domain/vocabulary.js';
import { DeliveryAttemptView, DeliveryView, DemandView, OrderProofView } from './delivery.dto.js';
import { CallerView, HelpRequestView, HouseholdRef, NumberedRef, RequestFileView, TransitionView } from './help-request.dto.js';
import { VisitView } from './visit.dto.js';

export class PlanOrderDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() helpRequestId!: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() needId!: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() serviceItemId!: string;
  @ApiPropertyOptional({ example: 2, default: 1, description: '数量，按事项的单位 / in the unit of the item' }) @IsOptional() @IsNumber({ maxDecimalPlaces: 2 }) @Min(0.01) @Max(10_000) quantity?: number;
}
export class OfferDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() memberId!: string;
}
export class ScheduleDto {
  @ApiProperty({ format: 'date-time' }) @IsISO8601({ strict: true }) at!: string;
}
export class FeedbackDto {
  @ApiProperty({ minimum: 1, maximum: 5 }) @IsInt() @Min(1) @Max(5) score!: number;
  @ApiPropertyOptional({ example: '很及时' }) @IsOptional() @IsString() @MaxLength(1000) comment?: string;
  @ApiProperty({ enum: GIVEN_BY }) @IsIn(GIVEN_BY) givenBy!: GivenBy;
}
export class ServiceOrderListQuery extends SearchPageQuery {
  @ApiPropertyOptional({ enum: ORDER_STATES, isArray: true }) @IsOptional() @Several() @IsIn(ORDER_STATES, { each: true }) status?: OrderState[];
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() householdId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() helpRequestId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() providerMemberId?: string;
  @ApiPropertyOptional({ description: '派给我的 / offered to me or carried out by me' }) @IsOptional() @Flag() @IsBoolean() mine?: boolean;
  @ApiPropertyOptional() @IsOptional() @Flag() @IsBoolean() overdue?: boolean;
  @ApiPropertyOptional({ description: '多次没做成、已上报的 / tried in vain too often' }) @IsOptional() @Flag() @IsBoolean() toldUp?: boolean;
}
export class FeedbackListQuery extends PageQuery {
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 5 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(5) score?: number;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() providerMemberId?: string;
  @ApiPropertyOptional({ enum: GIVEN_BY }) @IsOptional() @IsIn(GIVEN_BY) givenBy?: GivenBy;
}

export class ItemRef extends NamedRef {
  @ApiProperty() code!: string;
  @ApiProperty({ description: '下单时的清单版本 / the release it was ordered from' }) release!: number;
}
export class ProviderView extends NamedRef {
  @ApiPropertyOptional({ nullable: true, type: String, format: 'uuid' }) organisationId?: string | null;
}
export class CurrentOfferView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;
}
export class ServiceOrderView extends DeliveryView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'GD-2026-000123' }) number!: string;
  @ApiProperty({ enum: ORDER_STATES }) status!: OrderState;
  @ApiProperty({ enum: URGENCIES }) urgency!: string;
  @ApiProperty({ type: ItemRef }) item!: ItemRef;
  @ApiProperty({ type: NumberedRef }) helpRequest!: NumberedRef;
  @ApiProperty({ format: 'uuid' }) needId!: string;
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ type: HouseholdRef }) household!: HouseholdRef;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ type: ProviderView, nullable: true }) provider!: ProviderView | null;
  @ApiProperty({ type: CurrentOfferView, nullable: true }) currentOffer!: CurrentOfferView | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) scheduledAt!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) deliveredAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) deliveryNote!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) dueAt!: string | null;
  @ApiProperty() overdue!: boolean;
  @ApiProperty({ nullable: true, type: String }) reason!: string | null;
  @ApiProperty() hasFeedback!: boolean;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) closedAt!: string | null;
  @ApiProperty() version!: number;
  @ApiProperty({ type: [String], description: '按状态和办理人：派给别人的工单，队员不能接单 / by state and by who asks' }) allowedActs!: string[];
}
export class ReasonView {
  @ApiProperty({ enum: ['responsibility', 'skill', 'load', 'continuity', 'distance'] }) factor!: string;
  @ApiProperty() points!: number;
  @ApiProperty() zh!: string;
  @ApiProperty() en!: string;
}
export class CandidateView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) organisationId!: string | null;
  @ApiProperty({ nullable: true, type: String }) organisationName!: string | null;
  @ApiProperty({ description: '0–100' }) score!: number;
  @ApiProperty({ type: [ReasonView] }) reasons!: ReasonView[];
}
export class CandidatesView {
  @ApiProperty({ type: [CandidateView] }) data!: CandidateView[];
}
export class OfferView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: NamedRef }) provider!: NamedRef;
  @ApiProperty({ enum: ['pending', 'accepted', 'declined', 'expired', 'withdrawn'] }) status!: string;
  @ApiProperty({ format: 'date-time' }) offeredAt!: string;
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) answeredAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) reason!: string | null;
  @ApiProperty() score!: number;
  @ApiProperty({ type: [ReasonView] }) reasons!: ReasonView[];
}
export class FeedbackView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: NumberedRef, nullable: true, description: '工单或心愿，二者之一 / of an order or of a wish' }) order!: NumberedRef | null;
  @ApiProperty({ type: NumberedRef, nullable: true }) wish!: NumberedRef | null;
  @ApiProperty({ nullable: true, type: String }) itemName!: string | null;
  @ApiProperty() person!: string;
  @ApiProperty({ type: NamedRef, nullable: true }) provider!: NamedRef | null;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ minimum: 1, maximum: 5 }) score!: number;
  @ApiProperty() comment!: string;
  @ApiProperty({ enum: GIVEN_BY }) givenBy!: string;
  @ApiProperty({ format: 'date-time' }) givenAt!: string;
}
export class ServiceOrderDetailView extends ServiceOrderView {
  @ApiProperty({ type: [OfferView] }) offers!: OfferView[];
  @ApiProperty({ type: [DemandView], description: '事项要求的佐证，有没有 / what the item demands, and whether it is there' }) demands!: DemandView[];
  @ApiProperty({ type: [OrderProofView] }) proofs!: OrderProofView[];
  @ApiProperty({ type: [DeliveryAttemptView], description: '没做成的几次 / attempts in vain' }) attempts!: DeliveryAttemptView[];
  @ApiProperty({ type: [VisitView] }) visits!: VisitView[];
  @ApiProperty({ type: FeedbackView, nullable: true }) feedback!: FeedbackView | null;
  @ApiProperty({ type: [TransitionView] }) history!: TransitionView[];
}
export class DeciderView {
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) id!: string | null;
  @ApiProperty() name!: string;
}
export class HelpRequestDetailView extends HelpRequestView {
  @ApiProperty({ example: '7K2M9PQ4TWBX', description: '查询码：凭它看进度，不显示是谁 / who holds it sees the progress, and nothing about whom' }) trackingCode!: string;
  @ApiProperty({ type: DeciderView, nullable: true, description: '作出不予受理决定的人；申诉由别人复核 / who declined it: the appeal is somebody else’s' }) declinedBy!: DeciderView | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) appealedAt!: string | null;
  @ApiProperty({ type: CallerView, nullable: true, description: '代为求助的人；本人求助时为空 / who asked for somebody else' }) caller!: CallerView | null;
  @ApiProperty({ type: [RequestFileView] }) files!: RequestFileView[];
  @ApiProperty({ type: [ServiceOrderView] }) orders!: ServiceOrderView[];
  @ApiProperty({ type: [TransitionView] }) history!: TransitionView[];
}
