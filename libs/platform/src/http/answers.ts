import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtraModels, ApiHeader, ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiResponse, getSchemaPath } from '@nestjs/swagger';

export class LabelView {
  @ApiProperty({ example: '低保对象' }) zh!: string;
  @ApiProperty({ example: 'Subsistence allowance' }) en!: string;
}
export class DivisionRef {
  @ApiProperty({ example: '350526101' }) code!: string;
  @ApiProperty({ example: '龙门滩镇' }) name!: string;
}
export class PlaceView extends DivisionRef {
  @ApiPropertyOptional({ type: DivisionRef, nullable: true }) township?: DivisionRef | null;
}
export class NamedRef {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}
export class PageView {
  @ApiProperty({ nullable: true, type: String, description: '下一页的 cursor / cursor of the next page' }) next!: string | null;
  @ApiProperty({ example: 1234 }) total!: number;
  @ApiProperty({ description: '超过一万时不再精确 / false past 10,000' }) totalIsExact!: boolean;
}
export class ProblemView {
  @ApiProperty({ example: '/problems/validation-failed', description: '说明这类错误的页面 / a page that explains it' }) type!: string;
  @ApiProperty() title!: string;
  @ApiProperty() status!: number;
  @ApiProperty() detail!: string;
  @ApiProperty() instance!: string;
  @ApiProperty({ example: 'validation-failed' }) code!: string;
  @ApiProperty({ type: Object }) params!: Record<string, unknown>;
  @ApiProperty() traceId!: string;
  @ApiPropertyOptional({ type: Object, example: { 'members[0].idNumber': '身份证号校验位不对，请核对原件' } }) errors?: Record<string, string>;
}

const problem = (status: number, description: string): MethodDecorator =>
  ApiResponse({ status, description, content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemView) } } } }) as MethodDecorator;
const REASONS: Readonly<Record<number, string>> = {
  400: '格式不对 / malformed', 401: '未登录 / not signed in', 403: '没有权限 / forbidden', 404: '没有，或不在辖区 / not there, or outside the scope', 409: '与现状冲突 / conflict', 412: '已被别人修改 / stale',
  413: '太大 / too large', 422: '业务规则不允许 / a business rule says no', 428: '缺 If-Match', 429: '太频繁 / too many', 503: '稍后再试 / come again',
};
/** The problems a route can answer besides those every route can (400, 401, 403, 503). */
export const Problems = (...statuses: number[]): MethodDecorator => applyDecorators(ApiExtraModels(ProblemView), ...[400, 401, 403, ...statuses, 503].map((s) => problem(s, REASONS[s] ?? String(s))));

/** Documents `{ data, page }` of a list. */
export const AnswersList = (view: Type): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(view, PageView),
    ApiOkResponse({ schema: { type: 'object', required: ['data', 'page'], properties: { data: { type: 'array', items: { $ref: getSchemaPath(view) } }, page: { $ref: getSchemaPath(PageView) } } } }),
    Problems(),
  );
/** Documents one resource with its ETag. */
export const AnswersOne = (view: Type): MethodDecorator => applyDecorators(ApiOkResponse({ type: view }), Problems(404));
/** Documents an act: it answers the resource as it is afterwards. */
export const AnswersAct = (view: Type): MethodDecorator => applyDecorators(HttpCode(200), ApiIdempotencyKey(), ApiOkResponse({ type: view }), Problems(404, 409, 412, 422, 428));
/** Documents creation. */
export const AnswersCreated = (view: Type): MethodDecorator => applyDecorators(HttpCode(201), ApiIdempotencyKey(), ApiCreatedResponse({ type: view }), Problems(404, 409, 422));

const ApiIdempotencyKey = (): MethodDecorator & ClassDecorator =>
  ApiHeader({ name: 'Idempotency-Key', required: false, description: '同一个键重复提交只办一次 / the same key is carried out once', schema: { type: 'string', maxLength: 100 } });
