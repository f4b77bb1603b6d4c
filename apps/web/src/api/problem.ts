import type { components } from '../generated/openapi.ts';

/** Problem details (RFC 9457) as the service words them: what, where, and the way out. */
export type Problem = components['schemas']['ProblemDto'];

/** The service said no, and why. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** No answer came: of a command it is not known whether it was recorded. */
export class ConnectionLost extends Error {
  constructor() {
    super('The service could not be reached.');
  }
}

/** Whether asking again may help: what was refused for what was asked, or for who asked, is refused again. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof Refused) || error.problem.status === 429 || error.problem.status >= 500;
}

/** Whether what was sent is not filled in right, which is about its fields and nothing else. */
export function isInvalid(error: unknown): error is Refused {
  return error instanceof Refused && error.problem.code === 'VALIDATION_FAILED';
}

/** What to tell a person about any error. */
export function tell(error: unknown): { title: string; detail: string; wayOut: string } {
  if (error instanceof Refused) return error.problem;
  if (error instanceof ConnectionLost) {
    return { title: 'No connection', detail: error.message, wayOut: 'Check the network; what you typed is kept.' };
  }
  return {
    title: 'Something went wrong',
    detail: error instanceof Error ? error.message : String(error),
    wayOut: 'Load the page again.',
  };
}

/** Each field that an error is about, with what is wrong with it. A command says one problem or many. */
export function fieldErrors({ problem }: Refused): { field: string; message: string }[] {
  if (problem.errors?.length) {
    return problem.errors.map(({ field, message, wayOut }) => ({ field, message: sentence(message, wayOut) }));
  }
  return problem.field ? [{ field: problem.field, message: sentence(problem.detail, problem.wayOut) }] : [];
}

function sentence(message: string, wayOut: string): string {
  const first = message.charAt(0).toUpperCase() + message.slice(1);
  // Whoever fills in a form writes no JSON.
  return `${/[.!?]$/.test(first) ? first : `${first}.`} ${wayOut.replace('; in JSON without quotes', '')}`;
}
