import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That a certificate ends is told once. */
export class CertificateWarnings1795392000442 implements MigrationInterface {
  name = 'CertificateWarnings1795392000442';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE teams.member_certificate ADD COLUMN warned_at timestamptz');
    await runner.query('CREATE INDEX member_certificate_to_warn ON teams.member_certificate (county_code, expires_on) WHERE warned_at IS NULL AND removed_at IS NULL AND expires_on IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE teams.member_certificate DROP COLUMN warned_at');
  }
}
