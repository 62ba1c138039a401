import { Module } from '@nestjs/common';
import { AuditCommand, AuditVerifyCommand, MigrateCommand, OpenApiCommand, UserAddCommand, UserCommand } from './platform.commands.js';

import { ImportCommand } from './import.commands.js';
import { SeedCommand } from './seed.commands.js';

@Module({ providers: [MigrateCommand, SeedCommand, ImportCommand, AuditCommand, AuditVerifyCommand, UserCommand, UserAddCommand, OpenApiCommand] })
export class CliModule {}
