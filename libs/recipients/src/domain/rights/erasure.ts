import { AggregateRoot, newId, nextState, type LocalDate, type Transitions, type Uuid } from '@yizhu/kernel';
import type { Recipient } from '../recipient.js';
import { erasableFrom } from './retention.js';
import { rightsError } from './rights.errors.js';

export const ERASURE_GROUNDS = ['retention_over', 'own_request'] as const;
/** Why: the retention has run out, or the person asks for it besides (个人信息保护法 art. 47). */
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];
export const ERASURE_STATUSES = ['proposed', 'confirmed', 'withdrawn'] as const;
export type ErasureStatus = (typeof ERASURE_STATUSES)[number];
export type ErasureAct = 'confirm' | 'withdraw';

export const ERASURE_TRANSITIONS: Transitions<ErasureStatus, ErasureAct> = {
  confirm: { from: ['proposed'], to: 'confirmed' },
  withdraw: { from: ['proposed'], to: 'withdrawn' },
};

/** What may stand in the way: something about the person is still under way. */
export const ERASURE_OBSTACLES = ['open_request', 'open_order', 'open_visit', 'open_appointment', 'open_wish', 'open_case', 'open_verification', 'open_alert', 'open_assessment', 'waiting_decision', 'restricted', 'guardian'] as const;
export type ErasureObstacle = (typeof ERASURE_OBSTACLES)[number];

interface By {
  readonly id: Uuid;
  readonly name: string;
}

/** The erasure of what is held on one person: proposed by one, confirmed by another, and then without return. */
export class Erasure extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  householdId!: Uuid;
  personId!: Uuid;
  ground!: ErasureGround;
  /** Emptied when it is confirmed: the ground stays, words about the person don't. */
  reason!: string;
  status!: ErasureStatus;
  exitedOn!: LocalDate;
  proposedBy!: Uuid;
  proposedByName!: string;
  proposedAt!: Date;
  settledBy!: Uuid | null;
  settledByName!: string | null;
  settledAt!: Date | null;

  /** @throws erasure-not-exited | erasure-too-early | erasure-obstructed */
  static propose(recipient: Recipient, why: { ground: ErasureGround; reason: string }, years: number, obstacles: readonly ErasureObstacle[], by: By, at: Date, today: LocalDate): Erasure {
    checkErasable(recipient, years, obstacles, today);
    return Object.assign(new Erasure(), {
      id: newId(), countyCode: recipient.countyCode, divisionCode: recipient.divisionCode, householdId: recipient.householdId, personId: recipient.id, ...why,
      status: 'proposed' as const, exitedOn: recipient.exitedOn!, proposedBy: by.id, proposedByName: by.name, proposedAt: at, settledBy: null, settledByName: null, settledAt: null,
    });
  }

  /** @throws erasure-confirm-own, and as `propose`: meanwhile something may have begun about the person, or the retention been prolonged */
  confirm(recipient: Recipient, years: number, obstacles: readonly ErasureObstacle[], by: By, at: Date, today: LocalDate): void {
    if (by.id === this.proposedBy) throw rightsError('erasure-confirm-own');
    this.settle('confirm', by, at);
    checkErasable(recipient, years, obstacles, today);
    this.record({ type: 'recipients.person-erased', subjectId: this.id, payload: { householdId: this.householdId, divisionCode: this.divisionCode, personId: this.personId } });
  }

  withdraw(by: By, at: Date): void {
    this.settle('withdraw', by, at);
  }

  private settle(act: ErasureAct, by: By, at: Date): void {
    this.status = nextState(ERASURE_TRANSITIONS, 'erasure', this.status, act);
    Object.assign(this, { settledBy: by.id, settledByName: by.name, settledAt: at });
  }
}

const checkErasable = ({ status, exitedOn }: Recipient, years: number, obstacles: readonly ErasureObstacle[], today: LocalDate): void => {
  if (status !== 'exited' || exitedOn === null) throw rightsError('erasure-not-exited');
  const from = erasableFrom(exitedOn, years);
  if (today < from) throw rightsError('erasure-too-early', { day: from });
  if (obstacles.length > 0) throw rightsError('erasure-obstructed', { obstacles });
};
