import { useTranslate } from 'ra-core';
import type { ReleasedItem, ServiceItem } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { DayField, Facts } from '../../shared/fields';
import { useDivisions, useLabel, useNumbers, useYuan } from '../../shared/hooks';

/** What is given, how much, by whom, where and when; of an item as it is prepared, or as a release has it. */
export function ItemOffer({ item }: { item: ServiceItem | ReleasedItem }) {
  const t = useTranslate();
  const label = useLabel();
  const word = useEnum();
  const yuan = useYuan();
  const numbers = useNumbers();
  const { data: townships = [] } = useDivisions();
  const standard = item.standard ?? null;
  const places = item.townshipCodes.map((code) => townships.find((township) => township.code === code)?.name ?? code).join(t('common.comma'));
  return (
    <Facts
      columns={2}
      rows={[
        ['fields.standard', [standard ? label({ zh: standard.zh, en: standard.en }) : '', standard?.amountFen ? yuan(standard.amountFen) : ''].filter(Boolean).join(' · ') || null],
        ['fields.charge', item.charge ? word('charge', item.charge) : null],
        ['fields.unit', [item.unit, item.durationMinutes ? t('common.minutes', { smart_count: item.durationMinutes }) : ''].filter(Boolean).join(' · ')],
        ['fields.quota', item.quotaPerPeriod && item.quotaPeriod ? `${word('quotaPeriod', item.quotaPeriod)} ${numbers(item.quotaPerPeriod)}` : t('catalogue.unlimited')],
        ['fields.organisation', item.provider?.name ?? null],
        ['fields.evidence', item.evidence.map((kind) => word('evidence', kind)).join(t('common.comma'))],
        ['fields.skill', item.skill ? word('skill', item.skill) : null],
        ['fields.offeredTownships', places || t('catalogue.wholeCounty')],
        ['fields.offeredPoints', item.pointIds.length > 0 ? t('catalogue.pointsN', { smart_count: item.pointIds.length }) : t('catalogue.everywhere')],
        ['fields.effectiveFrom', item.effectiveFrom ? <DayField key="f" value={item.effectiveFrom} /> : null],
        ['fields.effectiveTo', item.effectiveTo ? <DayField key="t" value={item.effectiveTo} /> : null],
      ]}
    />
  );
}
