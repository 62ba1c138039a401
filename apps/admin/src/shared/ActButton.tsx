import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, Rating, TextField, Typography, type ButtonProps } from '@mui/material';
import { useNotify, useTranslate } from 'ra-core';
import { useRef, useState, type ReactNode } from 'react';
import { problemOf, statusOf } from '../providers/errors';
import { useRefreshAfterAct } from './refresh';
import { StaleDialog } from './StaleDialog';
import { instantOf } from './time';
import { useProblemWords } from './useProblemWords';

export type ActValues = Record<string, unknown>;
export interface ActField {
  name: string;
  label: string;
  kind?: 'text' | 'long' | 'choice' | 'date' | 'datetime' | 'password' | 'rating';
  choices?: { id: string; name: string }[];
  optional?: boolean;
  help?: string;
  initial?: unknown;
  /** Anything else: a picker, a list of checkboxes. */
  render?: (value: unknown, set: (value: unknown) => void, error: string | undefined, errors: Record<string, string>, values: ActValues) => ReactNode;
}

interface ActButtonProps {
  label: string;
  /** Words of the dialog; a button with neither fields nor text acts at once. */
  title?: string;
  text?: ReactNode;
  fields?: ActField[];
  record?: { version?: number } & object;
  /** Fetches the record anew, to show what changed when somebody was first. */
  reload?: () => Promise<{ version?: number } & object>;
  run: (values: ActValues, version: number | undefined) => Promise<unknown>;
  done?: string;
  onDone?: (answer: unknown) => void;
  main?: boolean;
  danger?: boolean;
  icon?: ReactNode;
  size?: ButtonProps['size'];
  fullWidth?: boolean;
  disabled?: boolean;
  wide?: boolean;
}

/** A business act: pessimistic, from a known version, with the refusals of the API at the fields they are about. */
export function ActButton(props: ActButtonProps) {
  const { label, main = false, danger = false, icon, size, fullWidth, disabled } = props;
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const direct = !props.fields?.length && !props.text;
  const act = useAct(props, () => setOpen(false));
  return (
    <>
      <Button
        variant={main ? 'contained' : 'outlined'}
        color={danger ? 'error' : 'primary'}
        startIcon={icon}
        {...(size ? { size } : {})}
        fullWidth={fullWidth ?? false}
        disabled={disabled ?? false}
        loading={direct && act.busy}
        onClick={(event) => {
          event.stopPropagation();
          if (direct) void act.submit({});
          else setOpen(true);
        }}
      >
        {t(label)}
      </Button>
      {open ? <ActDialog {...props} act={act} onClose={() => setOpen(false)} /> : null}
      {act.stale}
    </>
  );
}

/** The same act without its button, for a card that was dropped or a line of a menu. */
export function ActDialogOnly({ onClose, ...props }: ActButtonProps & { onClose: () => void }) {
  const act = useAct(props, onClose);
  return (
    <>
      <ActDialog {...props} act={act} onClose={onClose} />
      {act.stale}
    </>
  );
}

function useAct({ run, record, reload, done = 'common.done', onDone }: ActButtonProps, close: () => void) {
  const notify = useNotify();
  const refresh = useRefreshAfterAct();
  const words = useProblemWords();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [latest, setLatest] = useState<({ version?: number } & object) | null>(null);
  const [isStale, setStale] = useState(false);
  const pending = useRef<ActValues>({});

  const submit = async (values: ActValues, version = record?.version) => {
    pending.current = values;
    setBusy(true);
    setFault('');
    setErrors({});
    try {
      const answer = await run(values, version);
      close();
      notify(done, { type: 'success' });
      refresh();
      onDone?.(answer);
    } catch (error) {
      if (statusOf(error) === 412 && record) {
        setLatest(reload ? await reload().catch(() => null) : null);
        setStale(true);
      } else {
        const problem = problemOf(error);
        setErrors(problem.errors ?? {});
        const said = words(error);
        setFault(said);
        notify(said, { type: 'error' });
      }
    } finally {
      setBusy(false);
    }
  };
  const stale = (
    <StaleDialog
      open={isStale}
      before={(record ?? {}) as Record<string, unknown>}
      latest={latest as Record<string, unknown> | null}
      onClose={() => setStale(false)}
      onTakeTheirs={() => {
        setStale(false);
        close();
        refresh();
      }}
      onProceed={() => {
        setStale(false);
        void submit(pending.current, latest?.version);
      }}
    />
  );
  return { submit, busy, fault, errors, stale };
}

