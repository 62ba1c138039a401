/** What the API allows now, on this record, to me. */
export const canAct = (record: { allowedActs?: string[] } | undefined, act: string): boolean => Boolean(record?.allowedActs?.includes(act));
