import type { TranslationMessages } from 'ra-core';
import { common } from './common';
import { deadline } from './deadline';
import { errors } from './errors';
import { nav } from './nav';
import { ra } from './ra';
import { shell } from './shell';
import { signin } from './signin';

export const en = {
  ra,
  shell,
  signin,
  nav,
  common,
  errors,
  deadline,
} satisfies TranslationMessages;
