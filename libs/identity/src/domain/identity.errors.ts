import { defineErrors } from '@yizhu/kernel';

export const identityError = defineErrors({
  'sign-in-refused': { kind: 'unauthenticated', zh: '账号或密码不对', en: 'Account or password is wrong' },
  'sign-in-locked': { kind: 'too-many', zh: '密码错误次数过多，请 {minutes} 分钟后再试', en: 'Too many wrong passwords; try again in {minutes} minutes' },
  'session-ended': { kind: 'unauthenticated', zh: '登录已失效，请重新登录', en: 'The session has ended; sign in again' },
  'password-weak': { kind: 'rule', zh: '密码至少10位，须有字母和数字，且不含账号', en: 'A password has at least 10 characters, letters and digits, and not the account' },
  'password-wrong': { kind: 'rule', zh: '原密码不对', en: 'The present password is wrong' },
  'account-taken': { kind: 'conflict', zh: '这个账号已被使用', en: 'This account is taken' },
  'roles-incompatible': { kind: 'rule', zh: '系统管理员、安全管理员、审计员和业务角色须由不同的人担任', en: 'System, security, audit and business roles must be held by different people' },
  'scope-required': { kind: 'rule', zh: '这个角色要指定管辖范围', en: 'This role needs a scope of this kind' },
  'grant-duplicate': { kind: 'conflict', zh: '已经有这个角色了', en: 'The person holds this role already' },
  'own-account': { kind: 'rule', zh: '不能改自己的角色或停用自己', en: 'You cannot change your own roles or disable yourself' },
});
