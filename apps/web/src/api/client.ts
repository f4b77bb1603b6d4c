import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from '../generated/openapi.ts';
import { authorisation, sessionEnded } from '../session/session.ts';
import { ConnectionLost, type Problem, Refused } from './problem.ts';

/** Says who asks, and turns whatever is not an answer into an error of ours. */
const ours: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(authorisation())) request.headers.set(name, value);
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return undefined;
    if (response.status === 401) sessionEnded();
    throw new Refused(await problemIn(response));
  },
  onError({ error }) {
    return error instanceof Error && error.name === 'AbortError' ? error : new ConnectionLost();
  },
};

async function problemIn(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    // A proxy in between has answered, or nobody has.
    return {
      type: 'about:blank',
      title: response.statusText || 'No usable answer',
      status: response.status,
      code: 'NO_USABLE_ANSWER',
      detail: `The service answered ${response.status} and did not say why.`,
      wayOut: 'Try again in a moment.',
    };
  }
}

export const api = createClient<paths>({ baseUrl: '/', querySerializer: { array: { style: 'form', explode: false } } });
api.use(ours);

/** The body of an answer that was good; errors have been thrown by then. */
export function answered<T>({ data }: { data?: T }): T {
  return data as T;
}
