import { useTranslate } from 'ra-core';
import { useSearchParams } from 'react-router-dom';
import { call } from '../../providers/api';
import { FormFrame } from '../../shared/form';
import { Page } from '../../shared/Page';
import { given } from '../../shared/values';
import { HelpRequestInputs } from './HelpRequestInputs';

export default function HelpRequestCreate() {
  const t = useTranslate();
  const [params] = useSearchParams();
  return (
    <Page title={t('requests.create')} crumbs={[{ label: 'nav.requests', to: '/help-requests' }]} width={760}>
      <FormFrame
        defaults={{ channel: 'phone', source: 'self', needs: [{ dimension: '', description: '' }], personId: params.get('person') ?? '' }}
        draft="help-request"
        saveLabel="requests.submit"
        save={(values) => {
          const { callerName, callerPhone, ...rest } = values;
          return call('post', '/help-requests', { body: given({ ...rest, ...(values['source'] === 'self' ? {} : { callerName, callerPhone }) }) });
        }}
        after={({ id }) => `/help-requests/${String(id)}`}
      >
        <HelpRequestInputs />
      </FormFrame>
    </Page>
  );
}
