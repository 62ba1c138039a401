import { isSocialCreditCode } from './organisations.js';

it.each(['91350100M000100Y43', '12345678901234567A', '91350100M000100Y4I', ''])('%s: the check character decides', (code) => expect(isSocialCreditCode(code)).toBe(code === '91350100M000100Y43'));
