import { defineErrors } from '@yizhu/kernel';

export const filesError = defineErrors({
  'file-gone': { kind: 'not-found', zh: '这份文件已不在存储中', en: 'This file is no longer in the store' },
  'upload-too-large': { kind: 'rule', zh: '文件不能超过 {limit} MB', en: 'A file has at most {limit} MB' },
  'upload-empty': { kind: 'rule', zh: '文件是空的', en: 'The file is empty' },
});
