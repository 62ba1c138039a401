import { Button, type ButtonProps } from '@mui/material';
import { useNotify, useTranslate } from 'ra-core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { useMay, useMe } from '../../shared/hooks';
import { useProblemWords } from '../../shared/useProblemWords';

interface StartAssessmentProps { personId: string; draft?: { id: string; assessor: string } | null | undefined; size?: ButtonProps['size']; variant?: ButtonProps['variant'] }

/** Begins an assessment, or goes on with the one that I began; somebody else's is named. */
export function StartAssessment({ personId, draft, size = 'medium', variant = 'contained' }: StartAssessmentProps) {
  const t = useTranslate();
  const may = useMay();
  const notify = useNotify();
  const navigate = useNavigate();
  const words = useProblemWords();
  const { data: me } = useMe();
  const [busy, setBusy] = useState(false);
  if (!may('assessment:record')) return null;
  if (draft) return draft.assessor === me?.name ? <Button size={size} variant={variant} component={Link} to={`/needs-assessments/${draft.id}/answers`}>{t('assessment.goOn')}</Button> : <Button size={size} component={Link} to={`/needs-assessments/${draft.id}`}>{t('assessment.underWayBy', { name: draft.assessor })}</Button>;
  const start = async () => {
    setBusy(true);
    try {
      const { id } = await acts.assessments.start({ personId });
      navigate(`/needs-assessments/${id}/answers`);
    } catch (error) {
      notify(words(error), { type: 'error' });
      setBusy(false);
    }
  };
  return <Button size={size} variant={variant} loading={busy} onClick={() => void start()}>{t('assessment.start')}</Button>;
}
