import { Box, Chip, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import type { DossierFacts, Household } from '../../providers/types';
import { ActButton, type ActField, type ActValues } from '../../shared/ActButton';
import { EmptyState } from '../../shared/EmptyState';
import { useMay } from '../../shared/hooks';
import { MaskedId } from '../../shared/MaskedId';
import { Section } from '../../shared/Page';

/** Whom to call when nobody opens the door. */
export function Contacts({ household, facts }: { household: Household; facts: DossierFacts }) {
  const t = useTranslate();
  const mayDescribe = useMay()('household:describe');
  const fields: ActField[] = [
    { name: 'name', label: 'fields.name' },
    { name: 'relation', label: 'fields.contactRelation' },
    { name: 'phone', label: 'fields.phone' },
    { name: 'emergency', label: 'fields.emergency', kind: 'choice', choices: [{ id: 'yes', name: t('common.yes') }, { id: 'no', name: t('common.no') }], initial: 'yes' },
  ];
  return (
    <Section title="dossier.contacts" count={facts.contacts.length} flush action={mayDescribe ? <ActButton label="dossier.addContact" size="small" fields={fields} run={(v: ActValues) => acts.households.addContact(household.id, { ...v, emergency: v['emergency'] === 'yes' })} /> : null}>
      {facts.contacts.length === 0 ? <EmptyState small title="dossier.noContacts" /> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {facts.contacts.map((contact) => (
          <Stack component="li" key={contact.id} direction="row" spacing={1} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1, alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}>
            <Typography variant="body2" sx={{ fontWeight: 500 }}>{contact.name}</Typography>
            <Typography variant="caption" color="textSecondary">{contact.relation}</Typography>
            {contact.emergency ? <Chip size="small" label={t('dossier.emergency')} /> : null}
            <MaskedId masked={contact.phoneMasked} field="phone" needs="contact:reveal" reveal={(_, reason) => acts.contacts.reveal(contact.id, { reason })} />
            <Box sx={{ flex: 1 }} />
            {mayDescribe ? <ActButton label="dossier.removeContact" size="small" text="dossier.removeContactText" run={() => acts.contacts.remove({ id: contact.id })} /> : null}
          </Stack>
        ))}
      </Box>
    </Section>
  );
}
