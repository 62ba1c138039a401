import { compact, isPersonName, ResidentId, tidy, tidyName, type LocalDate } from '@yizhu/kernel';
import { tidyPhone } from '../admission.js';
import { recipientError, type RecipientFault } from '../recipient.errors.js';
import { rightsError } from './rights.errors.js';

/** What of a person may be put right (个人信息保护法 art. 46). Birth date and sex follow from the resident ID. */
export const CORRECTABLE = ['name', 'relation', 'phone', 'health', 'bankAccount', 'idNumber'] as const;
export type Correctable = (typeof CORRECTABLE)[number];

export interface Correction {
  readonly field: Correctable;
  readonly value: string;
  readonly reason: string;
  /** Of the paper that proves it; needed for a resident ID. */
  readonly paperNumber: string | null;
}

/**
 * A value as it will be registered, by the rules of admission. Phone, health and bank account may be emptied.
 * @throws the fault of the field | correction-paper-missing | relation-of-head, all at `value` or `paperNumber`
 */
export const correctedValue = ({ field, value, paperNumber }: Correction, isHead: boolean, today: LocalDate): string => {
  const refuse = (code: RecipientFault): never => { throw recipientError(code, {}, 'value'); };
  switch (field) {
    case 'name': {
      const name = tidyName(value);
      if (name === '') refuse('name-missing');
      return isPersonName(name) ? name : refuse('name-malformed');
    }
    case 'relation': {
      if (isHead) throw rightsError('relation-of-head', {}, 'value');
      const relation = tidy(value);
      if (relation === '') throw rightsError('relation-missing', {}, 'value');
      return relation;
    }
    case 'phone':
      return tidyPhone(value) ?? refuse('phone-malformed');
    case 'health':
      return tidy(value);
    case 'bankAccount': {
      const account = compact(value).replace(/-/g, '');
      return account === '' || /^\d{8,30}$/.test(account) ? account : refuse('bank-account-malformed');
    }
    case 'idNumber': {
      const id = ResidentId.parse(value, today, 'value');
      if (!paperNumber) throw rightsError('correction-paper-missing', {}, 'paperNumber');
      return id.value;
    }
  }
};
