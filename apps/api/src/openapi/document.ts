import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** A paragraph per context, in both languages, as the document's tags. */
export const TAGS: readonly (readonly [string, string])[] = [
  ['identity', '身份与权限：登录、账号、角色与范围。/ Identity: signing in, accounts, roles and scopes.'],
  ['audit', '审计：谁在何时看了什么、改了什么；记录成链，可校验。/ Audit: who read or changed what; chained and verifiable.'],
  ['divisions', '行政区划：县、乡镇、村（社区）。/ Divisions: county, townships, villages.'],
  ['problems', '错误码：每个错误的含义和处理办法。/ Problems: what each error means and what to do about it.'],
  ['partners', '协作部门与机构。/ Departments, townships, social organisations, enterprises.'],
  ['casework', '个案服务：接案、预估、计划、介入、评估、结案；保密记录和风险标记。/ Casework: from intake to closure, confidential notes, risk flags.'],
  ['appointments', '预约：服务点的时段和名额，签到、未到、改约。/ Appointments: slots and places, check-in, no-shows, rebooking.'],
  ['service-points', '救助服务点：在哪里、何时开门、提供什么。/ Service points: where, when open, what they offer.'],
  ['service-catalogue', '服务清单：草拟、发布为有编号的版本。/ The service list: drafted, published as numbered releases.'],
  ['directory', '公开目录页用的数据：清单和服务点，不用登录。/ What the public directory page shows: the list and the points, without sign-in.'],
  ['hsds', '开放目录：按 Open Referral HSDS 3.1 公开的服务、机构和服务点，不用登录，允许跨域。/ The open directory: services, organisations and points as HSDS 3.1, without sign-in, for any origin.'],
  ['teams', '先锋队伍：队员、责任村、志愿项目与时长。/ The team: members, responsibilities, volunteer projects and hours.'],
  ['recipients', '救助对象：一户一档、查询、名册导入。/ Recipients: households, search, roster import.'],
  ['assistance', '求助与工单：求助、派单、走访、评价，一环扣一环。/ The closed loop: requests, orders, visits, feedback.'],
  ['notifications', '通知：谁该知道什么、经哪条渠道、何时送到；消息里没有个人信息。/ Notifications: who is told what, by which channel, when; nothing personal in a message.'],
  ['incentives', '激励：方案、核算、得分单，每个数都能点开。/ Incentives: schemes, score runs, scorecards that open into their records.'],
];

export const buildDocument = (app: NestFastifyApplication): OpenAPIObject => {
  const builder = new DocumentBuilder()
    .setTitle('易助 Yizhu API')
    .setDescription('瓷都易助：服务类社会救助平台的接口。约定：列表 `{data,page}`；修改带 `If-Match`；提交带 `Idempotency-Key`；错误为 RFC 9457，含义和处理办法见 [/problems](/problems)。\n\nOne contract for console, field clients and departments: lists answer `{data,page}`, changes carry `If-Match`, POSTs an `Idempotency-Key`, errors are RFC 9457 and explained at [/problems](/problems).')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addServer('/');
  for (const [name, description] of TAGS) builder.addTag(name, description);
  return SwaggerModule.createDocument(app, builder.build(), { operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}` });
};

