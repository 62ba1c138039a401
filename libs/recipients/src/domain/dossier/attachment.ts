import { AggregateRoot, newId, type Uuid } from '@yizhu/kernel';
import { dossierError } from './dossier.errors.js';

export const ATTACHMENT_KINDS = ['photo', 'id_card', 'household_register', 'medical', 'disability_certificate', 'income_proof', 'property_proof', 'consent', 'other'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];
/** What is taken, told by content. Nothing a browser would run. */
export const ATTACHMENT_TYPES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'application/pdf']);
export const ATTACHMENT_BYTES = 10 * 1_048_576;
export const MAX_ATTACHMENTS = 200;
/** Days that what was removed can still come back; then its bytes are destroyed (PIPL 47). */
export const KEPT_AFTER_REMOVAL = 30;

export interface AddedAttachment {
  readonly id?: Uuid | undefined;
  readonly countyCode: string;
  readonly divisionCode: string;
  readonly householdId: Uuid;
  readonly personId: Uuid | null;
  readonly consentId: Uuid | null;
  readonly kind: AttachmentKind;
  readonly title: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly addedBy: Uuid | null;
  readonly addedByName: string;
}

/** A photo or paper of a household. Its bytes lie sealed in the file store, under `fileKey(id)`. */
export class Attachment extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  householdId!: Uuid;
  personId!: Uuid | null;
  /** The consent this paper carries. */
  consentId!: Uuid | null;
  kind!: AttachmentKind;
  title!: string;
  mediaType!: string;
  bytes!: number;
  sha256!: string;
  addedAt!: Date;
  addedBy!: Uuid | null;
  addedByName!: string;
  removedAt!: Date | null;
  removedByName!: string | null;
  removedReason!: string | null;
  purgedAt!: Date | null;

  static add(given: AddedAttachment, at: Date): Attachment {
    const attachment = Object.assign(new Attachment(), given, { id: given.id ?? newId(), addedAt: at, removedAt: null, removedByName: null, removedReason: null, purgedAt: null });
    attachment.tell('attachment-added');
    return attachment;
  }

  /** @throws attachment-removed */
  remove(reason: string, byName: string, at: Date): void {
    if (this.removedAt) throw dossierError('attachment-removed');
    Object.assign(this, { removedAt: at, removedByName: byName, removedReason: reason });
    this.tell('attachment-removed');
  }

  /** @throws attachment-not-removed | attachment-purged */
  restore(): void {
    if (!this.removedAt) throw dossierError('attachment-not-removed');
    if (this.purgedAt) throw dossierError('attachment-purged', { days: KEPT_AFTER_REMOVAL });
    Object.assign(this, { removedAt: null, removedByName: null, removedReason: null });
    this.tell('attachment-restored');
  }

  private tell(what: string): void {
    this.record({ type: `recipients.${what}`, subjectId: this.id, payload: { householdId: this.householdId, divisionCode: this.divisionCode, personId: this.personId, attachmentKind: this.kind } });
  }
}

export const fileKey = (id: Uuid): string => `attachment/${id}`;
