import { ValidateBy } from 'class-validator';
import { isLocalDate } from '@yizhu/kernel';

/** `YYYY-MM-DD`, a day that exists, of this or the last century. */
export const IsDay = (): PropertyDecorator => ValidateBy({ name: 'isLocalDate', validator: { validate: (value: unknown) => isLocalDate(value) && value >= '1900-01-01' && value <= '2099-12-31' } });
