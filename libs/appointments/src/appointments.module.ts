import { Inject, Module } from '@nestjs/common';
import { RegularLooks } from '@yizhu/platform';
import { RecipientsModule } from '@yizhu/recipients';
import { ServiceCatalogueModule } from '@yizhu/service-catalogue';
import { ServicePointsModule } from '@yizhu/service-points';
import { AppointmentPeople } from './app/appointment-people.js';
import { AppointmentQueries } from './app/appointment.queries.js';
import { Bookings } from './app/bookings.js';
import { Rebooking } from './app/rebooking.js';
import { RenamedItems } from './app/renamed-items.js';
import { Reminders } from './app/reminders.js';
import { AppointmentController } from './http/appointment.controller.js';

/** 预约: places in the slots of what service points offer, for people of the register and for others; never overbooked, whatever arrives at once. */
@Module({
  imports: [ServicePointsModule, RecipientsModule, ServiceCatalogueModule],
  controllers: [AppointmentController],
  providers: [Bookings, AppointmentQueries, Rebooking, Reminders, RenamedItems, AppointmentPeople],
  exports: [Bookings, Reminders, Rebooking],
})
export class AppointmentsModule {
  constructor(@Inject(RegularLooks) looks: RegularLooks, @Inject(Reminders) reminders: Reminders) {
    looks.every('appointment-reminders', 10 * 60_000, () => reminders.tellDue());
    looks.every('appointment-guests', 6 * 3_600_000, () => reminders.forgetGuests());
  }
}
