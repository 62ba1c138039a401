import { useNotify, useTranslate } from 'ra-core';
import { useParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import type { AlertRule, RuleRun } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { Facts } from '../../shared/fields';
import { useMay, useTimes } from '../../shared/hooks';
import { Section } from '../../shared/Page';
import { RecordForm } from '../../shared/RecordForm';
import { Timeline } from '../../shared/Timeline';
import { toBody, toForm } from './ruleForm';
import { RuleInputs } from './RuleInputs';
import { useEffectWords } from './effect';

export default function RuleEdit() {
  const { id = '' } = useParams();
  const t = useTranslate();
  const may = useMay();
  const notify = useNotify();
  return (
    <RecordForm<AlertRule>
      resource="alert-rules"
      needs="alert-rule:manage"
      crumbs={[{ label: 'nav.alertRules', to: '/alert-rules' }]}
      title={(r) => r.name}
      actions={(r) => (may('alert-rule:manage') && r.active ? <ActButton label="monitoring.run" run={() => acts.alerts.run(r.id)} onDone={(answer) => notify(t('monitoring.ran', { looked: (answer as RuleRun).lookedAt, smart_count: (answer as RuleRun).raised }), { type: 'info' })} /> : null)}
      toForm={toForm}
      toBody={toBody}
      below={(r) => <Story rule={r} />}
    >
      <RuleInputs ruleId={id} />
    </RecordForm>
  );
}

/** What became of its alerts, and how it came to be as it is. */
function Story({ rule }: { rule: AlertRule }) {
  const t = useTranslate();
  const { instant } = useTimes();
  const { counts, share } = useEffectWords();
  return (
    <>
      <Section title="monitoring.effect">
        <Facts columns={2} rows={[['monitoring.alertsSoFar', counts(rule)], ['monitoring.helpShare', share(rule)], ['monitoring.lastRun', rule.lastRun ? `${instant(rule.lastRun.at)} · ${t('monitoring.ran', { looked: rule.lastRun.lookedAt, smart_count: rule.lastRun.raised })}` : t('common.never')]]} />
      </Section>
      <Section title="monitoring.revisions" count={rule.revisions.length}>
        <Timeline lines={rule.revisions.map((r) => ({ key: String(r.version), at: r.changedAt, title: t('monitoring.revision', { n: r.version, name: r.name }), detail: t(r.active ? 'monitoring.isActive' : 'monitoring.isInactive'), by: r.changedBy === 'system' ? t('timeline.system') : r.changedBy }))} />
      </Section>
    </>
  );
}
