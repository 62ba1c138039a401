import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NamedRef, PageQuery, PlaceView, SearchPageQuery, Several } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateIf, ValidateNested } from 'class-validator';
import { CATEGORIES, RECIPIENT_STATUSES, TARGET_GROUPS, type AssistanceCategory, type RecipientStatus, type TargetGroup } from '../domain/vocabulary.js';

const DAY = /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const TIMELINE_KINDS = ['household', 'decision', 'import', 'consent', 'verification', 'request', 'plan', 'order', 'visit', 'wish', 'feedback', 'alert', 'assessment', 'appointment'];

export class MemberDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ example: '林秀英' }) @IsString() @MaxLength(50) name!: string;
  @ApiPropertyOptional({ example: '户主' }) @IsOptional() @IsString() @MaxLength(20) relation?: string;
  @ApiProperty({ example: '11010519491231002X', description: 'GB 11643；只进不出，回答里打码 / goes in only, masked on the way out' }) @IsString() @MaxLength(30) idNumber!: string;
  @ApiPropertyOptional({ enum: ['1', '2'], description: 'GB/T 2261.1；与身份证号不一致即拒绝' }) @IsOptional() @IsIn(['1', '2']) sex?: '1' | '2';
  @ApiPropertyOptional({ example: '1949-12-31' }) @IsOptional() @Matches(DAY) birthDate?: string;
  @ApiPropertyOptional({ example: '13800138000' }) @IsOptional() @IsString() @MaxLength(30) phone?: string;
  @ApiPropertyOptional({ example: '患慢性病' }) @IsOptional() @IsString() @MaxLength(200) health?: string;
  @ApiPropertyOptional({ example: '6216000000001234' }) @IsOptional() @IsString() @MaxLength(40) bankAccount?: string;
}
export class HouseholdMemberDto extends MemberDto {
  @ApiProperty() @IsBoolean() isHead!: boolean;
}
export class RegisterHouseholdDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'UUIDv7，离线时由客户端给 / by the client when offline' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ example: '350526101201' }) @Matches(/^\d{12}$/) villageCode!: string;
  @ApiPropertyOptional({ example: '村兜村12号' }) @IsOptional() @IsString() @MaxLength(200) address?: string;
  @ApiPropertyOptional({ example: '因病' }) @IsOptional() @IsString() @MaxLength(100) causeOfHardship?: string;
  @ApiPropertyOptional({ example: 65000, description: '月保障金，分 / monthly, in fen' }) @IsOptional() @IsInt() @Min(0) @Max(100_000_000) benefitFen?: number;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(500) remark?: string;
  @ApiPropertyOptional({ enum: CATEGORIES }) @IsOptional() @IsIn(CATEGORIES) category?: AssistanceCategory;
  @ApiPropertyOptional({ enum: TARGET_GROUPS, isArray: true }) @IsOptional() @IsArray() @ArrayMaxSize(5) @IsIn(TARGET_GROUPS, { each: true }) groups?: TargetGroup[];
  @ApiPropertyOptional({ example: '德政民〔2026〕12号' }) @IsOptional() @IsString() @MaxLength(200) basis?: string;
  @ApiProperty({ type: [HouseholdMemberDto] }) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(30) @ValidateNested({ each: true }) @Type(() => HouseholdMemberDto) members!: HouseholdMemberDto[];
}
export class UpdateHouseholdDto {
  @ApiPropertyOptional({ example: '第三网格', description: '网格；不填则不变 / grid; unchanged when absent' }) @IsOptional() @IsString() @MaxLength(50) grid?: string;
  @ApiProperty() @IsString() @MaxLength(200) address!: string;
  @ApiProperty() @IsString() @MaxLength(100) causeOfHardship!: string;
  @ApiProperty({ nullable: true, type: Number, description: '分 / fen' }) @ValidateIf((o: UpdateHouseholdDto) => o.benefitFen !== null) @IsInt() @Min(0) @Max(100_000_000) benefitFen!: number | null;
  @ApiProperty() @IsString() @MaxLength(500) remark!: string;
}
export class MoveHouseholdDto {
  @ApiProperty({ example: '350526101202' }) @Matches(/^\d{12}$/) villageCode!: string;
  @ApiProperty() @IsString() @MaxLength(200) address!: string;
}
export class DecideDto {
  @ApiProperty({ enum: CATEGORIES, nullable: true }) @ValidateIf((o: DecideDto) => o.category !== null) @IsIn(CATEGORIES) category!: AssistanceCategory | null;
  @ApiProperty({ enum: TARGET_GROUPS, isArray: true }) @IsArray() @ArrayMaxSize(5) @IsIn(TARGET_GROUPS, { each: true }) groups!: TargetGroup[];
  @ApiProperty({ example: '德政民〔2026〕12号' }) @IsString() @MaxLength(200) basis!: string;
  @ApiProperty({ example: '2026-11-01' }) @Matches(DAY) effectiveOn!: string;
}
export class StatusReasonDto {
  @ApiProperty({ example: '收入改善' }) @IsString() @Length(1, 500) reason!: string;
}
export class ExitDto extends StatusReasonDto {
  @ApiProperty({ example: '2026-11-01' }) @Matches(DAY) exitedOn!: string;
}
export class LookupDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(30) idNumber?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(5, 30) phone?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 50) name?: string;
}
export const REVEALABLE = ['idNumber', 'phone', 'bankAccount'] as const;
export class RevealDto {
  @ApiProperty({ enum: REVEALABLE }) @IsIn(REVEALABLE) field!: (typeof REVEALABLE)[number];
  @ApiProperty({ example: '核对银行发放名单', minLength: 2 }) @IsString() @Length(2, 200) reason!: string;
}

