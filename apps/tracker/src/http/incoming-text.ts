import type { FastifyInstance } from 'fastify';
import { holdsSealed } from '#libs/access';
import { type FieldProblem, ProblemError, problemOf } from './problem.ts';
import { invalid } from './validation.ts';

/**
 * Characters that command a terminal or end a text early: no text that people read holds them, and PostgreSQL takes none with a
 * NUL. Line breaks and tabs are text.
 */
// eslint-disable-next-line no-control-regex
const COMMANDING = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;

/** Objects and lists within each other; commands have five. */
const DEEPEST = 20;

type Wrong = Pick<FieldProblem, 'message' | 'wayOut'>;

const CONTROL: Wrong = {
  message: 'must hold no control characters',
  wayOut: 'Take them out; they come of text in another encoding than UTF-8, for one.',
};
const DEEP: Wrong = {
  message: 'goes too deep',
  wayOut: `Send at most ${DEEPEST} objects and lists within each other.`,
};
const SEALED: Wrong = {
  message: 'holds what this service has sealed',
  wayOut: 'Write the name, or what you mean, in words.',
};

/**
 * What no text that comes in may hold, wherever it stands: what is recorded is printed and shown again. Sealed words above all: the
 * edge opens them in every answer, so one in a note would be opened for who put it there.
 */
export function refuseStrangeText(server: FastifyInstance): void {
  server.addHook('preValidation', async ({ params, query, body, headers }) => {
    const { 'idempotency-key': key, 'x-correlation-id': correlation } = headers;
    const kept = { ...(key && { 'Idempotency-Key': key }), ...(correlation && { 'X-Correlation-Id': correlation }) };
    for (const part of [params, query, body, kept]) {
      const wrong = wrongIn(part, 0);
      if (wrong) throw refused(wrong);
    }
  });
}

/** The first that is wrong, and the names that lead there. */
function wrongIn(value: unknown, depth: number): { readonly wrong: Wrong; readonly path: string } | undefined {
  if (typeof value === 'string') {
    if (COMMANDING.test(value) || !value.isWellFormed()) return { wrong: CONTROL, path: '' };
    return holdsSealed(value) ? { wrong: SEALED, path: '' } : undefined;
  }
  if (value === null || typeof value !== 'object') return undefined;
  if (depth > DEEPEST) return { wrong: DEEP, path: '' };
  for (const [name, part] of Object.entries(value)) {
    const found = wrongIn(part, depth + 1);
    if (found) return { ...found, path: `${Array.isArray(value) ? `[${name}]` : `.${name}`}${found.path}` };
  }
  return undefined;
}

function refused({ wrong, path }: NonNullable<ReturnType<typeof wrongIn>>): ProblemError {
  const field = path.replace(/^\./, '');
  if (field !== '') return invalid([{ field, code: 'FIELD_INVALID', ...wrong }]);
  return new ProblemError(problemOf(400, 'VALIDATION_FAILED', `The body ${wrong.message}.`, wrong.wayOut));
}
