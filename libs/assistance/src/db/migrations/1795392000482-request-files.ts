import { fence, grantTo } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Photos, papers and voice notes of requests. Their bytes are the file store's; a row goes with the person. */
export class RequestFiles1795392000482 implements MigrationInterface {
  name = 'RequestFiles1795392000482';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `CREATE TABLE assistance.request_file (
         id uuid NOT NULL, county_code text NOT NULL, division_code text NOT NULL, request_id uuid NOT NULL, kind text NOT NULL, media_type text NOT NULL, bytes int NOT NULL, sha256 text NOT NULL, added_at timestamptz NOT NULL, added_by uuid, added_by_name text NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX request_file_request ON assistance.request_file (request_id, added_at)',
      ...grantTo('assistance'),
      'REVOKE UPDATE, DELETE ON assistance.transition FROM yizhu_app',
      ...fence('assistance.request_file'),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assistance.request_file');
  }
}
