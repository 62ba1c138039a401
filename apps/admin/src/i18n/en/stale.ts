export const stale = {
  title: 'Somebody changed this just now',
  act: 'Somebody changed this record after you opened it. Look at what changed, then decide.',
  form: 'While you were writing, somebody saved something else. Here they are side by side.',
  field: 'Field',
  before: 'When you opened it',
  latest: 'Now',
  mine: 'Yours',
  takeTheirs: 'See the latest',
  proceed: 'Continue anyway',
  keepMine: 'Save mine',
};