export class RecipientListQuery extends SearchPageQuery {
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ example: '350526101201' }) @IsOptional() @Matches(/^\d{12}$/) village?: string;
  @ApiPropertyOptional({ enum: CATEGORIES, isArray: true }) @IsOptional() @Several() @IsIn(CATEGORIES, { each: true }) category?: AssistanceCategory[];
  @ApiPropertyOptional({ enum: TARGET_GROUPS, isArray: true }) @IsOptional() @Several() @IsIn(TARGET_GROUPS, { each: true }) group?: TargetGroup[];
  @ApiPropertyOptional({ enum: RECIPIENT_STATUSES, isArray: true }) @IsOptional() @Several() @IsIn(RECIPIENT_STATUSES, { each: true }) status?: RecipientStatus[];
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() householdId?: string;
  @ApiPropertyOptional({ example: '2026-12-01', description: '此日之前该复核的，可按 reviewDueOn 排序 / to be reviewed before this day; sorts by reviewDueOn' }) @IsOptional() @Matches(DAY) reviewDueBefore?: string;
}
export class HouseholdListQuery extends SearchPageQuery {
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{9}$/) township?: string;
  @ApiPropertyOptional({ example: '350526101201' }) @IsOptional() @Matches(/^\d{12}$/) village?: string;
  @ApiPropertyOptional({ enum: CATEGORIES, isArray: true }) @IsOptional() @Several() @IsIn(CATEGORIES, { each: true }) category?: AssistanceCategory[];
  @ApiPropertyOptional({ example: '2026-11-30', description: '此日之前该走访的 / due for a visit before this day' }) @IsOptional() @Matches(DAY) dueBefore?: string;
}
export class TimelineQuery extends PageQuery {
  @ApiPropertyOptional({ enum: TIMELINE_KINDS }) @IsOptional() @IsIn(TIMELINE_KINDS) kind?: string;
}

export class RecipientView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ['1', '2'] }) sex!: string;
  @ApiProperty({ format: 'date' }) birthDate!: string;
  @ApiProperty() age!: number;
  @ApiProperty({ example: '1****************X' }) idMasked!: string;
  @ApiProperty({ enum: RECIPIENT_STATUSES }) status!: RecipientStatus;
  @ApiProperty({ enum: CATEGORIES, nullable: true }) category!: AssistanceCategory | null;
  @ApiProperty({ enum: TARGET_GROUPS, isArray: true }) groups!: TargetGroup[];
  @ApiProperty({ nullable: true, type: String, format: 'date', description: '现行类别生效日 / since when this category' }) categorySince!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date', description: '下次复核 / next review' }) reviewDueOn!: string | null;
  @ApiProperty() relation!: string;
  @ApiProperty() isHead!: boolean;
  @ApiProperty({ format: 'uuid' }) householdId!: string;
  @ApiProperty() householdNumber!: string;
  @ApiProperty() headName!: string;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) lastVisitAt!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time', description: '限制处理起始 / since when processing is restricted' }) restrictedSince!: string | null;
  @ApiPropertyOptional({ format: 'uuid', isArray: true, type: String, description: '并入此记录的旧编号，也能打开它 / ids of records merged into this one, which lead here; of one record only' }) mergedIds?: string[];
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
export class HouseholdView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'HH-2026-000123' }) number!: string;
  @ApiProperty() headName!: string;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty() memberCount!: number;
  @ApiProperty({ enum: CATEGORIES, nullable: true }) category!: AssistanceCategory | null;
  @ApiProperty() causeOfHardship!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) lastVisitAt!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) nextVisitDue!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
