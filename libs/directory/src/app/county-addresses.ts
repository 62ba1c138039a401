import { Inject, Injectable } from '@nestjs/common';
import { currentContext, UnitOfWork } from '@yizhu/platform';

/** What an address within the county has in common, as a letter from elsewhere would have it. */
export interface CountyAddress {
  readonly city: string;
  readonly region: string;
  readonly stateProvince: string;
  readonly postalCode: string;
}

@Injectable()
export class CountyAddresses {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Keeps the county's; one that is there is replaced. */
  keep({ city, region, stateProvince, postalCode }: CountyAddress): Promise<void> {
    return this.uow.run(async ({ manager }) => {
      await manager.query(
        `INSERT INTO directory.county_address (county_code, city, region, state_province, postal_code) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (county_code) DO UPDATE SET city = excluded.city, region = excluded.region, state_province = excluded.state_province, postal_code = excluded.postal_code`,
        [currentContext().countyCode, city, region, stateProvince, postalCode],
      );
    });
  }
}
