import { nameSound } from '@yizhu/platform';
import { bareName } from '../domain/duplicates/likeness.js';

/** What a name is compared by. */
export const nameForms = (name: string): { readonly name: string; readonly bare: string; readonly sound: string } => {
  const bare = bareName(name);
  return { name, bare, sound: nameSound(bare) };
};
