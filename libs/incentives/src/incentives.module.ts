import { Module } from '@nestjs/common';

/** 激励: what this context promises, in one paragraph. */
@Module({ controllers: [], providers: [], exports: [] })
export class IncentivesModule {}
