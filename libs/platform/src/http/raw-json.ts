/** JSON that PostgreSQL built: sent as it is, never parsed. `version` becomes the ETag. */
export class RawJson {
  constructor(
    readonly text: string,
    readonly version?: number,
  ) {}
}
