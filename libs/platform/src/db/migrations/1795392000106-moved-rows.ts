import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a merge has moved, row by row, with what stood there before: undoing it is exact (docs/adr/0013). */
export class MovedRows1795392000106 implements MigrationInterface {
  name = 'MovedRows1795392000106';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `CREATE TABLE platform.moved_row (move_id uuid NOT NULL, county_code text NOT NULL, table_name text NOT NULL, row_id uuid NOT NULL, was jsonb NOT NULL, PRIMARY KEY (move_id, table_name, row_id, county_code))`,
      'GRANT SELECT, INSERT, UPDATE, DELETE ON platform.moved_row TO yizhu_app',
      // It holds names as they stood: for acts that reach the whole county, and nobody else.
      'ALTER TABLE platform.moved_row ENABLE ROW LEVEL SECURITY',
      `CREATE POLICY scope ON platform.moved_row TO yizhu_app USING (county_code ^@ ANY ((SELECT current_setting('yizhu.divisions', true)::text[])::text[])) WITH CHECK (county_code ^@ ANY ((SELECT current_setting('yizhu.divisions', true)::text[])::text[]))`,
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE platform.moved_row');
  }
}
