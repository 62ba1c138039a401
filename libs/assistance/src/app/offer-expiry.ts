import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PLATFORM_CONFIG, runAsSystem, type PlatformConfig } from '@yizhu/platform';
import { ServiceOrderService } from './service-order.service.js';

const LOOK_EVERY_MS = 30_000;

/** Looks for offers nobody answered. Every replica may: the rows are taken with SKIP LOCKED. */
@Injectable()
export class OfferExpiry implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(PLATFORM_CONFIG) private readonly config: PlatformConfig,
    @Inject(ServiceOrderService) private readonly orders: ServiceOrderService,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.backgroundWork) return;
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    await runAsSystem(this.config.countyCode, 'offer-expiry', () => this.orders.expireOffers()).catch((error: unknown) => new Logger('OfferExpiry').warn((error as { code?: string }).code ?? 'look failed'));
  }
}
