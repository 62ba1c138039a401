import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PLATFORM_CONFIG, runAsSystem, type PlatformConfig } from '@yizhu/platform';
import { VerificationService } from './verification.service.js';

const LOOK_EVERY_MS = 60_000;

/** Ends requests whose consent has run out. Every replica may look: the rows are taken with SKIP LOCKED. */
@Injectable()
export class VerificationExpiry implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(PLATFORM_CONFIG) private readonly config: PlatformConfig,
    @Inject(VerificationService) private readonly verification: VerificationService,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.backgroundWork) return;
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    await runAsSystem(this.config.countyCode, 'verification-expiry', () => this.verification.expireDue()).catch((error: unknown) => new Logger('VerificationExpiry').warn((error as { code?: string }).code ?? 'look failed'));
  }
}
