export const consents = {
  title: 'Consent',
  none: 'No consent yet. Verification, sharing and publicity need the person’s consent first.',
  give: 'Record consent',
  giveText: 'Everybody on one paper is recorded together, one consent each, and may withdraw separately. A guardian consents for a child under 14.',
  attach: 'Attach the paper',
  withdraw: 'Withdraw consent',
  withdrawText: 'This holds at once: verifications that rest on this consent and are not concluded stop immediately.',
  until: 'Valid until %{day}',
  by: '%{name} (%{relation}) consented',
  coverageDefault: 'Verification of the household’s means',
  itemsHelp: 'None chosen means all',
  more: 'Show all %{smart_count}',
};
