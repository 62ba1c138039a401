/** A point as reference.json and the demo county write it; weeks as `[["12345", ["08:00-12:00"]]]`. */
export type Week = readonly (readonly [days: string, hours: readonly string[]])[];
export interface OfferingData {
  /** Code of an item of the service list. */
  readonly item: string;
  readonly week?: Week;
  readonly slotMinutes?: number;
  readonly places?: number;
  readonly leadMinutes?: number;
  readonly aheadDays?: number;
  readonly note?: string;
}
export interface PointData {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly isBase: boolean;
  readonly organisation: string;
  readonly village: string;
  readonly address: string;
  readonly hidden?: boolean;
  readonly position?: readonly [lng: number, lat: number];
  readonly introduction?: readonly [zh: string, en: string];
  readonly contacts?: readonly (readonly [kind: string, value: string, name?: string])[];
  readonly capacity?: number;
  readonly accessibility: readonly string[];
  readonly week: Week;
  readonly holidayRule: string;
  readonly holidayHours?: readonly string[];
  readonly makeUpRule: string;
  readonly offerings: readonly OfferingData[];
  readonly alsoOffered?: readonly string[];
}

const interval = (text: string): { opens: string; closes: string } => ({ opens: text.slice(0, 5), closes: text.slice(6) });
const hoursOf = (week: Week): { weekday: number; opens: string; closes: string }[] => week.flatMap(([days, hours]) => [...days].flatMap((day) => hours.map((text) => ({ weekday: Number(day), ...interval(text) }))));

/** As the API takes it. */
export const newPoint = (point: PointData, organisationId: string) => ({
  code: point.code, name: { zh: point.zh, en: point.en }, isBase: point.isBase, organisationId, villageCode: point.village, address: point.address, accessibility: [...point.accessibility] as never, alsoOffered: [...(point.alsoOffered ?? [])],
  ...(point.hidden ? { addressHidden: true } : {}), ...(point.position ? { position: { lng: point.position[0], lat: point.position[1] } } : {}), ...(point.introduction ? { introduction: { zh: point.introduction[0], en: point.introduction[1] } } : {}),
  ...(point.contacts ? { contacts: point.contacts.map(([kind, value, name]) => ({ kind: kind as never, value, ...(name ? { name } : {}) })) } : {}), ...(point.capacity ? { capacity: point.capacity } : {}),
  openingHours: { hours: hoursOf(point.week), holidayRule: point.holidayRule as never, holidayHours: (point.holidayHours ?? []).map(interval), makeUpRule: point.makeUpRule as never },
});

export const offeringOf = ({ week, slotMinutes, places, leadMinutes, aheadDays, note }: OfferingData, itemId: string) => ({
  itemId, bookable: slotMinutes !== undefined, note: note ?? '', ...(week ? { hours: hoursOf(week) } : {}),
  ...(slotMinutes && places && aheadDays ? { slotMinutes, places, leadMinutes: leadMinutes ?? 0, aheadDays } : {}),
});
