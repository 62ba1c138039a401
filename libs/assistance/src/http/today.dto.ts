import { ApiProperty } from '@nestjs/swagger';
import { PlaceView } from '@yizhu/platform';
import { HouseholdRef } from './help-request.dto.js';

export class QueueLineView {
  @ApiProperty({ enum: ['triage', 'dispatch', 'close', 'appeal', 'see-to', 'accept', 'deliver', 'verify', 'offer', 'follow-up', 'review-plan'], description: '下一步 / what to do next' }) kind!: string;
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ['help-request', 'service-order', 'feedback-follow-up', 'assistance-plan'] }) resource!: string;
  @ApiProperty() number!: string;
  @ApiProperty() title!: string;
  @ApiProperty() person!: string;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ nullable: true, type: String }) urgency!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) dueAt!: string | null;
  @ApiProperty() overdue!: boolean;
}
export class VisitDueView {
  @ApiProperty({ type: HouseholdRef }) household!: HouseholdRef;
  @ApiProperty({ nullable: true, type: String }) category!: string | null;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) lastVisitAt!: string | null;
  @ApiProperty({ format: 'date' }) dueOn!: string;
}
export class FigureView {
  @ApiProperty({ enum: ['households', 'openRequests', 'visitsThisMonth', 'needsMetThisMonth'] }) key!: string;
  @ApiProperty() value!: number;
  @ApiProperty({ nullable: true, type: Number, description: '上月 / last month' }) previous!: number | null;
  @ApiProperty({ type: [Number], description: '近十二个月 / the last twelve months' }) trend!: number[];
}
export class GapsView {
  @ApiProperty() peopleNeverVisited!: number;
}
export class AlertLineView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'medical_burden' }) kind!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ example: 'raised' }) status!: string;
  @ApiProperty({ format: 'date-time' }) raisedAt!: string;
}
export class ApprovalsView {
  @ApiProperty({ description: '别人提出、等待确认的认定，最多数到1000 / decisions others proposed, counted to 1 000' }) proposals!: number;
  @ApiProperty({ description: '到期复核的人，最多数到1000 / standings to look at again, counted to 1 000' }) reviews!: number;
  @ApiProperty({ description: '别人改的、等待审核的服务事项 / items of the service list that others have changed, to be reviewed' }) items!: number;
  @ApiProperty({ description: '已审核、还没有发布的服务事项 / items approved and not published yet' }) releases!: number;
  @ApiProperty({ description: '三十天内到期或已过期的队员证书，最多数到1000 / certificates of members that end within thirty days or have ended, counted to 1 000' }) certificates!: number;
}
export class TodayView {
  @ApiProperty({ type: [QueueLineView] }) queue!: QueueLineView[];
  @ApiProperty() queueTotal!: number;
  @ApiProperty({ type: [VisitDueView] }) visitsDue!: VisitDueView[];
  @ApiProperty() visitsDueTotal!: number;
  @ApiProperty({ type: [AlertLineView], description: '待办的监测预警，先发的在前 / alerts that wait, oldest first' }) alerts!: AlertLineView[];
  @ApiProperty() alertsTotal!: number;
  @ApiProperty({ type: ApprovalsView }) approvals!: ApprovalsView;
  @ApiProperty({ description: '辖区内已超时上报的求助 / requests in the area whose deadline has passed and was told up the line' }) escalated!: number;
  @ApiProperty({ type: [FigureView] }) figures!: FigureView[];
  @ApiProperty({ type: GapsView }) gaps!: GapsView;
}
