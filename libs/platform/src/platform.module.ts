import { Global, Inject, Injectable, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { systemClock, type Clock } from '@yizhu/kernel';
import { DataSource, type EntitySchema } from 'typeorm';
import { CountyCalendar } from './calendar/county-calendar.js';
import { PLATFORM_CONFIG, type PlatformConfig } from './config.js';
import { Database } from './db/database.js';
import { apiDataSource, assertHarmlessRole } from './db/data-source.js';
import { CLOCK, UnitOfWork } from './db/unit-of-work.js';
import { Divisions } from './divisions/divisions.js';
import { FactSources } from './facts/fact-sources.js';
import { FILE_STORE, fileStore } from './files/file-store.js';
import { SealedFiles } from './files/sealed-files.js';
import { ProblemFilter } from './http/problem.filter.js';
import { AccessGuard } from './http/requires.js';
import { validationPipe } from './http/validation.js';
import { RegularLooks } from './jobs/regular-looks.js';
import { RowMover } from './moves/row-mover.js';
import { Relay } from './outbox/relay.js';
import { fileKeyEncryption, loadKeys } from './sealing/keyring.js';
import { Sealer } from './sealing/sealer.js';

/** The pool is closed last, after the relay and the regular looks have put their work down. */
@Injectable()
class Closing implements OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Relay) private readonly relay: Relay,
    @Inject(RegularLooks) private readonly looks: RegularLooks,
  ) {}
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.relay.onApplicationShutdown(), this.looks.onApplicationShutdown()]);
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/** The ground floor: database, unit of work, sealing, audit, outbox, and the edge every route shares. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: PlatformConfig, schemas: EntitySchema[], clock: Clock = systemClock): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: PLATFORM_CONFIG, useValue: config },
        { provide: CLOCK, useValue: clock },
        CountyCalendar,
        {
          provide: DataSource,
          useFactory: async () => {
            const dataSource = await apiDataSource(config.databaseUrl, schemas, config.poolSize).initialize();
            await assertHarmlessRole(dataSource);
            return dataSource;
          },
        },
        { provide: Sealer, inject: [DataSource], useFactory: async (dataSource: DataSource) => new Sealer(await loadKeys(dataSource.manager, fileKeyEncryption(config.keyFile), config.sealingAlgorithm), config.sealingAlgorithm) },
        { provide: FILE_STORE, useFactory: () => fileStore(config.files) },
        SealedFiles,
        Database,
        UnitOfWork,
        Divisions,
        FactSources,
        Relay,
        RegularLooks,
        RowMover,
        Closing,
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [PLATFORM_CONFIG, CLOCK, CountyCalendar, DataSource, Sealer, SealedFiles, Database, UnitOfWork, Divisions, FactSources, Relay, RegularLooks, RowMover],
    };
  }
}
