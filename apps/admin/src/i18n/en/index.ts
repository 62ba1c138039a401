import type { TranslationMessages } from 'ra-core';
import { appointments } from './appointments';
import { assessment } from './assessment';
import { audit } from './audit';
import { calendar } from './calendar';
import { cases } from './cases';
import { catalogue } from './catalogue';
import { categories } from './categories';
import { common } from './common';
import { dispatch } from './dispatch';
import { dossier } from './dossier';
import { papers } from './papers';
import { consents } from './consents';
import { deadline } from './deadline';
import { duplicates } from './duplicates';
import { enums } from './enums';
import { erasures } from './erasures';
import { errors } from './errors';
import { feedback } from './feedback';
import { fields } from './fields';
import { history } from './history';
import { households } from './households';
import { imports } from './imports';
import { incentives } from './incentives';
import { list } from './list';
import { matching } from './matching';
import { monitoring } from './monitoring';
import { nav } from './nav';
import { notifications } from './notifications';
import { orders } from './orders';
import { organisations } from './organisations';
import { password } from './password';
import { people } from './people';
import { plans } from './plans';
import { points } from './points';
import { ra } from './ra';
import { questionnaire } from './questionnaire';
import { requests } from './requests';
import { reveal } from './reveal';
import { rights } from './rights';
import { shell } from './shell';
import { signin } from './signin';
import { stale } from './stale';
import { team } from './team';
import { timeline } from './timeline';
import { today } from './today';
import { users } from './users';
import { verifications } from './verifications';
import { visitPlan } from './visitPlan';
import { visits } from './visits';
import { wishes } from './wishes';
import { teams } from './teams';
import { trainings } from './trainings';
import { volunteers } from './volunteers';

export const en = {
  ra,
  shell,
  signin,
  nav,
  common,
  appointments,
  calendar,
  cases,
  categories,
  errors,
  erasures,
  deadline,
  list,
  stale,
  reveal,
  fields,
  enums,
  today,
  requests,
  notifications,
  orders,
  visits,
  visitPlan,
  feedback,
  people,
  households,
  dispatch,
  dossier,
  papers,
  duplicates,
  consents,
  verifications,
  rights,
  matching,
  monitoring,
  assessment,
  questionnaire,
  timeline,
  history,
  imports,
  incentives,
  catalogue,
  team,
  teams,
  trainings,
  password,
  audit,
  plans,
  points,
  organisations,
  volunteers,
  wishes,
  users,
} satisfies TranslationMessages;
