import { Inject, Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { currentContext, Database } from '@yizhu/platform';
import { awaySql } from '../domain/availability.js';

/** A member as dispatch sees them. */
export interface Helper {
  readonly id: Uuid;
  readonly name: string;
  readonly roles: readonly string[];
  readonly skills: readonly string[];
  readonly organisationId: Uuid | null;
  readonly organisationName: string | null;
  /** Answers for the village asked about. */
  readonly responsible: boolean;
  readonly position: { readonly lng: number; readonly lat: number } | null;
}

/** A member with where they belong in the team and what they answer for. */
export interface Sendable extends Omit<Helper, 'responsible'> {
  /** Their county, township or village. */
  readonly base: string;
  /** Townships and villages. */
  readonly areas: readonly string[];
}

/** Who is away today isn't asked to go anywhere. */
const NOT_AWAY = `NOT ${awaySql('m', `to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')`)}`;
const HELPER = `m.id, m.name, m.roles, m.skills, m.organisation_id AS "organisationId", m.organisation_name AS "organisationName", CASE WHEN m.lng IS NOT NULL THEN json_build_object('lng', m.lng, 'lat', m.lat) END AS position`;

/** What other contexts may ask of teams. */
@Injectable()
export class TeamsReader {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Active members who could go to a village and aren't away today: those of its township and those who answer for it; at most 300. */
  helpersFor(village: string): Promise<Helper[]> {
    return this.database.read<Helper>({
      text: `SELECT ${HELPER}, r.id IS NOT NULL AS responsible FROM teams.team_member m LEFT JOIN teams.responsibility r ON r.member_id = m.id AND r.until IS NULL AND r.division_code IN ($1, left($1, 9))
        WHERE m.county_code = $2 AND m.status = 'active' AND ${NOT_AWAY} AND (m.township_code = left($1, 9) OR r.id IS NOT NULL OR m.division_code = $2) ORDER BY r.id IS NULL, m.id LIMIT 300`,
      values: [village, currentContext().countyCode],
    });
  }

  /** All active members of the county who aren't away today, with the places they answer for: whom a day's orders may go to. At most 2 000. */
  whoMayBeSent(): Promise<Sendable[]> {
    return this.database.read<Sendable>({
      text: `SELECT ${HELPER}, m.division_code AS base, ARRAY(SELECT r.division_code FROM teams.responsibility r WHERE r.member_id = m.id AND r.until IS NULL ORDER BY 1) AS areas FROM teams.team_member m WHERE m.county_code = $1 AND m.status = 'active' AND ${NOT_AWAY} ORDER BY m.id LIMIT 2000`,
      values: [currentContext().countyCode],
    });
  }

  /** Active coordinators of the caller's county: those whom a month's score is about. */
  coordinators(): Promise<{ id: Uuid; name: string; divisionCode: string; township: string }[]> {
    return this.database.read({
      text: `SELECT m.id, m.name, m.division_code AS "divisionCode", coalesce(d.name, '') AS township FROM teams.team_member m LEFT JOIN platform.division d ON d.code = m.township_code WHERE m.county_code = $1 AND m.status = 'active' AND 'coordinator' = ANY(m.roles) ORDER BY m.id LIMIT 10000`,
      values: [currentContext().countyCode],
    });
  }

  /** Who answers for each village of the county. */
  async coordinatorsOfVillages(): Promise<ReadonlyMap<string, { id: Uuid; name: string }[]>> {
    const rows = await this.database.read<{ village: string; coordinators: { id: Uuid; name: string }[] }>({
      text: `SELECT r.division_code AS village, json_agg(json_build_object('id', m.id, 'name', m.name) ORDER BY m.name) AS coordinators FROM teams.responsibility r JOIN teams.team_member m ON m.id = r.member_id
        WHERE r.county_code = $1 AND r.until IS NULL AND m.status = 'active' AND 'coordinator' = ANY(m.roles) GROUP BY 1`,
      values: [currentContext().countyCode],
    });
    return new Map(rows.map(({ village, coordinators }) => [village, coordinators]));
  }

  /** Who answers for each of these villages: an active coordinator of the village itself before one of its whole township; a village nobody answers for is left out. */
  async responsibleFor(villages: readonly string[]): Promise<Map<string, { id: Uuid; name: string }>> {
    const rows = await this.database.read<{ village: string; id: Uuid; name: string }>({
      text: `SELECT DISTINCT ON (v.code) v.code AS village, m.id, m.name FROM unnest($1::text[]) AS v(code) JOIN teams.responsibility r ON r.until IS NULL AND r.division_code IN (v.code, left(v.code, 9)) JOIN teams.team_member m ON m.id = r.member_id
        WHERE m.county_code = $2 AND m.status = 'active' AND 'coordinator' = ANY(m.roles) ORDER BY v.code, length(r.division_code) DESC, r.since, m.id`,
      values: [[...new Set(villages)], currentContext().countyCode],
    });
    return new Map(rows.map(({ village, id, name }) => [village, { id, name }]));
  }

  /** An active member, or null. */
  async helper(id: Uuid): Promise<Helper | null> {
    const row = await this.database.one<Helper>({ text: `SELECT ${HELPER}, false AS responsible FROM teams.team_member m WHERE m.id = $1::uuid AND m.county_code = $2 AND m.status = 'active'`, values: [id, currentContext().countyCode] });
    return row ?? null;
  }

  /** Who is on the roster at a moment for a place: of the township itself before the county's; null when nobody is. */
  async onDuty(at: Date, divisionCode: string): Promise<{ id: Uuid; name: string } | null> {
    const row = await this.database.one<{ id: Uuid; name: string }>({
      text: `SELECT m.id, m.name FROM teams.duty d JOIN teams.team_member m ON m.id = d.member_id WHERE d.county_code = $1 AND d.removed_at IS NULL AND d.starts_at <= $2 AND d.starts_at > $2::timestamptz - interval '3 days' AND d.ends_at > $2 AND m.status = 'active' AND d.division_code IN ($1, left($3, 9)) ORDER BY length(d.division_code) DESC, d.starts_at DESC LIMIT 1`,
      values: [currentContext().countyCode, at, divisionCode],
    });
    return row ?? null;
  }
}
