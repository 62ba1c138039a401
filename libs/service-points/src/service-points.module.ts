import { Module } from '@nestjs/common';

/** 救助服务点: what this context promises, in one paragraph. */
@Module({ controllers: [], providers: [], exports: [] })
export class ServicePointsModule {}