export class MemberView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ['1', '2'] }) sex!: string;
  @ApiProperty({ format: 'date' }) birthDate!: string;
  @ApiProperty() age!: number;
  @ApiProperty() idMasked!: string;
  @ApiProperty() relation!: string;
  @ApiProperty() isHead!: boolean;
  @ApiProperty({ nullable: true, type: String }) phoneMasked!: string | null;
  @ApiProperty({ nullable: true, type: String }) bankAccountMasked!: string | null;
  @ApiProperty() health!: string;
  @ApiProperty({ enum: RECIPIENT_STATUSES }) status!: RecipientStatus;
  @ApiProperty({ enum: CATEGORIES, nullable: true }) category!: AssistanceCategory | null;
  @ApiProperty({ enum: TARGET_GROUPS, isArray: true }) groups!: TargetGroup[];
  @ApiProperty({ format: 'date' }) since!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time', description: '限制处理起始 / since when processing is restricted' }) restrictedSince!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) exitedOn!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date', description: '保存期满，可以删除之日；仅已退出的人 / from when the record may be erased; of those who have left' }) erasableFrom!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid', description: '等待确认的删除 / the erasure that waits' }) erasureId!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) reviewDueOn!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid', description: '等待确认的认定 / the decision that waits for confirmation' }) proposalId!: string | null;
  @ApiProperty() version!: number;
}
export class DecisionView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ enum: CATEGORIES, nullable: true }) category!: AssistanceCategory | null;
  @ApiProperty({ enum: TARGET_GROUPS, isArray: true }) groups!: TargetGroup[];
  @ApiProperty() basis!: string;
  @ApiProperty({ format: 'date' }) effectiveOn!: string;
  @ApiProperty({ format: 'date-time' }) decidedAt!: string;
  @ApiProperty({ description: '合并时未保留的一方的认定 / of a record merged away whose standing was not kept' }) setAside!: boolean;
}
export class PastMemberView {
  @ApiProperty({ type: NamedRef }) person!: NamedRef;
  @ApiProperty({ format: 'uuid', description: '现在所在的户 / where they live now' }) householdId!: string;
  @ApiProperty() relation!: string;
  @ApiProperty({ format: 'date' }) since!: string;
  @ApiProperty({ format: 'date' }) until!: string;
}
export class MergedIntoView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() number!: string;
  @ApiProperty() headName!: string;
}
export class PositionView {
  @ApiProperty({ example: 118.2414 }) lng!: number;
  @ApiProperty({ example: 25.4915 }) lat!: number;
}
export class DossierView extends HouseholdView {
  @ApiProperty({ format: 'uuid' }) headId!: string;
  @ApiProperty({ type: PositionView, nullable: true }) position!: PositionView | null;
  @ApiProperty({ description: '网格 / grid' }) grid!: string;
  @ApiProperty() address!: string;
  @ApiProperty() remark!: string;
  @ApiProperty({ type: Object, description: '名册里没有对应字段的列 / roster columns without a field of their own' }) extra!: Record<string, string>;
  @ApiProperty({ nullable: true, type: Number }) benefitFen!: number | null;
  @ApiProperty({ enum: ['form', 'roster', 'seed'] }) source!: string;
  @ApiProperty({ type: [MemberView] }) members!: MemberView[];
  @ApiProperty({ type: [DecisionView] }) decisions!: DecisionView[];
  @ApiProperty({ type: MergedIntoView, nullable: true, description: '已并入的户 / the household it has become part of' }) mergedInto!: MergedIntoView | null;
  @ApiProperty({ type: [PastMemberView], description: '曾经的成员 / who lived here before' }) pastMembers!: PastMemberView[];
}
export class TimelineEntryView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ enum: TIMELINE_KINDS }) kind!: string;
  @ApiProperty({ example: 'visit-checked-out' }) type!: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) actorId!: string | null;
  @ApiProperty({ nullable: true, type: String, description: '经办人；系统办理的为空 / who did it; null for the system' }) actor!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) refId!: string | null;
  @ApiProperty({ type: Object }) params!: Record<string, unknown>;
}
export class RevealedView {
  @ApiProperty() value!: string;
}
