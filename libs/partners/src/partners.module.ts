import { Module } from '@nestjs/common';

/** 协作部门与机构: what this context promises, in one paragraph. */
@Module({ controllers: [], providers: [], exports: [] })
export class PartnersModule {}
