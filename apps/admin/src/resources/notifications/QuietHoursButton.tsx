import Bedtime from '@mui/icons-material/BedtimeOutlined';
import { TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { NotificationRule } from '../../providers/types';
import { ActButton, type ActField } from '../../shared/ActButton';

/** Minutes of the day as people write them, and back. */
const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const minuteOf = (time: unknown): number => {
  const [hour, minute] = String(time).split(':').map(Number) as [number, number];
  return hour * 60 + minute;
};
const load = async (signal?: AbortSignal) => {
  const { quietFrom, quietTo, version } = await get<NotificationRule>('/notification-rule', signal ? { signal } : {});
  return { quietFrom: clock(quietFrom), quietTo: clock(quietTo), version };
};

/** When the county's telephones are left alone. */
export function QuietHoursButton() {
  const t = useTranslate();
  const { data } = useQuery({ queryKey: ['notification-rule'], queryFn: ({ signal }) => load(signal) });
  if (!data) return null;
  const time = (name: 'quietFrom' | 'quietTo'): ActField => ({
    name,
    label: `fields.${name}`,
    initial: data[name],
    render: (value, set, error) => <TextField type="time" label={t(`fields.${name}`)} id={`act-${name}`} value={value ?? ''} onChange={(event) => set(event.target.value)} required error={Boolean(error)} helperText={error} fullWidth slotProps={{ inputLabel: { shrink: true } }} />,
  });
  return (
    <ActButton
      label="notifications.rule.change"
      title="notifications.rule.title"
      icon={<Bedtime />}
      text="notifications.rule.text"
      record={data}
      reload={() => load()}
      fields={[time('quietFrom'), time('quietTo')]}
      run={(values, version) => acts.notifications.changeRule(version, { quietFrom: minuteOf(values['quietFrom']), quietTo: minuteOf(values['quietTo']) })}
    />
  );
}
