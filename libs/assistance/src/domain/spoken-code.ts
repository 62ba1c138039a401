export { CODE_LENGTH, codeOf, newCode } from '@yizhu/kernel';
