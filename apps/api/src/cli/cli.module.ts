import { Module } from '@nestjs/common';
import { AuditCommand, AuditVerifyCommand, MigrateCommand, OpenApiCommand, UserAddCommand, UserCommand } from './platform.commands.js';

import { BackupCommand, RestoreCommand } from './backup.commands.js';
import { SeedCommand } from './seed.commands.js';

@Module({ providers: [MigrateCommand, SeedCommand, BackupCommand, RestoreCommand, AuditCommand, AuditVerifyCommand, UserCommand, UserAddCommand, OpenApiCommand] })
export class CliModule {}
