import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Pieces of a roster are kept as sealed bytes, not as text of bytes. The pieces from before can't be turned by SQL, and are
 * copies of files that offices hold: they go, and what still waited for them says so.
 */
export class RosterFileBytes1795392000030 implements MigrationInterface {
  name = 'RosterFileBytes1795392000030';

  async up(runner: QueryRunner): Promise<void> {
    await this.retype(runner, 'bytea');
  }
  async down(runner: QueryRunner): Promise<void> {
    await this.retype(runner, 'text');
  }

  private async retype(runner: QueryRunner, type: 'bytea' | 'text'): Promise<void> {
    await runner.query(`UPDATE recipients.roster_import SET status = 'failed', error = '{"code":"import-failed","message":"导入中断了，没有写入任何内容，请再试一次"}', finished_at = now(), version = version + 1 WHERE status IN ('queued','running')`);
    await runner.query('DELETE FROM recipients.roster_file');
    await runner.query('ALTER TABLE recipients.roster_file DROP COLUMN sealed');
    await runner.query(`ALTER TABLE recipients.roster_file ADD COLUMN sealed ${type} NOT NULL`);
    await runner.query('ALTER TABLE recipients.roster_file ALTER COLUMN sealed SET STORAGE EXTERNAL');
  }
}
