import { useTranslate } from 'ra-core';
import type { HistoryEntry } from '../providers/types';
import { useEnum, type EnumName } from './enums';
import { Timeline } from './Timeline';

/** Who did what, when and why, newest first. Acts whose words are of their own kind name where they stand. */
export function HistoryTimeline({ history, of, acts }: { history: HistoryEntry[]; of: EnumName; acts?: EnumName }) {
  const t = useTranslate();
  const word = useEnum();
  // Of one instant, the later one first.
  const lines = [...history]
    .reverse()
    .sort((a, b) => b.at.localeCompare(a.at))
    .map((entry, index) => ({ key: `${entry.at}-${index}`, at: entry.at, title: acts ? word(acts, entry.act) : t(`history.${entry.act}`, { _: word(of, entry.to) }), detail: entry.reason, by: entry.actor === 'system' ? t('timeline.system') : entry.actor }));
  return <Timeline lines={lines} />;
}
