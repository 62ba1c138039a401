import { Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import type { Act } from '@yizhu/platform';

/** Who takes over. */
export interface Successor {
  readonly id: Uuid;
  readonly name: string;
  readonly organisationId: Uuid | null;
}
/** A kind of work that a member can have open; told by the context that keeps it. */
export interface MemberWork {
  /** `service_order`, `responsibility` …: a word of the console. */
  readonly kind: string;
  /**
   * SQL giving the open work of a member, over the whole county: `SELECT …` with columns id (uuid), label (text), at (timestamptz or null).
   * `$1` is the member, `$2` the county. It names no person.
   */
  readonly openSql: string;
  /** What is ended by hand first, for nobody can take it over: a visit under way. */
  readonly endsFirst?: true;
  /** Gives all of it to somebody, in the act of leaving; absent where it `endsFirst`. */
  handOver?(act: Act, memberId: Uuid, to: Successor): Promise<void>;
}

/** Contexts above say here what of theirs a member can have open, so that nobody leaves work behind. */
@Injectable()
export class MemberWorks {
  private readonly known: MemberWork[] = [];

  register(...works: readonly MemberWork[]): void {
    this.known.push(...works);
  }

  get all(): readonly MemberWork[] {
    return this.known;
  }
}

/** What takes a member's time on a day: SQL `SELECT day (date), n (int)` over `m.id`, from `$from` to `$to` (timestamptz places). */
export interface MemberLoad {
  readonly kind: string;
  readonly sql: (member: string, from: string, to: string) => string;
}
@Injectable()
export class MemberLoads {
  private readonly known: MemberLoad[] = [];

  register(...loads: readonly MemberLoad[]): void {
    this.known.push(...loads);
  }

  get all(): readonly MemberLoad[] {
    return this.known;
  }
}
