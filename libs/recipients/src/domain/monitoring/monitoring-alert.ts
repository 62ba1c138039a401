import { AggregateRoot, nextState, type Transitions, type Uuid } from '@yizhu/kernel';
import { RULE_KINDS } from './alert-rule.js';
import { monitoringError } from './monitoring.errors.js';

/** What raised an alert: a rule, or somebody who found it on a visit. */
export const ALERT_KINDS = [...RULE_KINDS, 'visit_finding'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

export const ALERT_STATES = ['raised', 'assigned', 'verified', 'acted', 'dismissed'] as const;
export type AlertState = (typeof ALERT_STATES)[number];
export type AlertAct = 'assign' | 'verify' | 'act' | 'dismiss';

/** raised → assigned → verified → acted | dismissed(reason) (domain.md): nobody dismisses what nobody has looked into. */
export const ALERT_TRANSITIONS: Transitions<AlertState, AlertAct> = {
  assign: { from: ['raised', 'assigned'], to: 'assigned' },
  verify: { from: ['assigned'], to: 'verified' },
  act: { from: ['verified'], to: 'acted' },
  dismiss: { from: ['verified'], to: 'dismissed' },
};
/** Still somebody's to work. */
export const OPEN_ALERTS: readonly AlertState[] = ['raised', 'assigned', 'verified'];

export const OUTCOMES = ['help_request', 'category_change', 'other'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What became of an alert: the request or decision it led to, or words. */
export interface AlertOutcome {
  readonly outcome: Outcome;
  readonly ref: Uuid | null;
  readonly words: string;
}

/** A rule, or a visit, found that somebody may need help before they asked. One for each rule, subject and period; one for each visit and question. */
export class MonitoringAlert extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  householdId!: Uuid;
  personId!: Uuid | null;
  kind!: AlertKind;
  status!: AlertState;
  assigneeId!: Uuid | null;
  assigneeName!: string | null;
  noteSealed!: string | null;
  outcome!: Outcome | null;
  outcomeRef!: Uuid | null;
  /** Why it was dismissed, or what was done in words. */
  reason!: string | null;
  raisedAt!: Date;
  verifiedAt!: Date | null;
  closedAt!: Date | null;

  /** To a member of the team; again to somebody else until it is verified. */
  assign(to: { readonly id: Uuid; readonly name: string }): void {
    this.move('assign');
    this.assigneeId = to.id;
    this.assigneeName = to.name;
  }

  /** What was found on looking; the note comes sealed. @throws verification-note-missing */
  verify(note: string, seal: (note: string) => string, now: Date): void {
    if (note.trim() === '') throw monitoringError('verification-note-missing', {}, 'note');
    this.move('verify');
    this.noteSealed = seal(note.trim());
    this.verifiedAt = now;
  }

  /** @throws outcome-incomplete when neither a record nor words say what was done */
  act({ outcome, ref, words }: AlertOutcome, now: Date): void {
    if (outcome === 'other' ? words.trim() === '' : ref === null) throw monitoringError('outcome-incomplete', {}, outcome === 'other' ? 'words' : 'ref');
    this.move('act');
    this.outcome = outcome;
    this.outcomeRef = outcome === 'other' ? null : ref;
    this.reason = words.trim() || null;
    this.closedAt = now;
    this.tell('alert-acted', { outcome });
  }

  /** @throws dismissal-reason-missing */
  dismiss(reason: string, now: Date): void {
    if (reason.trim() === '') throw monitoringError('dismissal-reason-missing', {}, 'reason');
    this.move('dismiss');
    this.reason = reason.trim();
    this.closedAt = now;
    this.tell('alert-dismissed', {});
  }

  private move(act: AlertAct): void {
    this.status = nextState(ALERT_TRANSITIONS, 'monitoring-alert', this.status, act);
  }

  private tell(what: string, payload: Record<string, unknown>): void {
    this.record({ type: `recipients.${what}`, subjectId: this.id, payload: { householdId: this.householdId, divisionCode: this.divisionCode, kind: this.kind, ...payload } });
  }
}
