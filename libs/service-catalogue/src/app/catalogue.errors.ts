import { defineErrors } from '@yizhu/kernel';

export const catalogueError = defineErrors({
  'item-code-taken': { kind: 'conflict', zh: '这个事项代码已被使用', en: 'This item code is taken' },
  'item-code-fixed': { kind: 'rule', zh: '发布过的事项不能改代码', en: 'The code of an item that was published stays' },
  'provider-unknown': { kind: 'rule', zh: '没有这个承办机构', en: 'There is no such organisation' },
  'nothing-to-publish': { kind: 'rule', zh: '没有审核通过的改动，不用发布', en: 'No reviewed change is waiting to be published' },
  'quota-incomplete': { kind: 'rule', zh: '名额和周期要一起填', en: 'A quota needs both its number and its period' },
  'effective-backwards': { kind: 'rule', zh: '停止日期早于开始日期', en: 'It would end before it begins' },
  'item-not-published': { kind: 'rule', zh: '这个服务事项不在现行清单里', en: 'This service item is not in the present list' },
  'item-not-in-force': { kind: 'rule', zh: '这个服务事项现在不办理（{from} 至 {to}）', en: 'This service item is not offered at present ({from} to {to})' },
});
