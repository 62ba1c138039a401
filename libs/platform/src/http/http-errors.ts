import { defineErrors, type DomainErrorKind, type ErrorMeaning } from '@yizhu/kernel';

/** One exhaustive mapping from how a refusal is meant to the status of RFC 9110. */
export const STATUS: Readonly<Record<DomainErrorKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  unsupported: 415,
  rule: 422,
  'if-match': 428,
  'too-many': 429,
  unavailable: 503,
};

/** The status a code is answered with. */
export const statusOf = (code: string, kind: DomainErrorKind): number => (code === 'internal-error' ? 500 : STATUS[kind]);

/** What to do about a refusal, by how it is meant; the sentence of its code says the rest. */
export const ADVICE: Readonly<Record<DomainErrorKind, Pick<ErrorMeaning, 'zh' | 'en'>>> = {
  malformed: { zh: '改正提交的内容（errors 指出是哪些字段）后重新提交', en: 'Correct what was sent (`errors` names the fields) and send it again' },
  unauthenticated: { zh: '重新登录后再试', en: 'Sign in and try again' },
  forbidden: { zh: '请有这项权限的人办理，或联系安全管理员', en: 'Ask somebody who holds the right, or the security administrator' },
  'not-found': { zh: '核对地址和编号；不在辖区的记录也这样回答', en: 'Check the address and the id; records outside your area are answered alike' },
  conflict: { zh: '重新读取这条记录，按现在的状态办理', en: 'Read the record again and act on its present state' },
  stale: { zh: '重新读取这条记录，用新的版本号（If-Match）再提交', en: 'Read the record again and send the change with its new version in If-Match' },
  'too-large': { zh: '分成几次提交', en: 'Send it in smaller parts' },
  unsupported: { zh: '换成接口文档里写明的格式', en: 'Use the format that the API document names' },
  rule: { zh: '按提示改正内容后再提交；原样重试不会成功', en: 'Mend what the sentence names; sending the same again will not help' },
  'if-match': { zh: '先读取记录，把 ETag 放进 If-Match 再提交', en: 'Read the record first and send its ETag in If-Match' },
  'too-many': { zh: '等到 Retry-After 所说的时间再试', en: 'Wait as long as Retry-After says' },
  unavailable: { zh: '稍后用同一个 Idempotency-Key 再试；一直这样就把 traceId 告诉管理员', en: 'Try again later with the same Idempotency-Key; if it stays so, give the administrator the traceId' },
};

export const httpError = defineErrors({
  'validation-failed': { kind: 'malformed', zh: '有些内容填得不对，请看标出的地方', en: 'Some fields are not right; see those marked' },
  'malformed-json': { kind: 'malformed', zh: '提交的内容不是有效的 JSON', en: 'The body is not valid JSON' },
  'json-too-deep': { kind: 'malformed', zh: '提交的内容嵌套太深', en: 'The body is nested too deeply' },
  'malformed-request': { kind: 'malformed', zh: '请求格式不对', en: 'The request is malformed' },
  'bad-cursor': { kind: 'malformed', zh: '翻页位置无效，请从第一页重新开始', en: 'The cursor is not valid; start again from the first page' },
  'page-too-deep': { kind: 'malformed', zh: '页码太大，请用筛选缩小范围', en: 'The page is too deep; narrow the list by filters' },
  'unknown-sort': { kind: 'malformed', zh: '不能按“{column}”排序，可用：{allowed}', en: 'Cannot sort by "{column}"; allowed: {allowed}' },
  'not-signed-in': { kind: 'unauthenticated', zh: '请先登录', en: 'Sign in first' },
  forbidden: { kind: 'forbidden', zh: '您没有办理这件事的权限', en: 'You do not have the right to do this' },
  stale: { kind: 'stale', zh: '别人刚刚改过这条记录，请看过最新内容再改', en: 'Somebody changed this record meanwhile; look at the newest version first' },
  'if-match-required': { kind: 'if-match', zh: '修改需要带上版本号（If-Match）', en: 'A change needs the version in If-Match' },
  'if-match-malformed': { kind: 'malformed', zh: '版本号（If-Match）格式不对', en: 'If-Match must be a quoted version number' },
  'route-not-found': { kind: 'not-found', zh: '没有这个接口', en: 'There is no such route' },
  'already-exists': { kind: 'conflict', zh: '已有相同的记录', en: 'Such a record exists already' },
  'reference-missing': { kind: 'rule', zh: '所引用的记录不存在', en: 'A record that is referred to does not exist' },
  'body-too-large': { kind: 'too-large', zh: '提交的内容太大', en: 'The body is too large' },
  'unsupported-media-type': { kind: 'unsupported', zh: '只接受 application/json', en: 'Only application/json is accepted' },
  'too-many-requests': { kind: 'too-many', zh: '操作太频繁，请稍后再试', en: 'Too many requests; try again later' },
  'database-away': { kind: 'unavailable', zh: '系统正在恢复，请稍候再试，已提交的内容没有丢失', en: 'The service is recovering; try again shortly. Nothing acknowledged is lost' },
  'internal-error': { kind: 'unavailable', zh: '系统出错了，我们已记下，请稍后再试', en: 'Something went wrong; it has been noted. Try again later' },
});
