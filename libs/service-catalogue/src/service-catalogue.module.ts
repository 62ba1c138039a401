import { Module } from '@nestjs/common';

/** 服务清单: what this context promises, in one paragraph. */
@Module({ controllers: [], providers: [], exports: [] })
export class ServiceCatalogueModule {}
