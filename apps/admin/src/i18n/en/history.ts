export const history = {
  triage: 'Triaged',
  referral: 'Referred',
  unmet: 'Need cannot be met',
  offer: 'Offered',
  submit: 'Submitted',
  plan: 'Planned',
  schedule: 'Scheduled',
};
