import { Alert, Box, Button, Card, IconButton, InputAdornment, TextField, Typography } from '@mui/material';
import Visibility from '@mui/icons-material/VisibilityOutlined';
import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import { useCheckAuth, useLocaleState, useLogin, useTranslate } from 'ra-core';
import { useEffect, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { BrandMark } from '../layout/Brand';
import { useProblemWords } from '../shared/useProblemWords';

export function SignIn() {
  const t = useTranslate();
  const login = useLogin();
  const checkAuth = useCheckAuth();
  const navigate = useNavigate();
  const words = useProblemWords();
  const [locale, setLocale] = useLocaleState();
  const [values, setValues] = useState({ account: '', password: '' });
  const [shown, setShown] = useState(false);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    document.title = `${t('signin.title')} · ${t('shell.app')}`;
  }, [t]);
  useEffect(() => {
    checkAuth({}, false).then(() => navigate('/'), () => undefined);
  }, [checkAuth, navigate]);

  const field = (name: keyof typeof values) => ({ value: values[name], onChange: (event: { target: { value: string } }) => setValues((v) => ({ ...v, [name]: event.target.value })) });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!values.account.trim() || !values.password) return setFault(t('signin.both'));
    setBusy(true);
    setFault('');
    try {
      await login({ ...values, account: values.account.trim() });
    } catch (error) {
      setFault(words(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Box component="main" sx={{ minHeight: '100vh', display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1.1fr 1fr' }, bgcolor: 'background.default' }}>
      <Box sx={{ display: { xs: 'none', md: 'flex' }, flexDirection: 'column', justifyContent: 'space-between', bgcolor: 'yizhu.celadonTint', p: 6, position: 'relative', overflow: 'hidden' }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
          <BrandMark size={40} />
          <Box>
            <Typography sx={{ fontWeight: 700, fontSize: '1.375rem', letterSpacing: 2 }}>{t('shell.app')}</Typography>
            <Typography variant="caption" color="textSecondary">{t('signin.office')}</Typography>
          </Box>
        </Box>
        <Cup />
        <Box sx={{ maxWidth: 560, position: 'relative' }}>
          <Typography component="p" sx={{ fontSize: '1.75rem', fontWeight: 650, lineHeight: 1.4, mb: 1.5, color: 'yizhu.celadonDark' }}>{t('signin.motto')}</Typography>
          <Typography color="textSecondary">{t('signin.about')}</Typography>
        </Box>
      </Box>
      <Box sx={{ display: 'grid', placeItems: 'center', p: 2 }}>
        <Card sx={{ width: '100%', maxWidth: 400, p: { xs: 3, sm: 4 } }}>
          <Box sx={{ display: { xs: 'block', md: 'none' }, mb: 2 }}><BrandMark size={36} /></Box>
          <Typography variant="h1" sx={{ mb: 0.5 }}>{t('signin.title')}</Typography>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 3 }}>{t('signin.hint')}</Typography>
          <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
            {fault ? <Alert severity="error" role="alert">{fault}</Alert> : null}
            <TextField label={t('signin.account')} autoComplete="username" autoFocus fullWidth {...field('account')} id="account" slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false } }} />
            <TextField
              label={t('signin.password')}
              id="password"
              type={shown ? 'text' : 'password'}
              autoComplete="current-password"
              fullWidth
              {...field('password')}
              slotProps={{
                input: {
                  endAdornment: (
                    <InputAdornment position="end">
                      <IconButton size="small" edge="end" onClick={() => setShown(!shown)} aria-label={t(shown ? 'ra.input.password.toggle_visible' : 'ra.input.password.toggle_hidden')}>
                        {shown ? <VisibilityOff fontSize="small" /> : <Visibility fontSize="small" />}
                      </IconButton>
                    </InputAdornment>
                  ),
                },
              }}
            />
            <Button type="submit" variant="contained" size="large" loading={busy} fullWidth>{t('signin.submit')}</Button>
          </Box>
          <Box sx={{ display: 'flex', justifyContent: 'flex-end', mt: 2 }}>
            <Button size="small" color="inherit" onClick={() => void setLocale(locale === 'en' ? 'zh' : 'en')}>{t('shell.otherLanguage')}</Button>
          </Box>
        </Card>
      </Box>
    </Box>
  );
}

/** A white porcelain cup, drawn with hairlines: nothing is loaded from anywhere. */
function Cup() {
  return (
    <Box sx={{ position: 'absolute', right: '6%', top: '14%', width: 420, opacity: 0.9, color: 'yizhu.celadon' }} aria-hidden>
      <svg viewBox="0 0 460 420" fill="none" stroke="currentColor" strokeWidth="1.5">
        <ellipse cx="220" cy="120" rx="150" ry="34" fill="#fff" fillOpacity=".7" />
        <path d="M70 120c0 130 60 210 150 210s150-80 150-210" fill="#fff" fillOpacity=".55" />
        <path d="M366 150c50-10 74 20 60 62-12 36-48 56-86 56" />
        <path d="M170 334c-8 10-12 20-12 32 0 8 28 14 62 14s62-6 62-14c0-12-4-22-12-32" fill="#fff" fillOpacity=".55" />
        <ellipse cx="220" cy="120" rx="132" ry="27" strokeOpacity=".5" />
        <path d="M220 262c-26-28-58-42-58-70 0-18 13-30 28-30 14 0 24 8 30 19 6-11 16-19 30-19 15 0 28 12 28 30 0 28-32 42-58 70z" strokeOpacity=".7" fill="currentColor" fillOpacity=".08" />
        <path d="M180 70c-12-14 12-24 0-40M224 62c-12-14 12-24 0-40M266 70c-12-14 12-24 0-40" strokeOpacity=".45" strokeLinecap="round" />
      </svg>
    </Box>
  );
}
