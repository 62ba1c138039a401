import { Button, ButtonBase } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { acts } from '../../providers/acts';
import { list } from '../../providers/api';
import type { Notice } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { InstantField } from '../../shared/fields';
import { ListFrame } from '../../shared/ListFrame';
import { NoticeWords, useOpenNotice } from '../../shared/notices';
import { PreferenceButton } from './PreferenceButton';

/** Up to the newest there is, by the clock of the house. */
const readAll = async (): Promise<unknown> => {
  const [newest] = (await list<Notice>('/notifications', { pagination: { page: 1, perPage: 1 } })).data;
  return newest ? acts.notifications.readAll(newest.at) : undefined;
};

/** All that I was told; opening one reads it. */
export default function NotificationList() {
  const t = useTranslate();
  const open = useOpenNotice();
  const line = (notice: Notice, timed: boolean) => <ButtonBase onClick={() => open(notice)} sx={{ width: '100%', justifyContent: 'flex-start', py: 0.5, borderRadius: 1 }}><NoticeWords notice={notice} timed={timed} /></ButtonBase>;
  return (
    <ListFrame<Notice>
      resource="notifications"
      title="notifications.title"
      actions={<><PreferenceButton /><ActButton label="notifications.readAll" run={readAll} /></>}
      views={[{ key: 'all', label: 'notifications.all', filter: {} }, { key: 'unread', label: 'notifications.unread', filter: { unread: true } }]}
      empty={{ title: 'notifications.empty.title', text: 'notifications.empty.text', action: <Button variant="outlined" href="#/">{t('shell.backToToday')}</Button> }}
      card={(notice) => line(notice, true)}
    >
      <DataTable.Col source="text" label="notifications.title" disableSort render={(notice: Notice) => line(notice, false)} />
      <DataTable.Col source="at" label="notifications.at" render={(notice: Notice) => <InstantField value={notice.at} />} />
    </ListFrame>
  );
}
