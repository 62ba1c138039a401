/** What helps somebody who walks, sees or hears with difficulty; GB 50763 names most of them. */
export const ACCESSIBILITY = ['step_free', 'ramp', 'lift', 'accessible_toilet', 'blind_path', 'braille_signs', 'sign_language', 'hearing_loop', 'wheelchair_loan', 'accessible_parking', 'rest_area'] as const;
export type Accessibility = (typeof ACCESSIBILITY)[number];

export const CONTACT_KINDS = ['phone', 'mobile', 'duty', 'fax', 'email', 'wechat'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];
export interface PointContact {
  readonly kind: ContactKind;
  /** Who answers, if it matters: 值班员. */
  readonly name?: string;
  readonly value: string;
}

export const POINT_STATES = ['active', 'retired'] as const;
export type PointState = (typeof POINT_STATES)[number];
export const OFFERING_STATES = ['active', 'withdrawn'] as const;

/** Days from today for which openings are worked out ahead: a season of booking, and the question "open at". */
export const OPENING_DAYS = 120;
/** The longest exception, in days. */
export const EXCEPTION_DAYS = 366;
export const MAX_EXCEPTIONS = 200;
export const MAX_OFFERINGS = 60;
export const MAX_PHOTOS = 12;
export const PHOTO_BYTES = 5 * 1_048_576;
/** What is taken as a photo, told by content. */
export const PHOTO_TYPES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);
export const photoKey = (id: string): string => `point-photo/${id}`;
