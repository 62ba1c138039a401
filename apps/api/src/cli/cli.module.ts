import { Module } from '@nestjs/common';
import { AuditCommand, AuditVerifyCommand, MigrateCommand, OpenApiCommand, UserAddCommand, UserCommand } from './platform.commands.js';

@Module({ providers: [MigrateCommand, AuditCommand, AuditVerifyCommand, UserCommand, UserAddCommand, OpenApiCommand] })
export class CliModule {}
