import { Module } from '@nestjs/common';
import { PartnersModule } from '@yizhu/partners';
import { ServiceCatalogue } from './app/service-catalogue.js';
import { CatalogueReleases } from './app/catalogue-releases.js';
import { CatalogueReleaseController } from './http/catalogue-release.controller.js';
import { ServiceItemController } from './http/service-item.controller.js';

/** 服务清单: what help there is. Eligibility rules and matching grow here. */
@Module({ imports: [PartnersModule], controllers: [ServiceItemController, CatalogueReleaseController], providers: [ServiceCatalogue, CatalogueReleases], exports: [ServiceCatalogue, CatalogueReleases] })
export class ServiceCatalogueModule {}
