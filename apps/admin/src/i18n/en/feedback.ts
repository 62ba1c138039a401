export const feedback = {
  title: 'Feedback',
  score: '%{n} of 5',
  noComment: 'No comment',
  tab: { list: 'Feedback', toAsk: 'To ask', followUps: 'Follow-ups', distribution: 'Distribution' },
  of: { order: 'Order', wish: 'Micro-wish' },
  toAsk: { title: 'Whom to ask', what: 'What was done', closedAt: 'Closed', empty: 'Everybody was asked', emptyText: 'Every order and wish closed in the last 60 days has been rated.' },
  followUps: {
    title: 'Follow-ups of low marks', of: 'Follow-up with %{name}', open: 'Open', overdue: 'Late', closed: 'Closed', empty: 'Nothing to follow up', emptyText: 'A mark of 1 or 2 opens a follow-up here; the order stays closed.', owner: 'Owner', office: 'Local office', assign: 'Hand over', close: 'Record the talk', closeText: 'Write down what was said and what will be done. It is kept sealed.', outcome: 'Outcome', said: 'What was said', hidden: 'This feedback is outside your area.',
  },
  distribution: { title: 'Distribution of marks', from: 'From', to: 'To', n: 'Marks', mean: 'Mean', low: 'Marks 1 and 2', channels: 'Given', byOthers: 'By telephone or proxy', by: { provider: 'By provider', item: 'By item', township: 'By township' }, empty: 'No marks in these days', emptyText: 'Choose other days.', chart: 'How often each mark was given, first %{n}', table: 'Distribution in figures' },
  empty: { title: 'No feedback yet', text: 'When a service is done, record what the person says on the order’s page.' },
  stars: { '1': '1', '2': '2', '3': '3', '4': '4', '5': '5' },
};
