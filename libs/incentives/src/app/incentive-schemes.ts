import { Inject, Injectable } from '@nestjs/common';
import { notFound, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, RecordStore, UnitOfWork, Values, type PageQuery, type RawJson } from '@yizhu/platform';
import { assertScheme } from '../domain/score-run.js';
import type { Indicator } from '../domain/scoring.js';
import type { SchemeDto } from '../http/incentive.dto.js';

type Fields = { name: string; indicators: Indicator[]; validFrom: string; status: string };
const ROW = `json_build_object('id', t.id, 'name', t.name, 'indicators', t.indicators, 'validFrom', t.valid_from, 'status', t.status, 'createdAt', t.created_at, 'version', t.version)`;

/** How coordinators are rewarded: targets, weights and caps of the four indicators, as data. */
@Injectable()
export class IncentiveSchemes {
  private readonly store: RecordStore<Fields>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {
    this.store = new RecordStore<Fields>(database, {
      resource: 'incentive-scheme', table: 'incentives.incentive_scheme', row: ROW,
      columns: { name: { column: 'name', type: 'text' }, indicators: { column: 'indicators', type: 'jsonb' }, validFrom: { column: 'valid_from', type: 'date' }, status: { column: 'status', type: 'text' } },
    });
  }

  list(query: PageQuery): Promise<RawJson> {
    const values = new Values();
    return answerList(this.database, { values, where: [`t.county_code = ${values.add(currentContext().countyCode)}`], from: 'incentives.incentive_scheme t', key: 't.id', defaultSort: '-createdAt', sorts: { createdAt: { sql: 't.created_at', type: 'timestamptz' } }, detailFrom: 'page JOIN incentives.incentive_scheme t ON t.id = page.key', row: ROW }, query);
  }

  detail(id: Uuid): Promise<RawJson> {
    return this.store.detail(id);
  }

  create(input: SchemeDto): Promise<RawJson> {
    assertScheme(input.indicators);
    return this.uow.run((act) => this.store.create(act, input.id, { name: input.name.trim(), indicators: input.indicators, validFrom: input.validFrom, status: 'active' }));
  }

  /** Runs made before keep the scheme as it was. */
  update(id: Uuid, version: number, input: SchemeDto): Promise<RawJson> {
    assertScheme(input.indicators);
    return this.uow.run((act) => this.store.update(act, id, version, { name: input.name.trim(), indicators: input.indicators, validFrom: input.validFrom }));
  }

  retire(id: Uuid, version: number): Promise<RawJson> {
    return this.uow.run((act) => this.store.update(act, id, version, { status: 'retired' }));
  }

  async read(id: Uuid): Promise<{ id: Uuid; name: string; indicators: Indicator[]; status: string }> {
    const row = await this.database.one<{ id: Uuid; name: string; indicators: Indicator[]; status: string }>({ text: `SELECT id, name, indicators, status FROM incentives.incentive_scheme WHERE id = $1::uuid AND county_code = $2`, values: [id, currentContext().countyCode] });
    if (!row) throw notFound('incentive-scheme');
    return row;
  }
}
