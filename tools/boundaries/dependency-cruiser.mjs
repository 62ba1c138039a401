import { readFileSync } from 'node:fs';
import { options, rulesFor } from './rules.mjs';

const tiers = JSON.parse(readFileSync(new URL('tiers.json', import.meta.url), 'utf8'));

export default { forbidden: rulesFor(tiers), options };
