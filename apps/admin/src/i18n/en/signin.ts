export const signin = {
  office: 'Service-type social assistance, Dehua county',
  motto: 'Somebody asks, somebody answers, somebody helps',
  about: 'Civil-affairs cadres, social workers, coordinators and volunteers take requests, dispatch and visit here, and see each one through.',
  title: 'Sign in',
  hint: 'Use the account your office gave you',
  account: 'Account',
  password: 'Password',
  both: 'Enter account and password',
  submit: 'Sign in',
};
