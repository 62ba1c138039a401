import { AggregateRoot, distanceMetres, newId, notFound, type Position, type Transitions, type Uuid } from '@yizhu/kernel';
import { assistanceError } from './assistance.errors.js';
import { isOwn } from './own.js';
import type { ChecklistAnswer } from './visit-checklist.js';
import { VISIT_ENTRY_DAYS, type VisitKind } from './vocabulary.js';

const MINUTE = 60_000;

export const VISIT_STATES = ['open', 'done', 'missed'] as const;
export type VisitState = (typeof VISIT_STATES)[number];
export const VISIT_TRANSITIONS: Transitions<VisitState, 'check-out'> = { 'check-out': { from: ['open'], to: 'done' } };
/** For who made the visit, and nobody else in the field. */
export const OWN_VISIT_ACTS = ['check-out'] as const;

export interface CheckIn {
  readonly id?: Uuid | undefined;
  readonly countyCode: string;
  readonly divisionCode: string;
  readonly householdId: Uuid;
  readonly headName: string;
  readonly memberId: Uuid;
  readonly memberName: string;
  readonly organisationId: Uuid | null;
  readonly orderId: Uuid | null;
  readonly orderNumber: string | null;
  readonly kind: VisitKind;
  /** Of the household; the checklist is by it. */
  readonly category: string | null;
  /** When it began, as corrected for the device's clock. */
  readonly at: Date;
  readonly deviceTime: Date | null;
  readonly position: Position | null;
  /** Where the household lives, if known. The distance is recorded, not enforced. */
  readonly home: Position | null;
}

/** A team member's contact with a household, in person or by telephone, with evidence. */
export class Visit extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  householdId!: Uuid;
  headName!: string;
  memberId!: Uuid;
  memberName!: string;
  organisationId!: Uuid | null;
  orderId!: Uuid | null;
  orderNumber!: string | null;
  kind!: VisitKind;
  status!: VisitState;
  checkedInAt!: Date;
  checkedOutAt!: Date | null;
  deviceTime!: Date | null;
  receivedAt!: Date;
  lng!: number | null;
  lat!: number | null;
  distanceMetres!: number | null;
  category!: string | null;
  personsSeen!: Uuid[];
  notesSealed!: string | null;
  checklist!: Record<string, unknown>;

  /** @throws visit-in-future | visit-too-old */
  static checkIn(input: CheckIn, now: Date): Visit {
    if (input.at.getTime() > now.getTime() + 5 * MINUTE) throw assistanceError('visit-in-future', {}, 'at');
    if (input.at.getTime() < now.getTime() - VISIT_ENTRY_DAYS * 24 * 60 * MINUTE) throw assistanceError('visit-too-old', { days: VISIT_ENTRY_DAYS }, 'at');
    const visit = new Visit();
    const { position, home, at, ...rest } = input;
    Object.assign(visit, rest, {
      id: input.id ?? newId(), status: 'open', checkedInAt: at, checkedOutAt: null, receivedAt: now, lng: position?.lng ?? null, lat: position?.lat ?? null,
      distanceMetres: position && home ? distanceMetres(position, home) : null, personsSeen: [], notesSealed: null, checklist: {},
    });
    return visit;
  }

  /** @throws not-found for anybody in the field but who made it */
  requireOwn(by: Uuid | null): void {
    if (!isOwn(by, this.memberId)) throw notFound('visit');
  }

  /** In vain, as its order's attempt says why: it stays in the record and counts for nothing. An effect of that act, not one of its own. */
  miss(at: Date): void {
    if (this.status !== 'open') return;
    this.status = 'missed';
    this.checkedOutAt = at < this.checkedInAt ? this.checkedInAt : at;
  }

  /** @throws visit-ends-before-start | nobody-seen */
  checkOut(out: { readonly at: Date; readonly personsSeen: readonly Uuid[]; readonly notesSealed: string | null; readonly checklist: Record<string, ChecklistAnswer> }, now: Date): void {
    if (this.status !== 'open') throw assistanceError('visit-ends-before-start');
    if (out.at < this.checkedInAt || out.at.getTime() > this.checkedInAt.getTime() + 12 * 60 * MINUTE || out.at.getTime() > now.getTime() + 5 * MINUTE) throw assistanceError('visit-ends-before-start', {}, 'at');
    if (out.personsSeen.length === 0) throw assistanceError('nobody-seen', {}, 'personsSeen');
    this.status = 'done';
    this.checkedOutAt = out.at;
    this.personsSeen = [...out.personsSeen];
    this.notesSealed = out.notesSealed;
    this.checklist = out.checklist;
    this.record({
      type: 'assistance.visit-checked-out', subjectId: this.id,
      payload: { householdId: this.householdId, divisionCode: this.divisionCode, visitId: this.id, memberId: this.memberId, orderId: this.orderId, checkedInAt: this.checkedInAt.toISOString(), minutes: Math.floor((out.at.getTime() - this.checkedInAt.getTime()) / MINUTE), kind: this.kind },
    });
  }
}
