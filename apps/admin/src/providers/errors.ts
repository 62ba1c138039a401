import { HttpError } from 'ra-core';

export interface Problem {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  params?: Record<string, unknown>;
  traceId?: string;
  errors?: Record<string, string>;
}

/** What the API answered when it said no; `body.errors` has the shape a form expects. */
export class ApiError extends HttpError {
  readonly problem: Problem;
  constructor(status: number, problem: Problem) {
    super(problem.detail ?? problem.title ?? String(status), status, { ...problem, errors: formErrors(problem.errors) });
    // HttpError sets its own prototype, which would hide that this is more.
    Object.setPrototypeOf(this, ApiError.prototype);
    this.problem = problem;
  }
}

/** `{ "members[0].idNumber": "…" }` becomes `{ members: { 0: { idNumber: "…" } } }`. */
export function formErrors(errors: Record<string, string> | undefined): Record<string, unknown> | undefined {
  if (!errors || Object.keys(errors).length === 0) return undefined;
  const tree: Record<string, unknown> = {};
  for (const [path, message] of Object.entries(errors)) {
    const parts = path.replace(/\[(\d+)\]/g, '.$1').split('.');
    let at = tree;
    parts.slice(0, -1).forEach((part) => {
      if (typeof at[part] !== 'object' || at[part] === null) at[part] = {};
      at = at[part] as Record<string, unknown>;
    });
    at[parts.at(-1) as string] = message;
  }
  return tree;
}

export const problemOf = (error: unknown): Problem => (error instanceof ApiError ? error.problem : {});
export const statusOf = (error: unknown): number => (error instanceof HttpError ? Number(error.status) : 0);
