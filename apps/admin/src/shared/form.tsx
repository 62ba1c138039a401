import { Box, Button, Card, Stack, Typography } from '@mui/material';
import { Form, useInput, useNotify, useTranslate } from 'ra-core';
import { useId, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { useFormContext, useFormState } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { problemOf, statusOf } from '../providers/errors';
import type { PickerProps } from './pickers';
import { useRefreshAfterAct } from './refresh';
import { StaleDialog } from './StaleDialog';
import { useDraft } from './useDraft';
import { useProblemWords } from './useProblemWords';

type Values = Record<string, unknown>;
interface FormFrameProps {
  record?: Values & { version?: number };
  defaults?: Values;
  save: (values: Values, version: number | undefined) => Promise<unknown>;
  reload?: () => Promise<Values & { version?: number }>;
  after: (answer: Values) => string;
  saveLabel?: string;
  /** Long forms keep what was typed under this name, without what must stay sealed. */
  draft?: string;
  readOnly?: boolean;
  children: ReactNode;
}

/** One column, grouped; errors at the field; unsaved changes guarded; a 412 shows what the other person changed. */
export function FormFrame({ record, defaults, save, reload, after, saveLabel = 'common.save', draft, readOnly = false, children }: FormFrameProps) {
  const notify = useNotify();
  const refresh = useRefreshAfterAct();
  const navigate = useNavigate();
  const words = useProblemWords();
  const drafts = useDraft(draft);
  const pending = useRef<Values>({});
  const formId = useId();
  /** The version that I have seen and decided to replace. */
  const seen = useRef<number | undefined>(undefined);
  const [stale, setStale] = useState<{ latest: (Values & { version?: number }) | null } | null>(null);

  const submit = async (values: Values): Promise<Values | undefined> => {
    pending.current = values;
    try {
      const answer = (await save(values, seen.current ?? record?.version)) as Values;
      drafts.clear();
      notify('common.saved', { type: 'success' });
      refresh();
      // After the form has let go of its guard.
      setTimeout(() => navigate(after(answer)), 0);
      return undefined;
    } catch (error) {
      if (statusOf(error) === 412) {
        setStale({ latest: reload ? await reload().catch(() => null) : null });
        return { root: { serverError: ' ' } };
      }
      const fields = problemOf(error).errors ? (error as { body: { errors?: Values } }).body.errors : undefined;
      notify(words(error), { type: 'error' });
      return { ...(fields ?? {}), root: { serverError: words(error) } };
    }
  };

  return (
    <>
      <Form id={formId} record={record ?? {}} defaultValues={{ ...defaults, ...drafts.initial }} onSubmit={submit as never} warnWhenUnsavedChanges sanitizeEmptyValues={false} noValidate>
        {draft ? <KeepDraft keep={drafts.keep} /> : null}
        <Box component="fieldset" disabled={readOnly} sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>{children}</Box>
        {readOnly ? null : <SaveBar label={saveLabel} />}
      </Form>
      <StaleDialog
        open={stale !== null}
        before={record ?? {}}
        latest={stale?.latest ?? null}
        mine={pending.current}
        onClose={() => setStale(null)}
        onTakeTheirs={() => {
          setStale(null);
          refresh();
        }}
        onProceed={() => {
          seen.current = stale?.latest?.version;
          setStale(null);
          // Through the form, so that it knows its values are saved and lets go of its guard.
          (document.getElementById(formId) as HTMLFormElement | null)?.requestSubmit();
        }}
      />
    </>
  );
}

function KeepDraft({ keep }: { keep: (values: Values) => void }) {
  const { watch } = useFormContext();
  keep(watch());
  return null;
}

function SaveBar({ label }: { label: string }) {
  const t = useTranslate();
  const navigate = useNavigate();
  const { isSubmitting } = useFormState();
  return (
    <Box sx={{ position: 'sticky', bottom: 0, py: 1.5, mt: 1, bgcolor: 'background.default', boxShadow: (theme) => `0 16px 0 ${theme.palette.background.default}`, zIndex: 2, display: 'flex', gap: 1 }}>
      <Button type="submit" variant="contained" loading={isSubmitting}>{t(label)}</Button>
      <Button onClick={() => navigate(-1)}>{t('common.cancel')}</Button>
    </Box>
  );
}

export function FormSection({ title, help, children, action }: { title: string; help?: string; children: ReactNode; action?: ReactNode }) {
  const t = useTranslate();
  return (
    <Card component="section" sx={{ p: { xs: 2, sm: 3 }, mb: 2 }}>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: help ? 0 : 1.5 }}>
        <Typography variant="h3" component="h2">{t(title)}</Typography>
        {action}
      </Stack>
      {help ? <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>{t(help)}</Typography> : null}
      <Stack spacing={1.5}>{children}</Stack>
    </Card>
  );
}

/** Two short fields beside each other; one column on a telephone. */
export function Pair({ children }: { children: ReactNode }) {
  return <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, alignItems: 'start' }}>{children}</Box>;
}

/** A picker as an input of a form: the same one that dialogs use. */
export function asInput<P extends PickerProps>(Picker: ComponentType<P>) {
  return function PickerInput({ source, validate, ...rest }: Omit<P, 'value' | 'onChange' | 'error'> & { source: string; validate?: (value: unknown) => string | undefined }) {
    const { field, fieldState, isRequired } = useInput({ source, ...(validate ? { validate } : {}) });
    const t = useTranslate();
    const message = fieldState.error?.message;
    const error = fieldState.invalid && message ? t(message.replace(/^@@react-admin@@"?|"$/g, ''), { _: message }) : undefined;
    return <Picker {...(rest as unknown as P)} id={source} required={isRequired || Boolean(validate)} value={(field.value as string) || null} onChange={(id: string | null) => field.onChange(id ?? '')} error={error} />;
  };
}
