import LockOutlined from '@mui/icons-material/LockOutlined';
import { usePermissions } from 'ra-core';
import { Suspense } from 'react';
import { useLocation } from 'react-router-dom';
import { holds } from '../providers/permissions';
import { SCREENS } from '../screens';
import { EmptyState } from '../shared/EmptyState';
import { PageSkeleton } from '../shared/Page';

/** One page of the console: asks whether I may, then loads it. */
export function Screen({ name, needs }: { name: keyof typeof SCREENS; needs?: string | undefined }) {
  const { permissions, isPending } = usePermissions<string[]>();
  const { pathname } = useLocation();
  const Page = SCREENS[name];
  if (isPending) return <PageSkeleton />;
  if (needs && !holds(permissions ?? [], needs)) return <EmptyState icon={LockOutlined} title="errors.forbidden.title" text="errors.forbidden.text" />;
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Page key={pathname} />
    </Suspense>
  );
}
