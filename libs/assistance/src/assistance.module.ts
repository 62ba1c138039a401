import { Module } from '@nestjs/common';

/** 求助与工单: what this context promises, in one paragraph. */
@Module({ controllers: [], providers: [], exports: [] })
export class AssistanceModule {}
