import { Inject, Injectable } from '@nestjs/common';
import { addDays, localDate } from '@yizhu/kernel';
import { UnitOfWork } from '@yizhu/platform';
import { RecipientsReader, type VillageVisits } from '@yizhu/recipients';
import { TeamsReader } from '@yizhu/teams';

/** Days ahead that count as "soon". */
const SOON_DAYS = 7;

export interface VisitPlan {
  readonly on: string;
  readonly villages: readonly (VillageVisits & { readonly coordinators: readonly { id: string; name: string }[] })[];
  readonly coordinators: readonly { readonly id: string; readonly name: string; readonly villages: number; readonly households: number; readonly overdue: number; readonly dueSoon: number }[];
}

/** Who is to be visited: how many are overdue or due, by village and by the coordinator who answers for it. Cadence: category rules. */
@Injectable()
export class VisitPlanQueries {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
    @Inject(TeamsReader) private readonly teams: TeamsReader,
  ) {}

  /** Villages in order of how many are overdue. A household of a village with two coordinators counts for both of them. */
  async plan(township: string | undefined): Promise<VisitPlan> {
    const on = localDate(this.uow.now());
    const [visits, responsible] = await Promise.all([this.recipients.visitsByVillage(on, addDays(on, SOON_DAYS), township), this.teams.coordinatorsOfVillages()]);
    const villages = visits.map((village) => ({ ...village, coordinators: responsible.get(village.place.code) ?? [] }));
    const sums = new Map<string, { id: string; name: string; villages: number; households: number; overdue: number; dueSoon: number }>();
    for (const { coordinators, households, overdue, dueSoon } of villages)
      for (const { id, name } of coordinators) {
        const sum = sums.get(id) ?? { id, name, villages: 0, households: 0, overdue: 0, dueSoon: 0 };
        sums.set(id, { ...sum, villages: sum.villages + 1, households: sum.households + households, overdue: sum.overdue + overdue, dueSoon: sum.dueSoon + dueSoon });
      }
    return { on, villages, coordinators: [...sums.values()].sort((a, b) => b.overdue - a.overdue || b.dueSoon - a.dueSoon || a.name.localeCompare(b.name, 'zh')) };
  }
}
