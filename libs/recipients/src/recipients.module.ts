import { Module } from '@nestjs/common';

/** 救助对象: what this context promises, in one paragraph. */
@Module({ controllers: [], providers: [], exports: [] })
export class RecipientsModule {}
