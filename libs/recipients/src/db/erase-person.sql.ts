/**
 * Takes away everything that names or describes somebody, once the erasure is confirmed by a second person: the only way in which
 * the API's role can change what is otherwise only appended (decisions, corrections, profiles). Codes, dates, amounts and counts
 * stay. Answers whether nobody of the household is left, and then its own words go too and its place is its township.
 * What happens to each column stands in `erased-columns.ts`, which a test holds against the database.
 * Part of a migration: a later change is a new migration with its own text.
 */
export const ERASE_PERSON = `
CREATE FUNCTION recipients.erase_person(the_erasure uuid, county text, empty_details text, emptied_declarations jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $erase$
DECLARE p record; gone boolean; papers uuid[]; merged uuid[]; homes uuid[]; followed text;
  nobody CONSTANT text := '已删除';
BEGIN
  SELECT q.id, q.household_id, q.name, q.is_head INTO p FROM recipients.erasure e JOIN recipients.person q ON q.id = e.person_id AND q.county_code = county
    WHERE e.id = the_erasure AND e.county_code = county AND e.status = 'confirmed' AND e.settled_by <> e.proposed_by AND q.status = 'exited' FOR UPDATE OF q;
  IF NOT FOUND THEN RAISE EXCEPTION 'no confirmed erasure of somebody who has left'; END IF;

  -- The blind index gets a random value: who comes back is registered anew, and nothing leads to the old record.
  UPDATE recipients.person SET status = 'erased', name = nobody, birth_date = make_date(extract(year FROM birth_date)::int / 5 * 5, 1, 1), id_sealed = '', id_blind = sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), id_masked = '',
    phone_sealed = NULL, phone_blind = NULL, phone_masked = NULL, health_sealed = NULL, bank_sealed = NULL, bank_masked = NULL, relation = '', exit_reason = NULL, version = version + 1 WHERE id = p.id;
  DELETE FROM recipients.name_gram WHERE person_id = p.id;
  -- Every household that ever had them: what happened there is theirs too.
  homes := ARRAY(SELECT p.household_id UNION SELECT m.household_id FROM recipients.past_membership m WHERE m.person_id = p.id);
  DELETE FROM recipients.name_sound s WHERE s.name = p.name AND NOT EXISTS (SELECT 1 FROM recipients.person o WHERE o.name = p.name);
  DELETE FROM recipients.duplicate_pair WHERE status = 'suggested' AND (person_id = p.id OR other_person_id = p.id);
  UPDATE recipients.duplicate_pair SET reason = NULL WHERE person_id = p.id OR other_person_id = p.id;
  UPDATE recipients.past_membership SET relation = '' WHERE person_id = p.id;
  -- Whoever else of the household is being erased at this moment waits here, so that the last one is seen to be the last.
  PERFORM 1 FROM recipients.household WHERE id = p.household_id FOR UPDATE;
  gone := NOT EXISTS (SELECT 1 FROM recipients.person WHERE household_id = p.household_id AND status <> 'erased');

  -- What merges kept to be undone; of an erased person none is.
  merged := ARRAY(SELECT id FROM recipients.merge WHERE survivor_id = p.id OR (gone AND (household_id = p.household_id OR merged_household_id = p.household_id)));
  UPDATE recipients.merge SET merged_person = NULL, trace = '{}', reason = '', undo_reason = NULL WHERE id = ANY (merged);
  DELETE FROM platform.moved_row WHERE move_id = ANY (merged);

  UPDATE recipients.category_decision SET basis = '' WHERE person_id = p.id;
  UPDATE recipients.category_proposal SET basis = '', reason = NULL WHERE person_id = p.id;
  UPDATE recipients.erasure SET reason = '' WHERE person_id = p.id;
  UPDATE recipients.correction SET old_sealed = NULL, reason = '', paper_number = NULL WHERE person_id = p.id;
  UPDATE recipients.restriction SET reason = '', release_reason = NULL WHERE person_id = p.id;
  UPDATE recipients.personal_copy SET asker_sealed = CASE WHEN asker_sealed IS NOT NULL THEN '' END, reason = '' WHERE person_id = p.id;

  UPDATE recipients.consent SET person_name = nobody, coverage = '', guardian_name = CASE WHEN guardian_name IS NOT NULL THEN nobody END, guardian_relation = NULL, guardian_id_sealed = CASE WHEN guardian_id_sealed IS NOT NULL THEN '' END, guardian_id_masked = NULL,
    paper_number = NULL, paper_kept_at = NULL, withdrawn_reason = NULL WHERE person_id = p.id;
  UPDATE recipients.consent SET guardian_name = nobody, guardian_id_sealed = '', guardian_id_masked = NULL, guardian_relation = NULL WHERE household_id = ANY (homes) AND given_by = 'guardian' AND guardian_name = p.name;
  UPDATE recipients.verification_chase SET note = '' WHERE request_id IN (SELECT request_id FROM recipients.verification_item WHERE person_id = p.id);
  UPDATE recipients.verification_request SET conclusion_sealed = NULL, reason = NULL, subjects = (SELECT jsonb_agg(CASE WHEN s.value ->> 'personId' = p.id::text THEN s.value || jsonb_build_object('name', nobody, 'idMasked', '') ELSE s.value END ORDER BY s.n) FROM jsonb_array_elements(subjects) WITH ORDINALITY AS s(value, n))
    WHERE household_id = ANY (homes) AND subjects @> jsonb_build_array(jsonb_build_object('personId', p.id));
  UPDATE recipients.verification_item SET declared_sealed = NULL, answer_sealed = NULL, paper_number = NULL WHERE person_id = p.id;

  UPDATE recipients.monitoring_fact SET source_id = 'erased:' || id WHERE household_id = ANY (homes) AND (person_id = p.id OR (gone AND person_id IS NULL AND household_id = p.household_id));
  UPDATE recipients.alert_transition SET reason = NULL WHERE alert_id IN (SELECT id FROM recipients.monitoring_alert WHERE household_id = ANY (homes) AND (person_id = p.id OR (gone AND person_id IS NULL AND household_id = p.household_id)));
  UPDATE recipients.monitoring_alert SET person_name = CASE WHEN person_id IS NOT NULL THEN nobody END, note_sealed = NULL, reason = NULL WHERE household_id = ANY (homes) AND (person_id = p.id OR (gone AND person_id IS NULL AND household_id = p.household_id));

  UPDATE recipients.needs_assessment SET answers_sealed = NULL, wishes_sealed = NULL, parts_sealed = NULL, reason = NULL WHERE person_id = p.id;
  UPDATE recipients.assessed_need SET words_sealed = '', drop_reason_sealed = NULL WHERE person_id = p.id;

  DELETE FROM recipients.person_profile WHERE person_id = p.id;
  DELETE FROM recipients.guardianship WHERE person_id = p.id;
  UPDATE recipients.guardianship SET guardian_name = nobody, relation = '', phone_sealed = NULL, phone_masked = NULL, basis = '', ended_reason = NULL, version = version + 1 WHERE guardian_id = p.id OR (household_id = p.household_id AND guardian_name = p.name);
  DELETE FROM recipients.contact WHERE household_id = p.household_id AND (gone OR name = p.name);
  DELETE FROM recipients.roster_change WHERE household_id = ANY (homes) AND (person_id IS NULL OR person_id = p.id);
  -- The person's own lines; sums stay, and so does what is the household's together.
  UPDATE recipients.means_declaration d SET lines = (SELECT coalesce(jsonb_agg(l.value ORDER BY l.n), '[]') FROM jsonb_array_elements(d.lines) WITH ORDINALITY AS l(value, n) WHERE l.value ->> 'personId' IS DISTINCT FROM p.id::text),
    details_sealed = coalesce(emptied_declarations ->> d.id::text, d.details_sealed) WHERE household_id = p.household_id;

  papers := ARRAY(SELECT a.id FROM recipients.attachment a WHERE a.household_id = ANY (homes) AND ((gone AND a.household_id = p.household_id) OR a.person_id = p.id OR a.consent_id IN (SELECT c.id FROM recipients.consent c WHERE c.person_id = p.id)));
  INSERT INTO recipients.doomed_file (key, county_code, since) SELECT 'attachment/' || a.id, county, now() FROM recipients.attachment a WHERE a.id = ANY (papers) AND a.purged_at IS NULL ON CONFLICT DO NOTHING;
  UPDATE recipients.attachment SET title = '', sha256 = '', removed_reason = NULL, removed_at = coalesce(removed_at, now()), removed_by_name = coalesce(removed_by_name, ''), purged_at = coalesce(purged_at, now()), version = version + 1 WHERE id = ANY (papers);

  IF p.is_head OR gone THEN
    UPDATE recipients.household SET head_name = nobody, version = version + 1 WHERE id = p.household_id;
    UPDATE recipients.consent SET head_name = nobody WHERE household_id = p.household_id;
    UPDATE recipients.verification_request SET head_name = nobody WHERE household_id = p.household_id;
    UPDATE recipients.monitoring_alert SET head_name = nobody WHERE household_id = p.household_id;
  END IF;
  IF gone THEN
    UPDATE recipients.household SET details_sealed = empty_details, cause_of_hardship = '', grid = '', lng = NULL, lat = NULL, ended_at = coalesce(ended_at, now()), division_code = left(division_code, 9) WHERE id = p.household_id;
    FOREACH followed IN ARRAY ARRAY['person','timeline_entry','consent','verification_request','monitoring_fact','monitoring_alert','correction','restriction','personal_copy','attachment','means_declaration','guardianship','needs_assessment','assessed_need','erasure','past_membership'] LOOP
      EXECUTE format('UPDATE recipients.%I SET division_code = left(division_code, 9) WHERE household_id = $1', followed) USING p.household_id;
    END LOOP;
    UPDATE recipients.verification_item SET division_code = left(division_code, 9) WHERE request_id IN (SELECT id FROM recipients.verification_request WHERE household_id = p.household_id);
    UPDATE recipients.verification_chase SET division_code = left(division_code, 9) WHERE request_id IN (SELECT id FROM recipients.verification_request WHERE household_id = p.household_id);
    UPDATE recipients.alert_transition SET division_code = left(division_code, 9) WHERE alert_id IN (SELECT id FROM recipients.monitoring_alert WHERE household_id = p.household_id);
  END IF;
  RETURN gone;
END $erase$`;
