import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { maybeContext } from '../context/request-context.js';
import { ValidationFailed } from './problem.filter.js';

/** class-validator's constraints in words for people; `{0}` … are the constraint's own figures where its message has them. */
const WORDS: Readonly<Record<string, { zh: string; en: string }>> = {
  whitelistValidation: { zh: '不认识的字段', en: 'unknown field' },
  isUuid: { zh: '不是有效的编号', en: 'is not a valid id' },
  isNotEmpty: { zh: '必须填写', en: 'is required' },
  isString: { zh: '应为文字', en: 'must be text' },
  isInt: { zh: '应为整数', en: 'must be a whole number' },
  isNumber: { zh: '应为数字', en: 'must be a number' },
  isBoolean: { zh: '应为是或否', en: 'must be true or false' },
  isEnum: { zh: '不是可选的值', en: 'is not one of the allowed values' },
  isIn: { zh: '不是可选的值', en: 'is not one of the allowed values' },
  isArray: { zh: '应为列表', en: 'must be a list' },
  isLocalDate: { zh: '不是有效的日期（年-月-日）', en: 'is not a date (YYYY-MM-DD)' },
  isIso8601: { zh: '不是有效的时间', en: 'is not a time (RFC 3339)' },
  maxLength: { zh: '太长', en: 'is too long' },
  minLength: { zh: '太短', en: 'is too short' },
  isLength: { zh: '长度不对', en: 'has the wrong length' },
  matches: { zh: '格式不对', en: 'has the wrong format' },
  min: { zh: '太小', en: 'is too small' },
  max: { zh: '太大', en: 'is too large' },
  arrayMinSize: { zh: '至少要有一项', en: 'needs at least one entry' },
  arrayMaxSize: { zh: '项数太多', en: 'has too many entries' },
  arrayUnique: { zh: '有重复', en: 'has the same entry twice' },
  isObject: { zh: '格式不对', en: 'must be an object' },
  nestedValidation: { zh: '格式不对', en: 'has the wrong form' },
};

const collect = (errors: readonly ValidationError[], path: string, found: Record<string, string>): Record<string, string> => {
  const language = maybeContext()?.language ?? 'zh';
  for (const error of errors) {
    const here = path === '' ? error.property : /^\d+$/.test(error.property) ? `${path}[${error.property}]` : `${path}.${error.property}`;
    const [constraint] = Object.keys(error.constraints ?? {});
    if (constraint) found[here] = WORDS[constraint]?.[language] ?? WORDS.matches![language];
    collect(error.children ?? [], here, found);
  }
  return found;
};

/**
 * class-validator gathers a DTO's rules anew for each request, from every class there is: a twentieth of a list's time. They do not
 * change once the classes are loaded, so they are gathered once per DTO.
 */
const gatherRulesOnce = (): void => {
  const storage = getMetadataStorage();
  const gather = storage.getTargetValidationMetadatas.bind(storage);
  const gathered = new Map<unknown, ReturnType<typeof gather>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    // Groups and schemas are not used here; whoever begins to is answered as ever.
    if (schema || always || strictGroups || (groups && groups.length > 0)) return gather(target, schema, always, strictGroups, groups);
    let rules = gathered.get(target);
    if (!rules) gathered.set(target, (rules = gather(target, schema, always, strictGroups, groups)));
    return rules;
  };
};
gatherRulesOnce();

/** Lets through what the DTO names and nothing else; types are what the DTO says, never coerced silently from other shapes. */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => new ValidationFailed(collect(errors, '', {})),
  });
