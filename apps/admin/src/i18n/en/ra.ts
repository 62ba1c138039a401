import english from 'ra-language-english';
import type { TranslationMessages } from 'ra-core';

const { ra: base } = english;

/** react-admin's own English, in sentence case. */
export const ra = {
  ...base,
  action: { ...base.action, back: 'Go back', update_application: 'Reload the page' },
  page: { ...base.page, not_found: 'Not found' },
  auth: { ...base.auth, auth_check_error: 'Please sign in to continue', sign_in_error: 'Sign-in failed, please try again', logout: 'Sign out' },
  notification: { ...base.notification, logged_out: 'Your session has ended, please sign in again.' },
  saved_queries: { ...base.saved_queries, new_label: 'Save current query…' },
} satisfies TranslationMessages['ra'];
