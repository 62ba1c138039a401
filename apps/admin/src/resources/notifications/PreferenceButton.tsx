import Tune from '@mui/icons-material/TuneOutlined';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { NotificationPreference } from '../../providers/types';
import { ActButton, type ActField } from '../../shared/ActButton';

/** What rings for me besides standing here, and in which language. */
export function PreferenceButton() {
  const t = useTranslate();
  const { data } = useQuery({ queryKey: ['notification-preference'], queryFn: ({ signal }) => get<NotificationPreference>('/notification-preference', { signal }) });
  if (!data) return null;
  const ringing = (name: 'sms' | 'wechat'): ActField => ({ name, label: `fields.${name}`, kind: 'choice', choices: [{ id: 'on', name: t('notifications.preference.on') }, { id: 'off', name: t('notifications.preference.off') }], initial: data[name] ? 'on' : 'off' });
  return (
    <ActButton
      label="notifications.preference.change"
      title="notifications.preference.title"
      icon={<Tune />}
      text="notifications.preference.text"
      record={data}
      reload={() => get<NotificationPreference>('/notification-preference')}
      fields={[ringing('sms'), ringing('wechat'), { name: 'language', label: 'fields.language', kind: 'choice', choices: (['zh', 'en'] as const).map((id) => ({ id, name: t(`notifications.preference.${id}`) })), initial: data.language }]}
      run={({ sms, wechat, language }, version) => acts.notifications.choose(version, { sms: sms === 'on', wechat: wechat === 'on', language: language as 'zh' | 'en' })}
    />
  );
}
