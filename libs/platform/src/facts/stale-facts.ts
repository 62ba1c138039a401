/**
 * Statements for migrations: whoever changes a row of the table thereby notes, in the same transaction and once a statement, of which
 * person or household facts are stale (platform.stale_fact). `column` names whose row it is.
 */
export const notesStale = (table: string, subject: 'person' | 'household', column: string): string[] => {
  const [schema, name] = table.split('.') as [string, string];
  const note = `${schema}.${name}_stale`;
  const trigger = (event: string, rows: 'NEW' | 'OLD'): string =>
    `CREATE TRIGGER ${name}_stale_${event.toLowerCase()} AFTER ${event} ON ${table} REFERENCING ${rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ${note}()`;
  return [
    `CREATE FUNCTION ${note}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$ BEGIN
       INSERT INTO platform.stale_fact (county_code, subject, subject_id) SELECT DISTINCT county_code, '${subject}', ${column} FROM changed;
       RETURN NULL;
     END $$`,
    trigger('INSERT', 'NEW'), trigger('UPDATE', 'NEW'), trigger('DELETE', 'OLD'),
  ];
};

/** Takes back what `notesStale` has made. */
export const notesStaleNoMore = (table: string): string[] => {
  const [schema, name] = table.split('.') as [string, string];
  return [...['insert', 'update', 'delete'].map((event) => `DROP TRIGGER ${name}_stale_${event} ON ${table}`), `DROP FUNCTION ${schema}.${name}_stale()`];
};
