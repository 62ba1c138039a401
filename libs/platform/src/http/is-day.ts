import { ValidateBy } from 'class-validator';
import { isLocalDate } from '@yizhu/kernel';

/** `YYYY-MM-DD`, a day that exists, not before `since` and of this century or the last. */
export const IsDay = (since = '1900-01-01'): PropertyDecorator => ValidateBy({ name: 'isLocalDate', validator: { validate: (value: unknown) => isLocalDate(value) && value >= since && value <= '2099-12-31' } });
/** A day of this century: of what is opened and booked nothing lies before it. */
export const IsRecentDay = (): PropertyDecorator => IsDay('2000-01-01');

const INSTANT = /^2\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/;
/** An instant with its offset: of a time without one nobody knows where it is meant. */
export const IsInstant = (): PropertyDecorator => ValidateBy({ name: 'isInstant', validator: { validate: (value: unknown) => typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)) } });
