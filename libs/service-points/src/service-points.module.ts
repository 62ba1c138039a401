import { Inject, Logger, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { PartnersModule } from '@yizhu/partners';
import { PLATFORM_CONFIG, RegularLooks, runAsSystem, type PlatformConfig } from '@yizhu/platform';
import { CalendarYears } from './app/calendar-years.js';
import { CountyOutline } from './app/county-outline.js';
import { OfferedItems } from './app/offered-items.js';
import { Offerings } from './app/offerings.js';
import { Openings } from './app/openings.js';
import { PointPhotos } from './app/point-photos.js';
import { ServicePointQueries } from './app/service-point.queries.js';
import { ServicePoints } from './app/service-points.js';
import { ServicePointsReader } from './app/service-points.reader.js';
import { CalendarYearController } from './http/calendar-year.controller.js';
import { PointPhotoController } from './http/point-photo.controller.js';
import { ServicePointController } from './http/service-point.controller.js';

const HOUR = 3_600_000;

/** 救助服务点: places people can go, what they offer, and when. Bookings stand above, in appointments. */
@Module({
  imports: [PartnersModule],
  controllers: [ServicePointController, PointPhotoController, CalendarYearController],
  providers: [ServicePoints, ServicePointQueries, Offerings, OfferedItems, PointPhotos, Openings, CalendarYears, CountyOutline, ServicePointsReader],
  exports: [ServicePoints, ServicePointQueries, Offerings, OfferedItems, PointPhotos, CountyOutline, CalendarYears, Openings, ServicePointsReader],
})
export class ServicePointsModule implements OnApplicationBootstrap {
  constructor(
    @Inject(RegularLooks) looks: RegularLooks,
    @Inject(Openings) private readonly openings: Openings,
    @Inject(PLATFORM_CONFIG) private readonly config: PlatformConfig,
  ) {
    // A new day has come into sight.
    looks.every('opening-horizon', HOUR, () => openings.extend());
  }

  /** After an update, or after a server stood still for weeks, nobody waits an hour to hear what is open. Starting doesn't wait for it. */
  onApplicationBootstrap(): void {
    if (!this.config.backgroundWork) return;
    void runAsSystem(this.config.countyCode, 'opening-horizon', () => this.openings.extend()).catch((error: unknown) => new Logger('Openings').warn(`opening-horizon: ${(error as { code?: string }).code ?? 'failed'}`));
  }
}
