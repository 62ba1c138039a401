import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, IsDay, NamedRef, PageQuery, PlaceView } from '@yizhu/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, ValidateNested } from 'class-validator';

export class TeamMembershipDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() memberId!: string;
  @ApiPropertyOptional({ example: '政策宣传岗', description: '先锋岗 / pioneer post' }) @IsOptional() @IsString() @MaxLength(50) pioneerPost?: string;
}
export class TeamDto {
  @ApiProperty({ example: '龙门滩先锋助困队' }) @IsString() @Length(1, 100) name!: string;
  @ApiProperty({ example: '350526100' }) @Matches(/^\d{6,12}$/) divisionCode!: string;
  @ApiPropertyOptional({ format: 'uuid', description: '队长 / who leads it' }) @IsOptional() @IsUUID() leaderId?: string;
  @ApiPropertyOptional({ example: '县民政局机关党支部', description: '党支部 / party branch' }) @IsOptional() @IsString() @MaxLength(100) partyBranch?: string;
  @ApiPropertyOptional({ enum: ['active', 'disbanded'] }) @IsOptional() @IsIn(['active', 'disbanded']) status?: string;
  @ApiProperty({ type: [TeamMembershipDto] }) @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => TeamMembershipDto) members!: TeamMembershipDto[];
}
export class TeamMembershipView extends NamedRef {
  @ApiProperty() pioneerPost!: string;
}
export class TeamRowView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty() partyBranch!: string;
  @ApiProperty({ nullable: true, type: NamedRef }) leader!: NamedRef | null;
  @ApiProperty({ description: '现有队员数 / how many are of it' }) memberCount!: number;
  @ApiProperty({ enum: ['active', 'disbanded'] }) status!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
export class TeamView extends TeamRowView {
  @ApiProperty({ type: [TeamMembershipView] }) members!: TeamMembershipView[];
}
export class MemberCertificateDto {
  @ApiProperty({ example: '养老护理员' }) @IsString() @Length(1, 100) title!: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(60) number?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsDay() issuedOn?: string;
  @ApiPropertyOptional({ format: 'date', description: '不填为长期有效 / without: for ever' }) @IsOptional() @IsDay() expiresOn?: string;
}
export class CertificateListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() memberId?: string;
  @ApiPropertyOptional({ description: '三十天内到期或已过期的 / ending within thirty days, or ended' }) @IsOptional() @Flag() @IsBoolean() expiring?: boolean;
}
export class MemberCertificateView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: NamedRef }) member!: NamedRef;
  @ApiProperty() title!: string;
  @ApiProperty() number!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) issuedOn!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) expiresOn!: string | null;
  @ApiProperty({ enum: ['unlimited', 'valid', 'expiring', 'expired'] }) state!: string;
}
export class OpenWorkLineView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) at!: string | null;
}
export class OpenWorkKindView {
  @ApiProperty({ enum: ['responsibility', 'team_led', 'duty', 'help_request', 'assistance_plan', 'service_order', 'pending_offer', 'open_visit', 'follow_up', 'alert', 'case'] }) kind!: string;
  @ApiProperty() total!: number;
  @ApiProperty({ description: '要先办完，不能移交 / has to be ended first; nobody can take it over' }) endsFirst!: boolean;
  @ApiProperty({ type: [OpenWorkLineView], description: '最多五十条 / fifty at most' }) lines!: OpenWorkLineView[];
}
export class OpenWorkView {
  @ApiProperty({ format: 'uuid' }) memberId!: string;
  @ApiProperty() total!: number;
  @ApiProperty({ type: [OpenWorkKindView] }) kinds!: OpenWorkKindView[];
}
export class LeaveDto {
  @ApiPropertyOptional({ format: 'uuid', description: '接手的队员；还有未办完的事时必填 / who takes over; needed while there is anything open' }) @IsOptional() @IsUUID() successorId?: string;
  @ApiProperty() @IsString() @Length(1, 200) reason!: string;
}
