import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { ServiceCatalogueEvents } from '@yizhu/events';
import type { Uuid } from '@yizhu/kernel';
import { currentContext, recordAudit, Relay, UnitOfWork, type TransactionManager } from '@yizhu/platform';
import { ServiceCatalogue } from '@yizhu/service-catalogue';
import { Offerings } from '@yizhu/service-points';

type Renamed = ServiceCatalogueEvents['service-catalogue.item-renamed'];

/**
 * When a release gives an item another name, what points offer and what is booked ahead is called by it. What is over keeps the name
 * it had. Told here for points too, since the list is of their own tier (ADR 17).
 */
@Injectable()
export class RenamedItems implements OnModuleInit {
  constructor(
    @Inject(Relay) private readonly relay: Relay,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ServiceCatalogue) private readonly catalogue: ServiceCatalogue,
    @Inject(Offerings) private readonly offerings: Offerings,
  ) {}

  onModuleInit(): void {
    this.relay.subscribe('appointments.renamed-items', ['service-catalogue.item-renamed'], async (events, manager) => {
      for (const id of new Set(events.map(({ payload }) => (payload as unknown as Renamed).itemId))) await this.rename(manager, id);
    });
  }

  private async rename(manager: TransactionManager, itemId: Uuid): Promise<void> {
    const name = await this.catalogue.publishedName(itemId);
    // Gone from the list since: whatever still offers it keeps the name it was offered by.
    if (!name) return;
    const offerings = await this.offerings.rename(manager, itemId, name);
    const [, appointments] = (await manager.query(
      `UPDATE appointments.appointment SET item_name_zh = $3, item_name_en = $4, version = version + 1
        WHERE county_code = $1 AND offering_id = ANY ($2::uuid[]) AND status = 'booked' AND starts_at > $5 AND (item_name_zh, item_name_en) IS DISTINCT FROM ($3, $4)`,
      [currentContext().countyCode, offerings, name.zh, name.en, this.uow.now()],
    )) as [unknown, number];
    if (offerings.length > 0) await recordAudit(manager, { action: 'rename', resource: 'offering', subjectId: null, detail: { itemId, offerings: offerings.length, appointments } });
  }
}
