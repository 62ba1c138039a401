export const password = {
  title: 'Set a new password',
  first: 'This is the initial password; please set your own first.',
  rule: 'At least 10 characters with letters and digits, without the account.',
  current: 'Present password',
  new: 'New password',
  again: 'New password again',
  differ: 'The two new passwords differ',
  changed: 'Password changed',
};
