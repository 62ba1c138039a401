import { isSocialCreditCode } from './organisations.js';

it.each(['91350100M000100Y43', '123456789012345678', '91350100M000100Y4I', ''])('%s: the check character decides', (code) => expect(isSocialCreditCode(code)).toBe(code === '91350100M000100Y43'));
