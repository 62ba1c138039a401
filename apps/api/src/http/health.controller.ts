import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Database, Public } from '@yizhu/platform';

/** For balancers and start scripts; says nothing about the system but that it is there. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('live') @Public('asked by the balancer')
  live(): { status: string } {
    return { status: 'live' };
  }

  /** Ready only while the database answers; 503 otherwise, so that the balancer waits. */
  @Get('ready') @Public('asked by the balancer')
  async ready(): Promise<{ status: string }> {
    await this.database.read({ text: 'SELECT 1', values: [] });
    return { status: 'ready' };
  }
}
