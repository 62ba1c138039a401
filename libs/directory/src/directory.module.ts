import { Module } from '@nestjs/common';
import { ServiceCatalogueModule } from '@yizhu/service-catalogue';
import { ServicePointsModule } from '@yizhu/service-points';
import { CountyAddresses } from './app/county-addresses.js';
import { DirectoryQueries } from './app/directory.queries.js';
import { HsdsQueries } from './app/hsds.queries.js';
import { DirectoryController } from './http/directory.controller.js';
import { HsdsController } from './http/hsds.controller.js';

/** 公开目录: what help there is and where, for everybody, without sign-in. Reads other contexts' public views and writes nothing of theirs. */
@Module({ imports: [ServiceCatalogueModule, ServicePointsModule], controllers: [HsdsController, DirectoryController], providers: [HsdsQueries, DirectoryQueries, CountyAddresses], exports: [CountyAddresses] })
export class DirectoryModule {}
