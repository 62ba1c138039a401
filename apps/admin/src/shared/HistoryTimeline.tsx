import { useTranslate } from 'ra-core';
import type { HistoryEntry } from '../providers/types';
import { useEnum, type EnumName } from './enums';
import { Timeline } from './Timeline';

/** Who did what, when and why, newest first. */
export function HistoryTimeline({ history, of }: { history: HistoryEntry[]; of: EnumName }) {
  const t = useTranslate();
  const word = useEnum();
  const lines = [...history]
    .sort((a, b) => b.at.localeCompare(a.at))
    .map((entry, index) => ({ key: `${entry.at}-${index}`, at: entry.at, title: t(`history.${entry.act}`, { _: word(of, entry.to) }), detail: entry.reason, by: entry.actor === 'system' ? t('timeline.system') : entry.actor }));
  return <Timeline lines={lines} />;
}
