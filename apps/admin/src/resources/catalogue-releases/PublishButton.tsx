import Publish from '@mui/icons-material/PublishOutlined';
import { useGetList, useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { ActButton } from '../../shared/ActButton';

/** Publishes every draft as the next numbered release. */
export function PublishButton() {
  const t = useTranslate();
  const { total = 0 } = useGetList('service-items', { pagination: { page: 1, perPage: 1 }, sort: { field: '', order: 'ASC' }, filter: { status: ['draft', 'changed'] } });
  return (
    <ActButton
      label="catalogue.publish"
      title="catalogue.publishTitle"
      icon={<Publish />}
      text={t('catalogue.publishText', { smart_count: total })}
      fields={[{ name: 'note', label: 'fields.releaseNote', help: 'catalogue.noteHelp' }]}
      run={(v) => acts.catalogue.publish(v as { note: string })}
      done="catalogue.published"
      disabled={total === 0}
    />
  );
}
