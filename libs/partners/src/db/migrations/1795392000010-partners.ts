import { grantTo } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Partners1795392000010 implements MigrationInterface {
  name = 'Partners1795392000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE SCHEMA partners',
      `CREATE TABLE partners.organisation (
         id uuid NOT NULL, county_code text NOT NULL, version int NOT NULL, code text NOT NULL, kind text NOT NULL CHECK (kind IN ('department','township','social_org','enterprise')),
         name_zh text NOT NULL, name_en text NOT NULL, division_code text, phone text NOT NULL, credit_code text, created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX organisation_code ON partners.organisation (code, county_code)',
      'CREATE INDEX organisation_kind ON partners.organisation (county_code, kind, code)',
      ...grantTo('partners'),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA partners CASCADE');
  }
}
