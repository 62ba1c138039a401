import FactCheck from '@mui/icons-material/FactCheckOutlined';
import Groups from '@mui/icons-material/GroupsOutlined';
import Home from '@mui/icons-material/HomeWorkOutlined';
import Hub from '@mui/icons-material/HubOutlined';
import WarningAmber from '@mui/icons-material/WarningAmber';
import WorkspacePremium from '@mui/icons-material/WorkspacePremiumOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { Box, Card, CardActionArea, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useGetList, useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import { list } from '../providers/api';
import type { Place, Today } from '../providers/types';
import { useNumbers } from '../shared/hooks';

interface One { key: string; icon: SvgIconComponent; resource: string; to: string; filter?: Record<string, unknown> }
const ONES: One[] = [
  { key: 'team', icon: Groups, resource: 'team-members', to: '/team-members' },
  { key: 'list', icon: FactCheck, resource: 'service-items', to: '/service-items', filter: { inForce: true } },
  { key: 'platform', icon: Hub, resource: 'help-requests', to: '/help-requests' },
  { key: 'base', icon: Home, resource: 'service-points', to: '/service-points' },
  { key: 'brand', icon: WorkspacePremium, resource: 'volunteer-projects', to: '/volunteer-projects' },
];

/** 五个一: one team, one list, one platform, one base, one brand, and where they don't reach yet. */
export function FiveOnes({ gaps }: { gaps: NonNullable<Today['gaps']> }) {
  const t = useTranslate();
  const { data: villages } = useQuery({ queryKey: ['coverage-gaps', 'count'], staleTime: 60_000, queryFn: ({ signal }) => list<Place>('/coverage-gaps', { pagination: { page: 1, perPage: 1 }, signal }) });
  const uncovered = villages?.page.total ?? 0;
  const missing = [uncovered > 0 ? { text: t('today.gap.villages', { smart_count: uncovered }), to: '/coverage-gaps' } : null, gaps.peopleNeverVisited > 0 ? { text: t('today.gap.people', { smart_count: gaps.peopleNeverVisited }), to: '/households' } : null].filter((gap) => gap !== null);
  return (
    <Box component="section" aria-label={t('today.fiveOnes')} sx={{ mb: 2 }}>
      <Box sx={{ display: 'grid', gap: { xs: 1, md: 1.5 }, gridTemplateColumns: { xs: 'repeat(2, 1fr)', sm: 'repeat(3, 1fr)', md: 'repeat(5, 1fr)' } }}>
        {ONES.map((one) => <OneCard key={one.key} one={one} />)}
      </Box>
      {missing.length > 0 ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, rowGap: 0.5, mt: 1, px: 0.5, alignItems: 'center', color: 'warning.main' }}>
          <WarningAmber fontSize="small" aria-hidden />
          {missing.map((gap) => <Typography key={gap.to} variant="body2" component={Link} to={gap.to} sx={{ color: 'inherit', fontWeight: 500 }}>{gap.text}</Typography>)}
        </Box>
      ) : null}
    </Box>
  );
}

function OneCard({ one }: { one: One }) {
  const t = useTranslate();
  const numbers = useNumbers();
  const { total } = useGetList(one.resource, { pagination: { page: 1, perPage: 1 }, sort: { field: '', order: 'ASC' }, filter: one.filter ?? {} }, { staleTime: 60_000 });
  const Icon = one.icon;
  return (
    <Card>
      <CardActionArea component={Link} to={one.to} sx={{ px: 1.5, py: 1.25, display: 'flex', alignItems: 'center', gap: 1.25, justifyContent: 'flex-start', height: '100%' }}>
        <Icon sx={{ color: 'yizhu.celadon' }} />
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="body2" sx={{ fontWeight: 600 }} noWrap>{t(`today.one.${one.key}.name`)}</Typography>
          <Typography variant="caption" color="textSecondary" component="div">{total === undefined ? '…' : t(`today.one.${one.key}.says`, { n: numbers(total), smart_count: total })}</Typography>
        </Box>
      </CardActionArea>
    </Card>
  );
}
