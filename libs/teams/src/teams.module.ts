import { Module } from '@nestjs/common';

/** 先锋队伍: what this context promises, in one paragraph. */
@Module({ controllers: [], providers: [], exports: [] })
export class TeamsModule {}
