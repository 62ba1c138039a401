import { Button } from '@mui/material';
import { useTranslate } from 'ra-core';
import SearchOff from '@mui/icons-material/SearchOff';
import { Link } from 'react-router-dom';
import { EmptyState } from '../shared/EmptyState';

export function NotFound() {
  const t = useTranslate();
  return <EmptyState icon={SearchOff} title="errors.notFound.title" text="errors.notFound.text" action={<Button component={Link} to="/" variant="outlined">{t('shell.backToToday')}</Button>} />;
}
