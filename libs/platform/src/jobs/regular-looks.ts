import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PLATFORM_CONFIG, type PlatformConfig } from '../config.js';
import { runAsSystem } from '../context/request-context.js';

/** Work that no request asks for and the clock does: what has run out, what is due. Every replica looks; the rows are taken with SKIP LOCKED. */
@Injectable()
export class RegularLooks implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly looks: { name: string; everyMs: number; look: () => Promise<unknown> }[] = [];
  private timers: NodeJS.Timeout[] = [];
  private readonly running = new Map<string, Promise<void>>();

  constructor(@Inject(PLATFORM_CONFIG) private readonly config: PlatformConfig) {}

  /** Registered before the application starts. A look that takes longer than its interval is not begun a second time. */
  every(name: string, everyMs: number, look: () => Promise<unknown>): void {
    this.looks.push({ name, everyMs, look });
  }

  onApplicationBootstrap(): void {
    if (!this.config.backgroundWork) return;
    this.timers = this.looks.map(({ name, everyMs, look }) => setInterval(() => this.begin(name, look), everyMs).unref());
  }

  /** Begins no more, and waits for those that are under way. */
  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.running.values());
  }

  private begin(name: string, look: () => Promise<unknown>): void {
    if (this.running.has(name)) return;
    const done = runAsSystem(this.config.countyCode, name, look)
      .then(() => undefined)
      // The code and never the message: messages can carry values.
      .catch((error: unknown) => new Logger('RegularLooks').warn(`${name}: ${(error as { code?: string }).code ?? 'failed'}`))
      .finally(() => this.running.delete(name));
    this.running.set(name, done);
  }
}
