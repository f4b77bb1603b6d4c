import { CommandFailed, EXIT } from '../exit-codes.ts';
import { tokenFor } from './credentials.ts';
import { noAnswer, reason } from './no-answer.ts';

/** A problem document as the service sends it. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly wayOut?: string;
  readonly field?: string;
  readonly errors?: readonly { field: string; code: string; message: string; wayOut: string }[];
}

export type Answer<T> =
  | { readonly ok: true; readonly status: number; readonly body: T }
  | { readonly ok: false; readonly status: number; readonly problem: Problem };

/** Tries of a request whose answer got lost or that found the service busy; commands carry an idempotency key. */
const MOST_TRIES = 6;

/** The service over HTTP, for the command line. */
export class TrackerClient {
  readonly url: string;
  private readonly as: string;
  private token: Promise<string> | undefined;

  /** @param as whom to be where the service brings its provider for development: id or role of a demonstration person */
  constructor(url: string, as = 'h.quist') {
    this.url = url.replace(/\/+$/, '');
    this.as = as;
  }

  /** @throws CommandFailed when the service does not answer. */
  get<T>(path: string): Promise<Answer<T>> {
    return this.send<T>(path, {});
  }

  /** @throws CommandFailed when the service does not answer. */
  post<T>(path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Answer<T>> {
    return this.send<T>(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...headers, 'Content-Type': 'application/json' },
    });
  }

  /** @throws CommandFailed when the service does not answer. */
  delete<T>(path: string): Promise<Answer<T>> {
    return this.send<T>(path, { method: 'DELETE' });
  }

  /**
   * An answer as it comes, which may be of any size; asked for once, since what is on its way can't be asked for again.
   * @throws CommandFailed when the service does not answer, or answers with a problem.
   */
  async open(path: string): Promise<ReadableStream<Uint8Array>> {
    let response: Response;
    try {
      response = await fetch(`${this.url}/api/v1${path}`, await this.signed(path, {}));
    } catch (error) {
      if (error instanceof CommandFailed) throw error;
      throw noAnswer(this.url, error);
    }
    const type = response.headers.get('content-type') ?? '';
    if (response.ok && response.body && !type.startsWith('text/html')) return response.body;
    const problem = (await response.json().catch((error: unknown) => {
      throw noAnswer(this.url, error);
    })) as Problem;
    throw new CommandFailed(sayProblem(problem), response.status === 404 ? EXIT.notFound : EXIT.notOk);
  }

  private async send<T>(path: string, init: RequestInit): Promise<Answer<T>> {
    for (let tries = 1; ; tries++) {
      let failure: string;
      let askedToWait = 0;
      try {
        const response = await fetch(`${this.url}/api/v1${path}`, await this.signed(path, init));
        const body: unknown = await response.json();
        if (response.status === 401 && tries === 1) {
          // A long import outlives its token.
          this.token = undefined;
          continue;
        }
        if (response.ok) return { ok: true, status: response.status, body: body as T };
        // Who sends much for all others is told when to go on.
        askedToWait = response.status === 429 ? 1000 * Number(response.headers.get('retry-after') ?? 1) : 0;
        if (![429, 503].includes(response.status) || tries >= MOST_TRIES || path.startsWith('/health')) {
          return { ok: false, status: response.status, problem: body as Problem };
        }
        failure = (body as Problem).detail;
      } catch (error) {
        if (error instanceof CommandFailed) throw error;
        failure = reason(error);
      }
      if (tries >= MOST_TRIES || path.startsWith('/health')) {
        throw noAnswer(this.url, failure);
      }
      await new Promise((resolve) => setTimeout(resolve, Math.max(askedToWait, 100 * 2 ** tries)));
    }
  }

  /** With the token, but for what everybody may ask. */
  private async signed(path: string, init: RequestInit): Promise<RequestInit> {
    if (path.startsWith('/health')) return init;
    this.token ??= tokenFor(this.url, this.as);
    return { ...init, headers: { ...(init.headers as object), Authorization: `Bearer ${await this.token}` } };
  }
}

/** A problem in one paragraph; of several, each on a line. */
export function sayProblem({ code, detail, wayOut, errors = [] }: Problem): string {
  // The detail names the field and what is wrong with it where that is all.
  const fields = errors.length > 1 ? errors.map(({ field, message }) => `  ${field} ${message}`) : [];
  return [`${code}: ${detail}`, ...fields, ...(wayOut ? [wayOut] : [])].join('\n');
}