function ActDialog({ label, title, text, fields = [], act, danger = false, wide = false, onClose }: ActButtonProps & { act: ReturnType<typeof useAct>; onClose: () => void }) {
  const t = useTranslate();
  const [values, setValues] = useState<ActValues>(() => Object.fromEntries(fields.map((field) => [field.name, field.initial ?? (field.kind === 'rating' || field.render ? null : '')])));
  const [missing, setMissing] = useState<Record<string, string>>({});
  const set = (name: string) => (value: unknown) => setValues((now) => ({ ...now, [name]: value }));
  const submit = () => {
    const gaps = fields.filter((field) => !field.optional && (values[field.name] === null || values[field.name] === '' || (Array.isArray(values[field.name]) && (values[field.name] as unknown[]).length === 0)));
    setMissing(Object.fromEntries(gaps.map((field) => [field.name, t('common.required')])));
    if (gaps.length > 0) return;
    const sent = Object.fromEntries(
      fields.filter((field) => !(field.optional && (values[field.name] === '' || values[field.name] === null))).map((field) => {
        const value = values[field.name];
        return [field.name, field.kind === 'datetime' ? instantOf(String(value)) : typeof value === 'string' ? value.trim() : value];
      }),
    );
    void act.submit(sent);
  };
  return (
    <Dialog open onClose={onClose} maxWidth={wide ? 'md' : 'sm'} fullWidth onClick={(event) => event.stopPropagation()}>
      <Box component="form" noValidate onSubmit={(event) => { event.preventDefault(); event.stopPropagation(); submit(); }}>
        <DialogTitle>{t(title ?? label)}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {act.fault && Object.keys(act.errors).length === 0 ? <Alert severity="error">{act.fault}</Alert> : null}
          {text ? <Typography variant="body2" component="div">{typeof text === 'string' ? t(text) : text}</Typography> : null}
          {fields.map((field, index) => (
            <ActInput key={field.name} field={field} value={values[field.name]} set={set(field.name)} error={missing[field.name] ?? act.errors[field.name]} errors={act.errors} values={values} first={index === 0} />
          ))}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" color={danger ? 'error' : 'primary'} loading={act.busy}>{t(label)}</Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}

function ActInput({ field, value, set, error, errors, values, first }: { field: ActField; value: unknown; set: (value: unknown) => void; error: string | undefined; errors: Record<string, string>; values: ActValues; first: boolean }) {
  const t = useTranslate();
  if (field.render) return <>{field.render(value, set, error, errors, values)}</>;
  if (field.kind === 'rating') {
    return (
      <Box>
        <Typography variant="body2" sx={{ fontWeight: 500, mb: 0.5 }} id={`act-${field.name}`}>{t(field.label)}</Typography>
        <Rating size="large" value={(value as number | null) ?? null} onChange={(_, score) => set(score)} aria-labelledby={`act-${field.name}`} />
        {error ? <Typography variant="caption" color="error" component="div">{error}</Typography> : null}
      </Box>
    );
  }
  const long = field.kind === 'long';
  return (
    <TextField
      label={t(field.label)}
      id={`act-${field.name}`}
      value={value ?? ''}
      onChange={(event) => set(event.target.value)}
      required={!field.optional}
      error={Boolean(error)}
      helperText={error ?? (field.help ? t(field.help) : undefined)}
      autoFocus={first}
      fullWidth
      multiline={long}
      minRows={long ? 3 : 1}
      select={field.kind === 'choice'}
      type={field.kind === 'date' ? 'date' : field.kind === 'datetime' ? 'datetime-local' : field.kind === 'password' ? 'password' : 'text'}
      {...(field.kind === 'password' ? { autoComplete: 'new-password' } : {})}
    >
      {field.kind === 'choice' ? (field.choices ?? []).map((choice) => <MenuItem key={choice.id} value={choice.id}>{choice.name}</MenuItem>) : null}
    </TextField>
  );
}
