import { AutocompleteArrayInput, DateInput, NumberInput, SelectInput, TextInput, useGetList } from 'react-admin';
import type { ServiceItem, ServicePoint } from '../../providers/types';
import { useChoices } from '../../shared/enums';
import { FormSection, Pair } from '../../shared/form';
import { useDivisions, useLabel } from '../../shared/hooks';

/** What is given, how much of it there is, where and from when to when. */
export function ItemOfferInputs() {
  const label = useLabel();
  const periods = useChoices('quotaPeriod');
  const charges = useChoices('charge');
  const { data: townships = [] } = useDivisions();
  const { data: points = [] } = useGetList<ServicePoint>('service-points', { pagination: { page: 1, perPage: 200 }, sort: { field: '', order: 'ASC' }, filter: {} });
  const plain = { translateChoice: false, fullWidth: true } as const;
  return (
    <FormSection title="catalogue.form.offer">
      <Pair>
        <TextInput source="standard.zh" label="fields.standardZh" helperText="catalogue.standardHelp" fullWidth />
        <TextInput source="standard.en" label="fields.standardEn" helperText={false} fullWidth />
      </Pair>
      <Pair>
        <Pair>
          <NumberInput source="standard.amountYuan" label="fields.amountYuan" min={0} helperText={false} fullWidth />
          <SelectInput source="charge" label="fields.charge" choices={charges} emptyText="catalogue.chargeUnsaid" helperText={false} {...plain} />
        </Pair>
        <Pair>
          <NumberInput source="quotaPerPeriod" label="fields.quota" min={1} helperText="catalogue.quotaHelp" fullWidth />
          <SelectInput source="quotaPeriod" label="fields.quotaPeriod" choices={periods} emptyText="common.none" helperText={false} {...plain} />
        </Pair>
      </Pair>
      <Pair>
        <DateInput source="effectiveFrom" label="fields.effectiveFrom" helperText={false} fullWidth />
        <DateInput source="effectiveTo" label="fields.effectiveTo" helperText="catalogue.effectiveToHelp" fullWidth />
      </Pair>
      <AutocompleteArrayInput source="townshipCodes" label="fields.offeredTownships" choices={townships.map(({ code, name }) => ({ id: code, name }))} helperText="catalogue.townshipsHelp" {...plain} />
      <AutocompleteArrayInput source="pointIds" label="fields.offeredPoints" choices={points.map(({ id, name }) => ({ id, name: label(name) }))} helperText="catalogue.pointsHelp" {...plain} />
    </FormSection>
  );
}

type Values = Record<string, unknown>;
const filled = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null && value !== undefined));

/** Money is typed in yuan and told in fen. */
export const offerToForm = ({ standard }: ServiceItem): Values => ({ standard: { zh: standard?.zh ?? '', en: standard?.en ?? '', amountYuan: typeof standard?.amountFen === 'number' ? standard.amountFen / 100 : null } });

export const offerToBody = ({ rule, quotaPerPeriod, quotaPeriod, standard, charge, pointIds, townshipCodes, effectiveFrom, effectiveTo }: Values): Values => {
  const { zh, en, amountYuan } = (standard ?? {}) as Values;
  const given = filled({ zh, en, amountFen: amountYuan === null || amountYuan === undefined || amountYuan === '' ? undefined : Math.round(Number(amountYuan) * 100) });
  return { ...filled({ rule, quotaPerPeriod, quotaPeriod, charge, effectiveFrom, effectiveTo }), ...(Object.keys(given).length > 0 ? { standard: given } : {}), pointIds: pointIds ?? [], townshipCodes: townshipCodes ?? [] };
};
