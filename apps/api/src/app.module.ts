import { Module, type DynamicModule } from '@nestjs/common';
import type { Clock } from '@yizhu/kernel';
import { PlatformModule, type PlatformConfig } from '@yizhu/platform';
import { contextModules, contextSchemas } from './contexts.js';
import { HealthController } from './http/health.controller.js';
import { DivisionController } from './http/division.controller.js';
import { ProblemTypeController } from './http/problem-type.controller.js';

/** Composition only: the platform and the contexts. */
@Module({})
export class AppModule {
  static forRoot(config: PlatformConfig, clock?: Clock): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.forRoot(config, contextSchemas, clock), ...contextModules], controllers: [HealthController, DivisionController, ProblemTypeController] };
  }
}
