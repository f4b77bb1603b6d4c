import type { Refusal } from '#libs/cases';
import { statusOf } from '../problems/catalogue.ts';

/** One thing that is wrong with one field. */
export interface FieldProblem {
  /** Path in the body, e.g. `lines[0].quantity`; or the name of a header or parameter. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
  readonly wayOut: string;
}

/** Problem details (RFC 9457) with what a caller of this API needs besides: a stable code and the way out. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly wayOut: string;
  readonly field?: string;
  /** Both sides where two numbers or dates are compared, by name. */
  readonly compared?: Readonly<Record<string, number | string>>;
  readonly events?: readonly string[];
  readonly errors?: readonly FieldProblem[];
  readonly instance?: string;
}

/** Thrown by the edges of the service; the domain itself answers with refusals. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.detail);
    this.problem = problem;
    this.headers = headers;
  }
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** "QUANTITY_NOT_AVAILABLE" as a relative reference and as words. */
export function problemOf(
  status: number,
  code: string,
  detail: string,
  wayOut: string,
  more: Partial<Problem> = {},
): Problem {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return {
    type: `/docs/problems#${code.toLowerCase().replaceAll('_', '-')}`,
    title: words.charAt(0).toUpperCase() + words.slice(1),
    status,
    detail,
    code,
    wayOut,
    ...more,
  };
}

/** The refusal as a problem. A stale `If-Match` is 412, as HTTP has it. */
export function refusalProblem(refusal: Refusal): Problem {
  const { code, message, wayOut, ...more } = refusal;
  return problemOf(statusOf(code, refusal.field), code, message, wayOut, more);
}
