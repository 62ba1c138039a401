/** The tables a demo county fills and the order of their columns; generated columns are left to the database. */
export const TABLES = {
  'recipients.household': 'id county_code division_code version number head_id head_name member_count category cause_of_hardship benefit_fen details_sealed lng lat last_visit_at next_visit_due source created_at',
  'recipients.person': 'id county_code division_code version household_id name sex birth_date id_sealed id_blind id_masked phone_sealed phone_blind phone_masked health_sealed bank_sealed bank_masked relation is_head member_since status category groups exit_reason exited_on created_at category_since review_due_on',
  'recipients.name_gram': 'gram county_code created_at person_id division_code',
  'recipients.category_decision': 'id county_code division_code household_id person_id category groups basis effective_on decided_at',
  'recipients.timeline_entry': 'id county_code division_code household_id at kind type ref_id params actor_name',
  'assistance.help_request': 'id county_code division_code version number person_id person_name household_id head_name channel source summary caller_sealed status urgency due_at reason created_at closed_at',
  'assistance.need': 'id county_code division_code request_id position dimension description status order_id met_by met_at referred_to reason',
  'assistance.service_order': 'id county_code division_code version number request_id request_number need_id item_id item_code item_name item_release skill person_id person_name household_id head_name urgency status member_id member_name organisation_id scheduled_at delivered_at delivery_note due_at reason created_at closed_at evidence unit delivered_quantity confirmed_by confirmed_by_name',
  'assistance.offer': 'id county_code division_code order_id member_id member_name organisation_id status score reasons offered_at expires_at answered_at reason',
  'assistance.visit': 'id county_code division_code version household_id head_name member_id member_name organisation_id order_id order_number kind status checked_in_at checked_out_at device_time received_at lng lat distance_metres persons_seen notes_sealed checklist',
  'assistance.feedback': 'id county_code division_code order_id order_number item_id item_name household_id person_name member_id member_name organisation_id score comment_sealed given_by given_at',
  'assistance.transition': 'id county_code subject_id at actor_name act from_state to_state reason',
  'teams.team_member': 'id county_code division_code version name phone_sealed phone_masked roles skills organisation_id organisation_name lng lat status created_at',
  'teams.responsibility': 'id county_code member_id division_code since',
  'teams.volunteer_project': 'id county_code division_code version title description starts_at ends_at address lng lat weekly status created_at',
  'teams.shift': 'id county_code project_id version starts_at ends_at places status',
  'teams.participation': 'id county_code project_id shift_id member_id signed_up_at checked_in_at check_in_by checked_out_at check_out_by',
} as const;
export type Table = keyof typeof TABLES;
/** A row by column; what is not named is null. Numbers that stand for moments are wrapped by `at`. */
export type Row = Readonly<Record<string, unknown>>;

/** Takes rows as they are made. */
export interface Sink {
  add(table: Table, row: Row): void;
}

export const at = (ms: number): Date => new Date(ms);

const escaped = (text: string): string => (/[\\\n\r\t]/.test(text) ? text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t') : text);
const element = (value: unknown): string => `"${String(value).replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return escaped(`{${value.map(element).join(',')}}`);
  return escaped(JSON.stringify(value));
};

const COLUMNS = new Map(Object.entries(TABLES).map(([table, columns]) => [table, columns.split(' ')]));
export const columnsOf = (table: Table): readonly string[] => COLUMNS.get(table)!;

/** A row as a line of COPY's text format. JSON columns take objects; arrays are PostgreSQL's, so JSON arrays come as `json(…)`. */
export const copyLine = (table: Table, row: Row): string => {
  let line = '';
  for (const column of columnsOf(table)) line += (line === '' ? '' : '\t') + cell(row[column]);
  return `${line}\n`;
};

/** A JSON array for a jsonb column, where a plain array would be taken for PostgreSQL's. */
export const json = (value: unknown): string => JSON.stringify(value);
