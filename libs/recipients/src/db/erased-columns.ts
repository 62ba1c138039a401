/**
 * What becomes of each column that could name or describe somebody, when they are erased: `words` are overwritten or emptied, `row`
 * goes with the whole row; everything else stays and says nothing of whose it was. A test asks the database for every column of
 * text, JSON or bytes in tables that are about people, fails on one that is not declared here, fills those to be erased with marks
 * and looks for the marks afterwards. Whoever adds such a column declares it here, and erases it in a new version of
 * `recipients.erase_person` (or `assistance.erase_person`, or `assistance.erase_spot_checks`, the last of a row of them).
 */
export type ColumnFate =
  /** Overwritten, emptied or replaced. */
  | 'words'
  /** The row is deleted. */
  | 'row'
  /** A code, state, number of ours, or place: from a fixed list or series. */
  | 'code'
  /** The name of somebody of the staff, of the team or of an organisation. */
  | 'office';

export const ERASED_COLUMNS: Readonly<Record<string, Readonly<Record<string, ColumnFate>>>> = {
  'service_catalogue.person_fact': {
    sex: 'row', category: 'row', groups: 'row', status: 'row', disability_grade: 'row', disability_kind: 'row', capacity: 'row', marriage: 'row', education: 'row', work_status: 'row', assessed_level: 'row', assessed_needs: 'row', requested_needs: 'row', receives: 'row',
  },
  'recipients.household': { number: 'code', head_name: 'words', category: 'code', cause_of_hardship: 'words', details_sealed: 'words', source: 'code', grid: 'words' },
  'recipients.person': {
    name: 'words', sex: 'code', id_sealed: 'words', id_blind: 'words', id_masked: 'words', phone_sealed: 'words', phone_blind: 'words', phone_masked: 'words', health_sealed: 'words', bank_sealed: 'words', bank_masked: 'words', relation: 'words', status: 'code', category: 'code', groups: 'code', exit_reason: 'words',
  },
  'recipients.name_gram': { gram: 'row' },
  'recipients.category_decision': { category: 'code', groups: 'code', basis: 'words' },
  'recipients.category_proposal': { category: 'code', groups: 'code', basis: 'words', status: 'code', proposed_by_name: 'office', settled_by_name: 'office', reason: 'words' },
  // Ids, codes, numbers and figures of events, which never carry words (docs/adr/0005).
  'recipients.timeline_entry': { kind: 'code', type: 'code', params: 'code', actor_name: 'office' },
  'recipients.consent': {
    number: 'code', head_name: 'words', person_name: 'words', purpose: 'code', coverage: 'words', items: 'code', legal_basis: 'code', given_by: 'code', guardian_name: 'words', guardian_relation: 'words', guardian_id_sealed: 'words', guardian_id_masked: 'words', form: 'code', paper_number: 'words', paper_kept_at: 'words', withdrawn_reason: 'words',
  },
  'recipients.verification_request': { number: 'code', head_name: 'words', status: 'code', subjects: 'words', reason: 'words', report_number: 'code', conclusion_sealed: 'words' },
  'recipients.verification_item': { kind: 'code', organisation_name: 'office', declared_sealed: 'words', answer_sealed: 'words', outcome: 'code', answered_by_name: 'office', paper_number: 'words' },
  'recipients.verification_chase': { organisation_name: 'office', chased_by: 'code', note: 'words', actor_name: 'office' },
  'recipients.monitoring_fact': { kind: 'code', level: 'code', source: 'office', source_id: 'words', recorded_by_name: 'office' },
  'recipients.monitoring_alert': { kind: 'code', person_name: 'words', head_name: 'words', period: 'code', figures: 'code', status: 'code', assignee_name: 'office', note_sealed: 'words', outcome: 'code', reason: 'words' },
  'recipients.alert_transition': { actor_name: 'office', act: 'code', from_state: 'code', to_state: 'code', reason: 'words' },
  'recipients.correction': { field: 'code', old_sealed: 'words', reason: 'words', paper_number: 'words', corrected_by_name: 'office' },
  'recipients.restriction': { reason: 'words', started_by_name: 'office', release_reason: 'words', released_by_name: 'office' },
  'recipients.personal_copy': { format: 'code', asked_by: 'code', asker_sealed: 'words', identified_by: 'code', reason: 'words', given_by_name: 'office' },
  'recipients.needs_assessment': { status: 'code', assessor_name: 'office', reason: 'words', answers_sealed: 'words', wishes_sealed: 'words', parts_sealed: 'words', level: 'code', scores: 'code' },
  'recipients.assessed_need': { suggestion: 'code', dimension: 'code', aid_kind: 'code', service_class: 'code', words_sealed: 'words', status: 'code', drop_reason_sealed: 'words', help_request_number: 'code' },
  'recipients.attachment': { kind: 'code', title: 'words', media_type: 'code', sha256: 'words', added_by_name: 'office', removed_by_name: 'office', removed_reason: 'words' },
  'recipients.person_profile': { marriage: 'row', education: 'row', work_status: 'row', disability_kind: 'row', capacity: 'row', details_sealed: 'row', recorded_by_name: 'row' },
  'recipients.means_declaration': { lines: 'words', details_sealed: 'words', recorded_by_name: 'office' },
  'recipients.guardianship': { guardian_name: 'row', relation: 'row', phone_sealed: 'row', phone_masked: 'row', basis: 'row', ended_reason: 'row', recorded_by_name: 'row' },
  'recipients.contact': { name: 'row', relation: 'row', phone_sealed: 'row', phone_masked: 'row' },
  'recipients.roster_change': { sheet: 'row', field: 'row', texts_sealed: 'row' },
  'recipients.past_membership': { relation: 'words' },
  'recipients.duplicate_pair': { reasons: 'code', status: 'code', settled_by_name: 'office', reason: 'words' },
  'recipients.merge': { kind: 'code', merged_person: 'words', trace: 'words', taken: 'code', reason: 'words', merged_by_name: 'office', undo_reason: 'words', undone_by_name: 'office' },
  'platform.moved_row': { table_name: 'row', was: 'row' },
  'recipients.erasure': { ground: 'code', reason: 'words', status: 'code', proposed_by_name: 'office', settled_by_name: 'office' },
  'assistance.help_request': { number: 'code', tracking_code: 'code', declined_by_name: 'office', owner_name: 'office', person_name: 'words', head_name: 'words', channel: 'code', source: 'code', summary: 'words', caller_sealed: 'words', status: 'code', urgency: 'code', reason: 'words' },
  'assistance.assistance_plan': { number: 'code', head_name: 'words', aim: 'words', status: 'code', keeper_name: 'office', reviews: 'words', opened_by_name: 'office', outcome: 'code', closing_words: 'words' },
  'assistance.need': { dimension: 'code', description: 'words', status: 'code', reason: 'words' },
  'assistance.offer': { member_name: 'office', status: 'code', reasons: 'code', reason: 'words' },
  'assistance.transition': { actor_name: 'office', act: 'code', from_state: 'code', to_state: 'code', reason: 'words' },
  'assistance.service_order': { number: 'code', request_number: 'code', item_code: 'code', item_name: 'office', skill: 'code', person_name: 'words', head_name: 'words', urgency: 'code', status: 'code', member_name: 'office', delivery_note: 'words', reason: 'words', evidence: 'code', unit: 'code', position_check: 'code', far_reason: 'words', confirmed_by: 'code', confirmed_by_name: 'office', unable_because: 'words' },
  'assistance.delivery_attempt': { member_name: 'office', reason: 'code', words: 'words' },
  'assistance.visit': { head_name: 'words', member_name: 'office', order_number: 'code', kind: 'code', status: 'code', category: 'code', notes_sealed: 'words', checklist: 'words' },
  'appointments.appointment': {
    number: 'code', point_name_zh: 'office', point_name_en: 'office', item_code: 'code', item_name_zh: 'office', item_name_en: 'office', status: 'code', person_division_code: 'code', guest_sealed: 'words', booked_by_name: 'office', rebook_reason: 'code', cancel_reason: 'code',
  },
  'casework.case_file': { number: 'code', person_name: 'words', head_name: 'words', status: 'code', caseworker_name: 'office', supervisor_name: 'office', goals: 'words', flags: 'words', closing_reason: 'code' },
  'casework.session': { kind: 'code', recorded_by_name: 'office' },
  'casework.note': { about: 'code', written_by_name: 'office', text_sealed: 'words' },
  // Fixed words with numbers and times; rows go when the person is erased.
  'notifications.outgoing_message': { kind: 'code', channel: 'code', text: 'code', link: 'code', status: 'code', last_error: 'code' },
  'casework.transition': { actor_name: 'office', act: 'code', from_state: 'code', to_state: 'code' },
  'assistance.micro_wish': { number: 'code', wall_code: 'code', person_name: 'words', head_name: 'words', kind: 'code', told: 'words', title: 'words', words: 'words', status: 'code', submitted_by_name: 'office', delivery_note: 'words', thanks: 'words', reason: 'words' },
  'assistance.feedback_follow_up': { status: 'code', owner_name: 'office', outcome: 'code', said_sealed: 'words', closed_by_name: 'office' },
  'assistance.spot_check': { order_number: 'code', month: 'code', status: 'code', taken_by_name: 'office', remarks_sealed: 'words', differences: 'code' },
  'assistance.feedback': { order_number: 'code', wish_number: 'code', item_name: 'office', person_name: 'words', member_name: 'office', comment_sealed: 'words', given_by: 'code' },
};
