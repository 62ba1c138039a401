/** A record's history as JSON, for the people who work with it; `id` is SQL naming the record. */
export const historyJson = (id: string): string =>
  `(SELECT coalesce(json_agg(json_build_object('at', t.at, 'actor', t.actor_name, 'act', t.act, 'from', t.from_state, 'to', t.to_state, 'reason', t.reason) ORDER BY t.at, t.id), '[]') FROM assistance.transition t WHERE t.subject_id = ${id})`;
