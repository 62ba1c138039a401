export const feedback = {
  title: 'Feedback',
  score: '%{n} of 5',
  noComment: 'No comment',
  tab: { list: 'Feedback', toAsk: 'To ask', followUps: 'Follow-ups', spotChecks: 'Spot checks', distribution: 'Distribution' },
  of: { order: 'Order', wish: 'Micro-wish' },
  toAsk: { title: 'Whom to ask', what: 'What was done', closedAt: 'Closed', empty: 'Everybody was asked', emptyText: 'Every order and wish closed in the last 60 days has been rated.' },
  followUps: {
    title: 'Follow-ups of low marks', of: 'Follow-up with %{name}', open: 'Open', overdue: 'Late', closed: 'Closed', empty: 'Nothing to follow up', emptyText: 'A mark of 1 or 2 opens a follow-up here; the order stays closed.', owner: 'Owner', office: 'Local office', assign: 'Hand over', close: 'Record the talk', closeText: 'Write down what was said and what will be done. It is kept sealed.', outcome: 'Outcome', said: 'What was said', hidden: 'This feedback is outside your area.',
  },
  spotChecks: {
    title: 'Spot checks', waiting: 'To call', mine: 'Mine', differs: 'Differ', closed: 'Agree', unreachable: 'Not reached', drawnAt: 'Drawn', closedAt: 'Closed', takenBy: 'Caller', tries: '%{n} calls in vain', found: 'Result', compared: '%{field}: entered %{entered}, said %{said}', notDelivered: 'Says it was not delivered',
    take: 'I call', takeOver: 'Take over', miss: 'Not reached', missText: 'Notes a call in vain. So many of them, and the person counts as not reached.', result: 'Record the call', resultText: 'Ask the person by telephone: %{item}. Ask first; what was entered is shown afterwards.',
    delivered: 'Was it delivered', yes: 'Yes', no: 'No', call: 'Call', quantity: 'How much, as they say', quantityHelp: 'Leave it empty if they can’t say', score: 'How content', remarks: 'What else was said', remarksHelp: 'Kept sealed',
    empty: 'No spot checks', emptyText: 'Each month a share of the orders closed last month is drawn, and somebody without a hand in them calls back.',
  },
  distribution: { title: 'Distribution of marks', from: 'From', to: 'To', n: 'Marks', mean: 'Mean', low: 'Marks 1 and 2', channels: 'Given', byOthers: 'By telephone or proxy', by: { provider: 'By provider', item: 'By item', township: 'By township' }, empty: 'No marks in these days', emptyText: 'Choose other days.', chart: 'How often each mark was given, first %{n}', table: 'Distribution in figures' },
  empty: { title: 'No feedback yet', text: 'When a service is done, record what the person says on the order’s page.' },
  stars: { '1': '1', '2': '2', '3': '3', '4': '4', '5': '5' },
};
