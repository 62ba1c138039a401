import { grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 值班表, who answers when offices are closed; and what members are trained in. */
export class DutyAndTraining1795392000403 implements MigrationInterface {
  name = 'DutyAndTraining1795392000403';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `CREATE TABLE teams.duty (id uuid NOT NULL, ${PLACE_COLUMNS}, member_id uuid NOT NULL, starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL CHECK (ends_at > starts_at), note text NOT NULL, removed_at timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX duty_time ON teams.duty (county_code, starts_at, id) INCLUDE (division_code, township_code, ends_at, member_id) WHERE removed_at IS NULL',
      'CREATE INDEX duty_member ON teams.duty (member_id, starts_at) WHERE removed_at IS NULL',
      `CREATE TABLE teams.training (id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, title text NOT NULL, held_where text NOT NULL, trainer text NOT NULL, starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL, status text NOT NULL CHECK (status IN ('planned','held','cancelled')), created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX training_county ON teams.training (county_code, starts_at DESC, id DESC) INCLUDE (division_code, township_code)',
      `CREATE TABLE teams.training_attendance (id uuid NOT NULL, county_code text NOT NULL, training_id uuid NOT NULL, member_id uuid NOT NULL, attended boolean, result text CHECK (result IN ('passed','failed')), PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX training_attendance_once ON teams.training_attendance (training_id, member_id, county_code)',
      'CREATE INDEX training_attendance_member ON teams.training_attendance (member_id)',
      ...grantTo('teams'),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE teams.training_attendance, teams.training, teams.duty');
  }
}
