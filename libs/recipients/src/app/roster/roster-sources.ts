import { Inject, Injectable } from '@nestjs/common';
import { newId, notFound, tidy, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, httpError, onBrokenConstraint, RawJson, recordAudit, scopePredicate, UnitOfWork, Values, type PageQuery } from '@yizhu/platform';
import type { HeadingMapping } from '../../domain/roster/headings.js';
import { rosterError } from '../../domain/roster/roster.errors.js';
import type { RosterSourceDto } from '../../http/roster-import.dto.js';

const ROW = `json_build_object('id', s.id, 'name', s.name, 'mapping', s.mapping, 'createdAt', s.created_at, 'version', s.version)`;

/** Where rosters come from, and how each writes its headings: said once, used every month. Kept under the place of who said it. */
@Injectable()
export class RosterSources {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  list(query: PageQuery): Promise<RawJson> {
    const values = new Values();
    return answerList(this.database, { values, where: [scopePredicate(currentContext().scope, { alias: 's' }, values)], from: 'recipients.roster_source s', key: 's.id', defaultSort: 'name', sorts: { name: { sql: 's.name', type: 'text' } }, detailFrom: 'page JOIN recipients.roster_source s ON s.id = page.key', row: ROW }, query);
  }

  /** @throws source-name-taken | source-field-twice */
  create(input: RosterSourceDto): Promise<RawJson> {
    return this.taken(() =>
      this.uow.run(async ({ manager, now }) => {
        const id = newId();
        const [place] = [...currentContext().scope.divisions].sort((a, b) => a.length - b.length);
        if (!place) throw httpError('forbidden');
        await manager.query(`INSERT INTO recipients.roster_source (id, county_code, division_code, version, name, mapping, created_at) VALUES ($1,$2,$3,1,$4,$5,$6)`, [id, currentContext().countyCode, place, tidy(input.name), JSON.stringify(mappingFrom(input)), now]);
        await recordAudit(manager, { action: 'create', resource: 'roster-source', subjectId: id });
        return this.detail(id);
      }),
    );
  }

  /** @throws not-found | stale | source-name-taken | source-field-twice */
  change(id: Uuid, version: number, input: RosterSourceDto): Promise<RawJson> {
    return this.taken(() =>
      this.uow.run(async ({ manager }) => {
        const values = new Values();
        const [row] = (await manager.query(`SELECT s.version FROM recipients.roster_source s WHERE s.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 's' }, values)} FOR UPDATE`, values.list)) as { version: number }[];
        if (!row) throw notFound('roster-source');
        if (row.version !== version) throw httpError('stale', { currentVersion: row.version });
        await manager.query(`UPDATE recipients.roster_source SET name = $2, mapping = $3, version = version + 1 WHERE id = $1`, [id, tidy(input.name), JSON.stringify(mappingFrom(input))]);
        await recordAudit(manager, { action: 'update', resource: 'roster-source', subjectId: id, detail: { fields: ['name', 'mapping'] } });
        return this.detail(id);
      }),
    );
  }

  /** @throws not-found */
  async mappingOf(id: Uuid): Promise<{ name: string; mapping: HeadingMapping }> {
    return this.row<{ name: string; mapping: HeadingMapping }>(id, 's.name, s.mapping');
  }

  private async detail(id: Uuid): Promise<RawJson> {
    const { body, version } = await this.row<{ body: string; version: number }>(id, `(${ROW})::text AS body, s.version`);
    return new RawJson(body, version);
  }

  private async row<Row extends object>(id: Uuid, select: string): Promise<Row> {
    const values = new Values();
    const row = await this.database.one<Row & Record<string, unknown>>({ text: `SELECT ${select} FROM recipients.roster_source s WHERE s.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 's' }, values)}`, values: values.list });
    if (!row) throw notFound('roster-source');
    return row;
  }

  private taken(write: () => Promise<RawJson>): Promise<RawJson> {
    return onBrokenConstraint('roster_source_name', () => rosterError('source-name-taken', {}, 'name'), write);
  }
}

const mappingFrom = ({ headings }: RosterSourceDto): HeadingMapping => {
  const fields = headings.flatMap(({ field }) => field ?? []);
  const twice = fields.find((field, i) => fields.indexOf(field) < i);
  if (twice) throw rosterError('source-field-twice', { field: twice }, 'headings');
  return Object.fromEntries(headings.map(({ heading, field }) => [tidy(heading), field]));
};
