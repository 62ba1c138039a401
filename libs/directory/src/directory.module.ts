import { Module } from '@nestjs/common';
import { ServiceCatalogueModule } from '@yizhu/service-catalogue';
import { CountyAddresses } from './app/county-addresses.js';
import { HsdsQueries } from './app/hsds.queries.js';
import { HsdsController } from './http/hsds.controller.js';

/** 公开目录: what help there is and where, for everybody, without sign-in. Reads other contexts' public views and writes nothing of theirs. */
@Module({ imports: [ServiceCatalogueModule], controllers: [HsdsController], providers: [HsdsQueries, CountyAddresses], exports: [CountyAddresses] })
export class DirectoryModule {}
