import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who an item is for as a rule, how much of it there is, what is given, where, and from when to when. */
export class ItemOffer1795392000240 implements MigrationInterface {
  name = 'ItemOffer1795392000240';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE service_catalogue.service_item
      ADD COLUMN rule jsonb,
      ADD COLUMN quota_per_period int CHECK (quota_per_period > 0),
      ADD COLUMN quota_period text CHECK (quota_period IN ('month', 'quarter', 'year')),
      ADD COLUMN standard_zh text NOT NULL DEFAULT '',
      ADD COLUMN standard_en text NOT NULL DEFAULT '',
      ADD COLUMN amount_fen bigint CHECK (amount_fen >= 0),
      ADD COLUMN point_ids uuid[] NOT NULL DEFAULT '{}',
      ADD COLUMN township_codes text[] NOT NULL DEFAULT '{}',
      ADD COLUMN effective_from date,
      ADD COLUMN effective_to date,
      ADD CONSTRAINT service_item_quota CHECK ((quota_per_period IS NULL) = (quota_period IS NULL)),
      ADD CONSTRAINT service_item_effective CHECK (effective_to >= effective_from)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE service_catalogue.service_item DROP COLUMN rule, DROP COLUMN quota_per_period, DROP COLUMN quota_period, DROP COLUMN standard_zh, DROP COLUMN standard_en,
      DROP COLUMN amount_fen, DROP COLUMN point_ids, DROP COLUMN township_codes, DROP COLUMN effective_from, DROP COLUMN effective_to`);
  }
}
