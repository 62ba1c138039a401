import { Module } from '@nestjs/common';

/** 身份与权限: what this context promises, in one paragraph. */
@Module({ controllers: [], providers: [], exports: [] })
export class IdentityModule {}
