export const incentives = {
  noEvidence: 'No records',
  noEvidenceHelp: 'Nothing happened for this indicator this month.',
  counted: '%{counted} of %{total} counted',
  counts: 'Counted',
  countsNot: 'Not counted',
};
