export const reveal = {
  view: 'View',
  title: { idNumber: 'View the full ID', phone: 'View the full telephone', bankAccount: 'View the full bank account' },
  text: 'Viewing is recorded with your name, time and reason. It hides itself after a minute.',
  reason: 'Reason',
  otherReason: 'State the reason, without names',
  reasonNeeded: 'Choose or state a reason',
  reasons: {
    verify: 'To verify identity',
    apply: 'To handle an application',
    contact: 'To contact the person or family',
    complaint: 'To handle a complaint',
    other: 'Another reason',
  },
};
