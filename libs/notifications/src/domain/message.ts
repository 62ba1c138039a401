import type { LocalDate, Uuid } from '@yizhu/kernel';

/** The ways a message takes: kept in the console, by telephone, by the WeChat mini-program. */
export const CHANNELS = ['in_app', 'sms', 'wechat'] as const;
export type Channel = (typeof CHANNELS)[number];
/** Channels that leave the house, and ring. */
export const OUTSIDE_CHANNELS = ['sms', 'wechat'] as const;
export type OutsideChannel = (typeof OUTSIDE_CHANNELS)[number];

declare const checked: unique symbol;
/** A number of ours, `QZ-2026-000123`: series, year, count. */
export type RecordNumber = string & { readonly [checked]: 'number' };
/** Where a message leads: a page of the console, or of the public directory. */
export type Link = string & { readonly [checked]: 'link' };

const NUMBER = /^[A-Z]{2,4}-\d{4}-\d{1,9}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** @throws Error for anything but a number of ours: a name doesn't get into a message by mistake */
export const recordNumber = (text: unknown): RecordNumber => {
  if (typeof text !== 'string' || !NUMBER.test(text)) throw new Error('a message carries numbers of ours only');
  return text as RecordNumber;
};

export const CONSOLE_PAGES = ['help-requests', 'service-orders', 'micro-wishes', 'feedback-follow-ups', 'assistance-plans', 'cases', 'team-members'] as const;
export type ConsolePage = (typeof CONSOLE_PAGES)[number];
/** A record's page in the console. */
export const consoleLink = (page: ConsolePage, id: Uuid): Link => {
  if (!UUID.test(id)) throw new Error('a link leads to an id');
  return `/${page}/${id}` as Link;
};
/** The public page of a request's way; its code is the right to see it. */
export const trackingLink = (code: string): Link => {
  if (!/^[0-9A-Z]{12}$/.test(code)) throw new Error('a tracking code has twelve characters');
  return `/directory/#/track?code=${code}` as Link;
};
/** The public page of a service point. */
export const pointLink = (id: Uuid): Link => {
  if (!UUID.test(id)) throw new Error('a link leads to an id');
  return `/directory/#/points/${id}` as Link;
};

/**
 * All that a message may say besides its fixed words. Nothing here can hold a name, an ID, a telephone or an address: numbers are
 * checked (`recordNumber`), times are times. Whoever wants to know more opens the link, under their own rights.
 */
export interface MessageFacts {
  readonly number?: RecordNumber;
  readonly count?: number;
  readonly at?: Date;
  readonly day?: LocalDate;
}
