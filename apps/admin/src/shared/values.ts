/** What a form left empty isn't sent. */
export const given = (values: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null && value !== undefined));

/** People think in yuan, the API counts in fen. */
export const fenOf = (yuan: unknown): { benefitFen?: number } => (yuan === '' || yuan === null || yuan === undefined ? {} : { benefitFen: Math.round(Number(yuan) * 100) });

export const toFen = (yuan: unknown): number => Math.round(Number(yuan) * 100);
export const toYuan = (fen: unknown): number => Number(fen) / 100;
