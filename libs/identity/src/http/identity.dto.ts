import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SearchPageQuery, PageQuery } from '@yizhu/platform';
import { ArrayMaxSize, IsArray, IsIn, IsISO8601, IsNotEmpty, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { ROLES, SCOPE_KINDS, type Role, type ScopeKind } from '../domain/roles.js';

export class SignInDto {
  @ApiProperty({ example: 'admin' }) @IsString() @IsNotEmpty() @MaxLength(64)
  account!: string;
  @ApiProperty({ example: 'Yizhu-demo-2026' }) @IsString() @IsNotEmpty() @MaxLength(200)
  password!: string;
  @ApiPropertyOptional({ enum: ['browser', 'app'], description: 'app：刷新令牌放在回答里 / the refresh token comes in the body (mini-program)' }) @IsOptional() @IsIn(['browser', 'app'])
  client?: 'browser' | 'app';
}
export class RefreshDto {
  @ApiPropertyOptional({ description: '没有 Cookie 的客户端用 / for clients without cookies' }) @IsOptional() @IsString() @MaxLength(100)
  refreshToken?: string;
}
export class ChangePasswordDto {
  @ApiProperty() @IsString() @MaxLength(200) currentPassword!: string;
  @ApiProperty({ minLength: 10 }) @IsString() @Length(1, 200) newPassword!: string;
}
export class OpenUserDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID('7') id?: string;
  @ApiProperty({ example: 'xunzhong01' }) @Matches(/^[a-zA-Z][a-zA-Z0-9._-]{2,31}$/) account!: string;
  @ApiProperty({ example: '陈秀英' }) @IsString() @Length(1, 50) name!: string;
  @ApiProperty({ minLength: 10 }) @IsString() @Length(1, 200) password!: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() organisationId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() teamMemberId?: string;
}
export class GrantRoleDto {
  @ApiProperty({ enum: ROLES }) @IsIn(ROLES) role!: Role;
  @ApiProperty({ enum: SCOPE_KINDS }) @IsIn(SCOPE_KINDS) scopeKind!: ScopeKind;
  @ApiProperty({ type: [String], example: ['350526100'] }) @IsArray() @ArrayMaxSize(60) @IsString({ each: true }) @MaxLength(36, { each: true }) scopeCodes!: string[];
}
export class ResetPasswordDto {
  @ApiProperty({ minLength: 10 }) @IsString() @Length(1, 200) password!: string;
}
export class UserListQuery extends SearchPageQuery {
  @ApiPropertyOptional({ enum: ROLES }) @IsOptional() @IsIn(ROLES) role?: Role;
  @ApiPropertyOptional({ enum: ['active', 'disabled'] }) @IsOptional() @IsIn(['active', 'disabled']) status?: string;
}
export class AuditListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() actorId?: string;
  @ApiPropertyOptional({ example: 'list' }) @IsOptional() @Matches(/^[a-z-]{1,40}$/) action?: string;
  @ApiPropertyOptional({ example: 'household' }) @IsOptional() @Matches(/^[a-z-]{1,40}$/) resource?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() subjectId?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsISO8601({ strict: true }) atFrom?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsISO8601({ strict: true }) atTo?: string;
}

/** Shapes of answers, for the document and the generated client. */
export class SessionUserView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() account!: string;
  @ApiProperty() name!: string;
  @ApiProperty() mustChangePassword!: boolean;
}
export class SessionView {
  @ApiProperty() accessToken!: string;
  @ApiProperty({ description: '秒 / seconds', example: 900 }) expiresIn!: number;
  @ApiPropertyOptional() refreshToken?: string;
  @ApiProperty({ type: SessionUserView }) user!: SessionUserView;
}
export class GrantScopeView {
  @ApiProperty({ enum: SCOPE_KINDS }) kind!: ScopeKind;
  @ApiProperty({ type: [String] }) codes!: string[];
  @ApiProperty({ type: [String] }) names!: string[];
}
export class RoleGrantView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ROLES }) role!: Role;
  @ApiProperty({ type: GrantScopeView }) scope!: GrantScopeView;
}
export class UserView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() account!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ['active', 'disabled'] }) status!: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) organisationId!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) teamMemberId!: string | null;
  @ApiProperty() mustChangePassword!: boolean;
  @ApiProperty({ type: [RoleGrantView] }) roles!: RoleGrantView[];
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) lastSignInAt!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) lockedUntil!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty() version!: number;
}
export class MeView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() account!: string;
  @ApiProperty({ type: [RoleGrantView] }) roles!: RoleGrantView[];
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) organisationId!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) teamMemberId!: string | null;
  @ApiProperty() mustChangePassword!: boolean;
}
export class PermissionsView {
  @ApiProperty({ type: [String], example: ['household:read', 'help-request:triage'] }) permissions!: string[];
}
export class AuditActorView {
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) id!: string | null;
  @ApiProperty() name!: string;
  @ApiProperty({ nullable: true, type: String }) account!: string | null;
}
export class AuditEntryView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ type: AuditActorView }) actor!: AuditActorView;
  @ApiProperty() action!: string;
  @ApiProperty() resource!: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) subjectId!: string | null;
  @ApiProperty({ enum: ['done', 'refused'] }) outcome!: string;
  @ApiProperty({ type: Object }) detail!: Record<string, unknown>;
  @ApiProperty() sealed!: boolean;
}
export class ChainFaultView {
  @ApiProperty() entryId!: string;
  @ApiProperty() seq!: number;
  @ApiProperty({ enum: ['changed', 'removed', 'reordered', 'seal-missing'] }) kind!: string;
}
export class ChainReportView {
  @ApiProperty() ok!: boolean;
  @ApiProperty() checked!: number;
  @ApiProperty() unsealed!: number;
  @ApiProperty({ nullable: true, type: String }) head!: string | null;
  @ApiProperty({ nullable: true, type: ChainFaultView }) firstFault!: ChainFaultView | null;
}
