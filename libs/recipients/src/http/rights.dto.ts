import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { CORRECTABLE, type Correctable } from '../domain/rights/correction.js';

export const ASKED_BY = ['self', 'guardian'] as const;
export const IDENTIFIED_BY = ['id_card', 'household_book', 'face_to_face', 'guardianship_paper'] as const;
export const COPY_FORMATS = ['json', 'pdf'] as const;

export class CopyDto {
  @ApiProperty({ enum: COPY_FORMATS }) @IsIn(COPY_FORMATS) format!: (typeof COPY_FORMATS)[number];
  @ApiProperty({ enum: ASKED_BY, description: '谁提出 / who asks' }) @IsIn(ASKED_BY) askedBy!: (typeof ASKED_BY)[number];
  @ApiPropertyOptional({ example: '林建国', description: '监护人提出时必填 / required of a guardian' }) @IsOptional() @IsString() @MaxLength(50) askerName?: string;
  @ApiProperty({ enum: IDENTIFIED_BY, description: '如何核对身份 / how they were identified' }) @IsIn(IDENTIFIED_BY) identifiedBy!: (typeof IDENTIFIED_BY)[number];
  @ApiProperty({ example: '本人到窗口申请' }) @IsString() @Length(2, 200) @Matches(/\S/) reason!: string;
}
export class CorrectDto {
  @ApiProperty({ enum: CORRECTABLE }) @IsIn(CORRECTABLE) field!: Correctable;
  @ApiProperty({ example: '13800138000', description: '更正后的内容；电话、健康状况、银行账号可为空 / what it should be; phone, health and bank account may be emptied' }) @IsString() @MaxLength(200) value!: string;
  @ApiProperty({ example: '本人来电，号码已换' }) @IsString() @Length(2, 200) @Matches(/\S/) reason!: string;
  @ApiPropertyOptional({ example: '德公证〔2026〕8号', description: '更正身份证号必填 / required for a resident ID' }) @IsOptional() @IsString() @MaxLength(60) paperNumber?: string;
}
export class RightsReasonDto {
  @ApiProperty({ example: '本人对信息准确性有异议' }) @IsString() @Length(2, 500) @Matches(/\S/) reason!: string;
}

export class PersonalSectionView {
  @ApiProperty({ example: '本人信息' }) title!: string;
  @ApiProperty({ type: [String] }) columns!: string[];
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } } }) rows!: string[][];
  @ApiProperty({ description: '是否全部列出 / false when only the newest are listed' }) complete!: boolean;
}
export class PersonalCopyView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty({ format: 'date-time' }) givenAt!: string;
  @ApiProperty() givenByName!: string;
  @ApiProperty({ type: [PersonalSectionView] }) sections!: PersonalSectionView[];
}
export class CorrectionView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: CORRECTABLE }) field!: Correctable;
  @ApiProperty() reason!: string;
  @ApiProperty({ nullable: true, type: String }) paperNumber!: string | null;
  @ApiProperty({ format: 'date-time' }) correctedAt!: string;
  @ApiProperty() correctedByName!: string;
}
export class AccessView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ nullable: true, type: String, description: '姓名；系统为空 / name, null for the system itself' }) actor!: string | null;
  @ApiProperty({ example: 'read' }) action!: string;
  @ApiProperty({ example: 'household', description: '经由什么 / by way of which record' }) resource!: string;
  @ApiProperty({ format: 'uuid' }) recordId!: string;
  @ApiProperty({ nullable: true, type: String, example: 'phone' }) field!: string | null;
  @ApiProperty({ nullable: true, type: String }) reason!: string | null;
  @ApiProperty({ enum: ['done', 'refused'] }) outcome!: string;
}
