import { AggregateRoot, newId, nextState, type Transitions, type Uuid } from '@yizhu/kernel';

export const APPLICATION_STATES = ['submitted', 'checked', 'approved', 'declined'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];
export type ApplicationAct = 'check' | 'approve' | 'decline';
export const APPLICATION_TRANSITIONS: Transitions<ApplicationState, ApplicationAct> = {
  check: { from: ['submitted'], to: 'checked' },
  approve: { from: ['checked'], to: 'approved' },
  decline: { from: ['submitted', 'checked'], to: 'declined' },
};
export const APPLICATION_CHANNELS = ['online', 'office'] as const;
export type ApplicationChannel = (typeof APPLICATION_CHANNELS)[number];
/** Days after which the telephone of somebody who was declined is forgotten. */
export const DECLINED_DAYS = 90;

export interface Applying {
  readonly id?: Uuid | undefined;
  readonly countyCode: string;
  readonly divisionCode: string;
  readonly number: string;
  readonly name: string;
  /** The telephone, sealed and masked, and by what a second application from it is known. */
  readonly phoneSealed: string;
  readonly phoneMasked: string;
  readonly phoneBlind: Buffer;
  readonly skills: string[];
  readonly words: string;
  readonly channel: ApplicationChannel;
}

/** Somebody wants to help: told by themselves or at the desk, looked into, taken into the team or declined. */
export class VolunteerApplication extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  number!: string;
  name!: string;
  phoneSealed!: string | null;
  phoneMasked!: string;
  phoneBlind!: Buffer | null;
  skills!: string[];
  words!: string;
  channel!: ApplicationChannel;
  status!: ApplicationState;
  submittedAt!: Date;
  /** What was looked into, and found. */
  note!: string | null;
  reason!: string | null;
  decidedAt!: Date | null;
  decidedByName!: string | null;
  memberId!: Uuid | null;

  static submit(applying: Applying, at: Date): VolunteerApplication {
    const application = Object.assign(new VolunteerApplication(), applying, { id: applying.id ?? newId(), status: 'submitted' as const, submittedAt: at, note: null, reason: null, decidedAt: null, decidedByName: null, memberId: null });
    application.tell('submitted');
    return application;
  }

  /** @throws act-not-allowed */
  check(note: string): void {
    this.act('check');
    this.note = note;
  }

  /** Into the team, as the member made for them. @throws act-not-allowed */
  approve(memberId: Uuid, by: string, at: Date): void {
    this.act('approve');
    Object.assign(this, { memberId, decidedByName: by, decidedAt: at });
    this.tell('approved');
  }

  /** @throws act-not-allowed */
  decline(reason: string, by: string, at: Date): void {
    this.act('decline');
    Object.assign(this, { reason, decidedByName: by, decidedAt: at });
    this.tell('declined');
  }

  private act(act: ApplicationAct): void {
    this.status = nextState(APPLICATION_TRANSITIONS, 'volunteer-application', this.status, act);
  }

  private tell(what: string): void {
    this.record({ type: `teams.application-${what}`, subjectId: this.id, payload: { number: this.number, divisionCode: this.divisionCode } });
  }
}
