import { Module } from '@nestjs/common';
import { BackupCommand, RestoreCommand } from './backup.commands.js';
import { ImportCommand, ImportRunCommand } from './import.commands.js';
import { MatchCommand } from './matching.commands.js';
import { AuditCommand, AuditVerifyCommand, MigrateCommand, OpenApiCommand, UserAddCommand, UserCommand } from './platform.commands.js';
import { SeedCommand } from './seed.commands.js';

@Module({ providers: [MigrateCommand, SeedCommand, ImportCommand, ImportRunCommand, MatchCommand, BackupCommand, RestoreCommand, AuditCommand, AuditVerifyCommand, UserCommand, UserAddCommand, OpenApiCommand] })
export class CliModule {}
