export const organisations = {
  title: 'Organisations',
  search: 'Search organisations',
  create: 'New organisation',
  form: 'Organisation',
  townshipHelp: 'For township bodies; leave it empty for the county',
  empty: { title: 'No organisations yet', text: 'Enter departments, township governments and social organisations.' },
};
