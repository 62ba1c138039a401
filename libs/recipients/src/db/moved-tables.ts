import type { MovedTable } from '@yizhu/platform';

/** What this context holds on people and households (see RowMover); person and household themselves are the act's own. */
export const MOVED_TABLES: readonly MovedTable[] = [
  { table: 'recipients.category_decision', person: 'person_id', household: 'household_id', place: true },
  { table: 'recipients.category_proposal', person: 'person_id', household: 'household_id', place: true },
  { table: 'recipients.consent', person: 'person_id', household: 'household_id', personName: 'person_name', headName: 'head_name', place: true },
  { table: 'recipients.verification_request', household: 'household_id', headName: 'head_name', place: true, mentions: { column: 'subjects', type: 'jsonb' } },
  // Two of one request were asked about separately; once it has ended it says so for good.
  { table: 'recipients.verification_item', person: 'person_id', stays: 'EXISTS (SELECT 1 FROM recipients.verification_item x WHERE x.request_id = t.request_id AND x.kind = t.kind AND x.person_id = m.to_id)' },
  { table: 'recipients.monitoring_fact', person: 'person_id', household: 'household_id', place: true },
  {
    table: 'recipients.monitoring_alert', person: 'person_id', household: 'household_id', personName: 'person_name', headName: 'head_name', place: true,
    // What the alert is raised once for follows too, unless the survivor has the same alert: then both stay to be worked.
    also: { subject_id: `CASE WHEN t.subject_id = m.from_id AND NOT EXISTS (SELECT 1 FROM recipients.monitoring_alert x WHERE x.rule_id = t.rule_id AND x.period = t.period AND x.subject_id = m.to_id AND x.county_code = t.county_code) THEN m.to_id ELSE t.subject_id END` },
  },
  { table: 'recipients.correction', person: 'person_id', household: 'household_id', place: true },
  { table: 'recipients.restriction', person: 'person_id', household: 'household_id', place: true },
  { table: 'recipients.personal_copy', person: 'person_id', household: 'household_id', place: true },
  { table: 'recipients.attachment', person: 'person_id', household: 'household_id', place: true },
  // The newest of all holds.
  { table: 'recipients.person_profile', person: 'person_id', household: 'household_id', place: true },
  { table: 'recipients.means_declaration', household: 'household_id', place: true, mentions: { column: 'lines', type: 'jsonb' } },
  // Both as ward and as guardian; who has the same guardian already keeps that one.
  { table: 'recipients.guardianship', person: 'person_id', household: 'household_id', place: true, stays: 't.ended_on IS NULL AND t.guardian_id IS NOT NULL AND EXISTS (SELECT 1 FROM recipients.guardianship x WHERE x.person_id = m.to_id AND x.guardian_id = t.guardian_id AND x.ended_on IS NULL AND x.id <> t.id)' },
  { table: 'recipients.guardianship', person: 'guardian_id', personName: 'guardian_name', stays: 't.ended_on IS NULL AND EXISTS (SELECT 1 FROM recipients.guardianship x WHERE x.person_id = t.person_id AND x.guardian_id = m.to_id AND x.ended_on IS NULL AND x.id <> t.id)' },
  { table: 'recipients.contact', household: 'household_id', place: true },
  { table: 'recipients.roster_change', person: 'person_id', household: 'household_id', place: true },
  // One assessment of a person is under way: the survivor's own goes on.
  {
    table: 'recipients.needs_assessment', person: 'person_id', household: 'household_id', place: true,
    also: { status: `CASE WHEN t.status = 'draft' AND EXISTS (SELECT 1 FROM recipients.needs_assessment x WHERE x.person_id = m.to_id AND x.status = 'draft' AND x.id <> t.id) THEN 'withdrawn' ELSE t.status END` },
  },
  // One erasure of a person waits.
  { table: 'recipients.erasure', person: 'person_id', household: 'household_id', place: true, stays: `t.status = 'proposed' AND EXISTS (SELECT 1 FROM recipients.erasure x WHERE x.person_id = m.to_id AND x.status = 'proposed' AND x.id <> t.id)` },
  { table: 'recipients.assessed_need', person: 'person_id', household: 'household_id', place: true },
  { table: 'recipients.timeline_entry', household: 'household_id', place: true, mentions: { column: 'params', type: 'jsonb' } },
  // Where somebody lived stays where it was; who it was follows.
  { table: 'recipients.past_membership', person: 'person_id' },
];

/** Columns with a person or household that no mover may touch, and why. */
export const NOT_MOVED: Readonly<Record<string, string>> = {
  'service_catalogue.person_fact.person_id': 'reckoned anew of whoever is in the register',
  'recipients.person.household_id': 'the membership itself, which the act changes',
  'recipients.name_gram.person_id': 'written anew for whoever is found by a name',
  'recipients.duplicate_pair.person_id': 'settled with the merge', 'recipients.duplicate_pair.other_person_id': 'settled with the merge',
  'recipients.merge.household_id': 'says what was merged', 'recipients.merge.merged_household_id': 'says what was merged',
  'recipients.past_membership.household_id': 'where somebody lived stays where it was',
};
