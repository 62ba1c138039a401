import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NamedRef, PageQuery, PlaceView } from '@yizhu/platform';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { ATTACHMENT_KINDS, type AttachmentKind } from '../../domain/dossier/attachment.js';

export class AttachmentListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ATTACHMENT_KINDS }) @IsOptional() @IsIn(ATTACHMENT_KINDS) kind?: AttachmentKind;
  @ApiPropertyOptional({ description: '已移除的 / those removed' }) @IsOptional() @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value)) @IsBoolean() removed?: boolean;
}
export class AttachmentUploadDto {
  @ApiProperty({ enum: ATTACHMENT_KINDS }) kind!: AttachmentKind;
  @ApiPropertyOptional({ example: '残疾人证', maxLength: 100, description: '不填用文件名 / the file name when absent' }) title?: string;
  @ApiPropertyOptional({ format: 'uuid' }) personId?: string;
  @ApiPropertyOptional({ format: 'uuid', description: '这份材料所载的授权 / the consent it carries' }) consentId?: string;
  @ApiProperty({ type: 'string', format: 'binary', description: 'JPEG、PNG、WebP、PDF，不超过10 MB；放在最后 / at most 10 MB; comes last' }) file!: unknown;
}
export class RemoveAttachmentDto {
  @ApiProperty({ example: '传错了' }) @IsString() @Length(1, 200) reason!: string;
}
export class AttachmentView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) household!: string;
  @ApiProperty({ type: NamedRef, nullable: true }) person!: NamedRef | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) consentId!: string | null;
  @ApiProperty({ type: PlaceView }) place!: PlaceView;
  @ApiProperty({ enum: ATTACHMENT_KINDS }) kind!: AttachmentKind;
  @ApiProperty() title!: string;
  @ApiProperty({ example: 'image/jpeg' }) mediaType!: string;
  @ApiProperty() bytes!: number;
  @ApiProperty({ format: 'date-time' }) addedAt!: string;
  @ApiProperty() addedBy!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) removedAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) removedBy!: string | null;
  @ApiProperty({ nullable: true, type: String }) removedReason!: string | null;
  @ApiProperty({ description: '内容已销毁 / its bytes are destroyed' }) purged!: boolean;
  @ApiProperty() version!: number;
}
