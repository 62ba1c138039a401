import { AsyncLocalStorage } from 'node:async_hooks';
import { DomainError, NO_SCOPE, type Language, type Scope, type Uuid } from '@yizhu/kernel';
import type { EntityManager } from 'typeorm';

/** Who acts: a signed-in person, or the system itself (jobs, reactions to events, the command line). */
export interface Actor {
  readonly id: Uuid | null;
  readonly name: string;
  readonly kind: 'staff' | 'system';
}

/** The key of a POST that must not happen twice; see UnitOfWork. */
export interface IdempotencyClaim {
  readonly key: string;
  readonly route: string;
  readonly bodyHash: string;
}

/** What is known of the running request or job. One per request, carried by AsyncLocalStorage. */
export interface RequestContext {
  readonly traceId: string;
  readonly countyCode: string;
  language: Language;
  address: string | null;
  actor: Actor | null;
  /** Where the permission of the present route holds for the actor. */
  scope: Scope;
  permission: string | null;
  /** Where the caller holds another permission: for routes that show more to who has it. Absent for strangers; ask by `scopeHeld`. */
  scopeFor?: (permission: string) => Scope | null;
  idempotency?: IdempotencyClaim;
  /** The running transaction, set by UnitOfWork. */
  transaction?: Transaction;
}

export interface Transaction {
  readonly manager: EntityManager;
  readonly now: Date;
  /** What the act has written of in the audit trail: whom its answer shows needs no second row. */
  readonly told: Set<Uuid>;
}

const storage = new AsyncLocalStorage<RequestContext>();

export const runInContext = <T>(context: RequestContext, work: () => T): T => storage.run(context, work);
export const maybeContext = (): RequestContext | undefined => storage.getStore();

export const currentContext = (): RequestContext => {
  const context = storage.getStore();
  if (!context) throw new Error('no request context: run this inside a request or runAsSystem()');
  return context;
};

/** The signed-in actor. @throws DomainError unauthenticated */
export const currentActor = (): Actor => {
  const { actor } = currentContext();
  if (!actor) throw new DomainError('not-signed-in', 'unauthenticated');
  return actor;
};

/** Where the caller holds a permission, whatever the route asks for; the system holds all of them wherever it works. */
export const scopeHeld = (permission: string): Scope | null => {
  const { actor, scope, scopeFor } = currentContext();
  return actor?.kind === 'system' ? scope : (scopeFor?.(permission) ?? null);
};

export const SYSTEM: Actor = { id: null, name: 'system', kind: 'system' };

/** Runs work of the platform itself, over the whole county (`''` is the root of all division codes). */
export const runAsSystem = <T>(countyCode: string, traceId: string, work: () => Promise<T>): Promise<T> =>
  storage.run(
    { traceId, countyCode, language: 'zh', address: null, actor: SYSTEM, permission: null, scope: { ...NO_SCOPE, divisions: [countyCode] } },
    work,
  );
