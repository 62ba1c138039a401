import { createHash } from 'node:crypto';
import { codeOf } from '../../domain/spoken-code.js';

/** What is kept of a code that opens something; of what is no code, that of nothing, which nobody has. */
export const codeHash = (typed: string): Buffer => createHash('sha256').update(codeOf(typed) ?? '').digest();
