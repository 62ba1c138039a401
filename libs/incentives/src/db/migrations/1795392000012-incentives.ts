import { grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Incentives1795392000012 implements MigrationInterface {
  name = 'Incentives1795392000012';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE SCHEMA incentives',
      `CREATE TABLE incentives.incentive_scheme (
         id uuid NOT NULL, county_code text NOT NULL, version int NOT NULL, name text NOT NULL, indicators jsonb NOT NULL, valid_from date NOT NULL, status text NOT NULL CHECK (status IN ('active','retired')), created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      `CREATE TABLE incentives.score_run (
         id uuid NOT NULL, county_code text NOT NULL, version int NOT NULL, scheme_id uuid NOT NULL, scheme_name text NOT NULL, indicators jsonb NOT NULL, month text NOT NULL CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'), status text NOT NULL,
         county_mean double precision, member_count int NOT NULL, mean_score double precision, computed_at timestamptz, created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX score_run_once ON incentives.score_run (scheme_id, month, county_code)',
      // The inputs are kept with the result: the same run can be computed again to the same score, bit for bit.
      `CREATE TABLE incentives.scorecard (
         id uuid NOT NULL, ${PLACE_COLUMNS}, run_id uuid NOT NULL, month text NOT NULL, member_id uuid NOT NULL, member_name text NOT NULL, township_name text NOT NULL, rank int NOT NULL, score double precision NOT NULL, inputs jsonb NOT NULL, indicators jsonb NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX scorecard_member ON incentives.scorecard (run_id, member_id, county_code)',
      'CREATE INDEX scorecard_rank ON incentives.scorecard (run_id, rank, id)',
      ...grantTo('incentives'),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA incentives CASCADE');
  }
}
