import { Inject, Injectable } from '@nestjs/common';
import { localDate, notFound, type Uuid } from '@yizhu/kernel';
import { auditValues, AUDIT_COLUMNS, currentContext, Database, FactSources, scopePredicate, UnitOfWork, Values } from '@yizhu/platform';
import type { Facts } from '../../domain/eligibility/vocabulary.js';
import { needsServed, ranked, weightOf, type Needing } from '../../domain/ranking.js';
import type { PersonMatchesView } from '../../http/matching/matching.dto.js';
import { explain } from './answers.js';
import { nowFrom, nowJson } from './fact-rows.sql.js';
import { Quotas } from './quotas.js';
import { ReleasedItems, type ReleasedItem } from './released-items.js';

export interface KnownPerson {
  readonly id: Uuid;
  readonly name: string;
  readonly householdId: Uuid;
  readonly facts: Facts;
}

/** What one person can get: every item in force with its answer, as things are at this moment. */
@Injectable()
export class PersonMatches {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReleasedItems) private readonly released: ReleasedItems,
    @Inject(Quotas) private readonly quotas: Quotas,
  ) {}

  /** @throws not-found: also for whoever is outside the caller's area, or has left the register */
  async of(personId: Uuid): Promise<PersonMatchesView> {
    const [person, { items, vocabulary }] = await Promise.all([this.person(personId), this.released.inForce(localDate(this.uow.now()))]);
    const left = await this.quotas.left(items);
    const needing = needsOf(person.facts);
    const receives = codes(person.facts.receives);
    const matches = items.map((item) => ({
      ...explain(item.rule, person.facts, vocabulary), code: item.code, item: brief(item), receiving: receives.includes(item.code), quota: left.get(item.id) ?? null,
      needs: needsServed(item.serviceClass, needing.needs), weight: weightOf(item, needing),
    }));
    return { person: { id: person.id, name: person.name }, householdId: person.householdId, needs: [...needing.needs], matches: ranked(matches).map(({ code: _, ...match }) => match) };
  }

  /** What is known of somebody within the caller's scope; noted as a read, in one statement. @throws not-found */
  async person(id: Uuid): Promise<KnownPerson> {
    const values = new Values();
    const register = this.sources.sources[0]!.view;
    const where = `s0.person_id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 's0' }, values)}`;
    const [entry, county, actor, kind, action, resource, subject, outcome, trace, address] = auditValues({ action: 'match', resource: 'recipient', subjectId: id }).map((value) => values.add(value)) as string[];
    const row = await this.database.one<KnownPerson & Record<string, unknown>>({
      text: `WITH s0 AS MATERIALIZED (SELECT * FROM ${register} s0 WHERE ${where}),
        logged AS (INSERT INTO platform.audit_entry (${AUDIT_COLUMNS}) SELECT ${entry}::uuid, ${county}, clock_timestamp(), ${actor}::uuid, ${kind}, ${action}, ${resource}, ${subject}::uuid, ${outcome}, '{}'::jsonb, ${trace}, ${address} FROM s0)
        SELECT s0.person_id AS id, s0.person_name AS name, s0.household_id AS "householdId", ${nowJson(this.sources.sources)} AS facts FROM s0 ${nowFrom(this.sources.sources)}`,
      values: values.list,
    });
    if (!row) throw notFound('recipient');
    return row;
  }
}

const codes = (value: Facts[string]): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);

const needsOf = (facts: Facts): Needing => ({
  needs: [...new Set([...codes(facts.assessedNeeds), ...codes(facts.requestedNeeds)])].sort(),
  level: typeof facts.assessedLevel === 'string' ? facts.assessedLevel : null,
  groups: codes(facts.groups),
});

/** Of an item what a list of matches shows. */
export const brief = ({ id, code, name, kind, serviceClass, unit, standard, howToApply, policyBasis, provider }: ReleasedItem): PersonMatchesView['matches'][number]['item'] => ({
  id, code, name, kind, serviceClass, unit, standard, howToApply, policyBasis, provider,
});
