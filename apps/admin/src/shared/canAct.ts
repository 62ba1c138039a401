/** The route of an act names the thing (declination), the API's list of what is allowed names the deed (decline). */
const DEEDS: Record<string, string> = {
  declination: 'decline',
  withdrawal: 'withdraw',
  closure: 'close',
  acceptance: 'accept',
  refusal: 'refuse',
  delivery: 'deliver',
  verification: 'verify',
  cancellation: 'cancel',
  failure: 'fail',
  computation: 'compute',
  finalisation: 'finalise',
  payment: 'pay',
};

/** What the API allows now, on this record, to me. */
export const canAct = (record: { allowedActs?: string[] } | undefined, act: string): boolean => Boolean(record?.allowedActs?.some((allowed) => allowed === act || allowed === DEEDS[act]));
