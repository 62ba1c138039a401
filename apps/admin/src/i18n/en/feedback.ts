export const feedback = {
  title: 'Feedback',
  score: '%{n} of 5',
  empty: { title: 'No feedback yet', text: 'When a service is done, record what the person says on the order’s page.' },
  stars: { '1': '1', '2': '2', '3': '3', '4': '4', '5': '5' },
};
