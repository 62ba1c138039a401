export const errors = {
  forbidden: { title: 'You may not see this', text: 'If your work needs it, ask your administrator to add the role to your account.' },
  notFound: { title: 'Not found', text: 'The address may be wrong, or the record is outside your area.' },
  offline: { title: 'Cannot reach the server', text: 'Check the network and try again; what you typed is kept.' },
  busy: { title: 'Too many requests', text: 'Please wait a moment and try again.' },
  away: { title: 'The system is being maintained', text: 'Data is not available for the moment; try again in a few minutes.' },
  failed: { title: 'Something went wrong', text: 'It was not completed. Try again, and tell the administrator if it persists.' },
  trace: 'Trace %{traceId}',
};
