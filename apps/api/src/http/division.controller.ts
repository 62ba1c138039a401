import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { answerList, AnswersList, currentContext, Database, PageQuery, SignedIn, Values, type RawJson } from '@yizhu/platform';
import { IsIn, IsOptional, Matches } from 'class-validator';

export class DivisionListQuery extends PageQuery {
  @ApiPropertyOptional({ example: '350526101' }) @IsOptional() @Matches(/^\d{6,12}$/) parent?: string;
  @ApiPropertyOptional({ enum: ['township', 'village'] }) @IsOptional() @IsIn(['county', 'township', 'village']) level?: string;
}
export class DivisionView {
  @ApiProperty({ example: '350526101' }) code!: string;
  @ApiProperty({ example: '龙门滩镇' }) name!: string;
  @ApiProperty({ enum: ['county', 'township', 'village'] }) level!: string;
  @ApiProperty({ nullable: true, type: String, example: '350526' }) parentCode!: string | null;
}

/** 行政区划: public codes and names, for whoever is signed in. */
@ApiTags('divisions')
@Controller('divisions')
export class DivisionController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get() @SignedIn() @AnswersList(DivisionView)
  list(@Query() query: DivisionListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [`d.county_code = ${values.add(currentContext().countyCode)}`, 'd.valid_to IS NULL'];
    if (query.parent) where.push(`d.parent_code = ${values.add(query.parent)}`);
    if (query.level) where.push(`d.level = ${values.add(query.level)}`);
    return answerList(this.database, {
      values, where, from: 'platform.division d', key: 'd.code', defaultSort: 'code', sorts: { code: { sql: 'd.code', type: 'text' } },
      detailFrom: 'page JOIN platform.division d ON d.code = page.key', row: `json_build_object('code', d.code, 'name', d.name, 'level', d.level, 'parentCode', d.parent_code)`,
    }, query);
  }
}
