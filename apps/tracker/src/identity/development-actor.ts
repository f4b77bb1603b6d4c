import { type Actor, ROLES, type Role } from '#libs/cases';
import { ProblemError, problemOf } from '../http/problem.ts';

/** Says who acts, until people sign in. It proves nothing, so the service answers on this machine only. */
export const DEVELOPMENT_ACTOR_HEADER = 'x-development-actor';

const EXAMPLE = 'm.rivera; role=case-officer; ports=2801,3801';
const ID = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u;

/**
 * Reads `id; role=ROLE; ports=PPPP,PPPP`; `ports=*` stands for every port.
 * @throws ProblemError 401 when absent or not of that form.
 */
export function developmentActor(header: string | undefined): Actor {
  if (!header) throw unknownActor('Nobody is named as the one who acts.');
  const [id = '', ...parts] = header.split(';').map((part) => part.trim());
  const fields = new Map(parts.filter(Boolean).map((part) => splitOnce(part)));
  const role = fields.get('role');
  if (!ID.test(id)) throw unknownActor('It has to begin with the id of a person: letters, digits, dots, dashes.');
  if (!isRole(role)) throw unknownActor(`Its role has to be one of: ${ROLES.join(', ')}.`);
  const ports = fields
    .get('ports')
    ?.split(',')
    .map((port) => port.trim());
  const wrong = ports?.find((port) => port !== '*' && !/^\d{4}$/.test(port));
  if (wrong !== undefined) throw unknownActor(`"${wrong}" is not a port: four digits, or * for all.`);
  return ports ? { id, role, ports } : { id, role };
}

function splitOnce(part: string): [string, string] {
  const at = part.indexOf('=');
  return at < 0 ? [part, ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
}

function isRole(role: string | undefined): role is Role {
  return (ROLES as readonly (string | undefined)[]).includes(role);
}

function unknownActor(detail: string): ProblemError {
  return new ProblemError(
    problemOf(401, 'ACTOR_REQUIRED', detail, `Send the header X-Development-Actor: ${EXAMPLE}`, {
      field: 'X-Development-Actor',
    }),
    { 'WWW-Authenticate': 'Development-Actor' },
  );
}
