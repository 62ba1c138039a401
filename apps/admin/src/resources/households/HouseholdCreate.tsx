import { useTranslate } from 'ra-core';
import { call } from '../../providers/api';
import { FormFrame } from '../../shared/form';
import { Page } from '../../shared/Page';
import { tidyId } from '../../shared/residentId';
import { HouseholdInputs } from './HouseholdInputs';
import { fenOf, given } from '../../shared/values';

type Row = Record<string, string>;

export default function HouseholdCreate() {
  const t = useTranslate();
  return (
    <Page title={t('households.create')} crumbs={[{ label: 'nav.households', to: '/households' }]} width={800}>
      <FormFrame
        defaults={{ members: [{ name: '', idNumber: '' }], groups: [] }}
        draft="household"
        saveLabel="households.register"
        save={({ members, benefitYuan, groups, ...rest }) =>
          call('post', '/households', {
            body: given({
              ...rest,
              ...fenOf(benefitYuan),
              ...((groups as string[] | undefined)?.length ? { groups } : {}),
              members: (members as Row[]).map((member, index) => given({ ...member, idNumber: tidyId(member['idNumber'] ?? ''), relation: index === 0 ? '' : member['relation'], isHead: index === 0 })),
            }),
          })
        }
        after={({ id }) => `/households/${String(id)}`}
      >
        <HouseholdInputs create />
      </FormFrame>
    </Page>
  );
}
