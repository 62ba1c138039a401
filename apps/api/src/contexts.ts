import { appointmentsMigrations, AppointmentsModule, appointmentsSchemas } from '@yizhu/appointments';
import { assistanceMigrations, AssistanceModule, assistanceSchemas } from '@yizhu/assistance';
import { caseworkMigrations, CaseworkModule, caseworkSchemas } from '@yizhu/casework';
import { directoryMigrations, DirectoryModule, directorySchemas } from '@yizhu/directory';
import { identityMigrations, IdentityModule, identitySchemas } from '@yizhu/identity';
import { incentivesMigrations, IncentivesModule, incentivesSchemas } from '@yizhu/incentives';
import { notificationsMigrations, NotificationsModule } from '@yizhu/notifications';
import { partnersMigrations, PartnersModule, partnersSchemas } from '@yizhu/partners';
import { platformMigrations } from '@yizhu/platform';
import { recipientsMigrations, RecipientsModule, recipientsSchemas } from '@yizhu/recipients';
import { service_catalogueMigrations, service_catalogueSchemas, ServiceCatalogueModule } from '@yizhu/service-catalogue';
import { service_pointsMigrations, service_pointsSchemas, ServicePointsModule } from '@yizhu/service-points';
import { teamsMigrations, TeamsModule, teamsSchemas } from '@yizhu/teams';
import type { EntitySchema, MigrationInterface } from 'typeorm';

/** Every bounded context that this API is made of. A new one adds its three lines here. */
export const contextModules = [IdentityModule, PartnersModule, ServicePointsModule, ServiceCatalogueModule, TeamsModule, RecipientsModule, AssistanceModule, AppointmentsModule, CaseworkModule, IncentivesModule, NotificationsModule, DirectoryModule];
export const contextSchemas: EntitySchema[] = [...identitySchemas, ...partnersSchemas, ...service_pointsSchemas, ...service_catalogueSchemas, ...teamsSchemas, ...recipientsSchemas, ...assistanceSchemas, ...appointmentsSchemas, ...caseworkSchemas, ...incentivesSchemas, ...directorySchemas];
export const contextMigrations: (new () => MigrationInterface)[] = [
  ...platformMigrations, ...identityMigrations, ...partnersMigrations, ...service_pointsMigrations, ...service_catalogueMigrations, ...teamsMigrations, ...recipientsMigrations, ...assistanceMigrations, ...appointmentsMigrations, ...caseworkMigrations, ...incentivesMigrations, ...notificationsMigrations, ...directoryMigrations,
];
