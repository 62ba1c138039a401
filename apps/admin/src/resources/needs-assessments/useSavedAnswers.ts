import { useCallback, useEffect, useRef, useState } from 'react';
import { acts } from '../../providers/acts';
import { statusOf } from '../../providers/errors';
import type { Answers, Assessment } from '../../providers/types';

export interface Filled { answers: Answers; wishes: string[]; assessedOn: string }
export type SaveState = 'saved' | 'saving' | 'unsaved' | 'stale' | 'failed';

const AFTER_MS = 900;

/**
 * Keeps what is filled in on the server a moment after it was, one save at a time, so that it can be left at any question. Nothing of it
 * goes into the browser's own storage: it tells of health and family.
 */
export function useSavedAnswers(start: Assessment) {
  const [filled, setFilled] = useState<Filled>({ answers: start.answers, wishes: start.wishes, assessedOn: start.assessedOn });
  const [server, setServer] = useState(start);
  const [state, setState] = useState<SaveState>('saved');
  const [fault, setFault] = useState<unknown>(null);
  const latest = useRef(filled);
  const version = useRef(start.version);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const dirty = useRef(false);

  /** Saves what is not saved yet; true when all of it is. */
  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    while (running.current) await running.current;
    if (!dirty.current) return true;
    dirty.current = false;
    setState('saving');
    running.current = (async () => {
      try {
        const saved = await acts.assessments.answer({ id: start.id, version: version.current }, { ...latest.current, wishes: latest.current.wishes.map((wish) => wish.trim()).filter(Boolean) });
        version.current = saved.version;
        setServer(saved);
        setFault(null);
        setState(dirty.current ? 'unsaved' : 'saved');
        return true;
      } catch (error) {
        dirty.current = true;
        setFault(error);
        setState(statusOf(error) === 412 ? 'stale' : 'failed');
        return false;
      } finally {
        running.current = null;
      }
    })();
    return running.current;
  }, [start.id]);

  const change = useCallback((part: Partial<Filled>) => {
    latest.current = { ...latest.current, ...part };
    dirty.current = true;
    setFilled(latest.current);
    setState('unsaved');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), AFTER_MS);
  }, [flush]);

  // Whoever leaves by the browser's own buttons still has the last answer kept.
  useEffect(() => () => void flush(), [flush]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);

  return { filled, server, state, fault, change, flush };
}
