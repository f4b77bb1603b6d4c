import { randomUUID } from 'node:crypto';
import type { Person } from '#libs/access';
import { parseCaseId, type Actor, type Command, type CommandType, type ImportMark } from '#libs/cases';
import { revisionFrom } from '../http/etag.ts';
import { ProblemError, problemOf } from '../http/problem.ts';
import type { ApproverDto, CommandDto, ImportDto } from './command.dto.ts';
import { digestOf } from './digest.ts';
import { commandIdFrom } from './idempotency-key.ts';

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** A domain command from what came over HTTP: the caller is proven, headers say which, the body says what. */
export function commandFromRequest<T extends CommandType>(
  type: T,
  caseId: string,
  body: CommandDto,
  headers: Headers,
  person: Person,
): Command<T> {
  const { effectiveAt, approver, reasonCode, reasonText, legalAuthority, lateReason, import: imported, ...data } = body;
  const caller = actorOf(person);
  const commandId = commandIdFrom(one(headers, 'idempotency-key'));
  const expectedRevision = revisionFrom(one(headers, 'if-match'));
  const importedAt = new Date().toISOString();
  const now = imported?.recordedAt ?? importedAt;
  return {
    type,
    caseId: checkedCaseId(caseId),
    data: plain(data),
    commandId,
    commandDigest: digestOf(type, body),
    correlationId: correlationId(one(headers, 'x-correlation-id')),
    effectiveAt: effectiveAt ?? now,
    now,
    ...actors(caller, imported, importedAt),
    ...(approver && { approver: approverOf(approver) }),
    ...(reasonCode && { reasonCode }),
    ...(reasonText && { reasonText }),
    ...(legalAuthority && { legalAuthority }),
    ...(lateReason && { lateReason }),
    ...(expectedRevision !== undefined && { expectedRevision }),
  } as unknown as Command<T>;
}

/** The person as events name them: by id, not by name. */
function actorOf({ id, role, ports }: Person): Actor {
  return ports ? { id, role, ports } : { id, role };
}

function one(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function checkedCaseId(caseId: string): string {
  const parsed = parseCaseId(caseId);
  if (parsed.ok) return parsed.value;
  throw new ProblemError(
    problemOf(404, 'CASE_NOT_FOUND', `There is no case ${caseId}.`, parsed.wayOut, { field: 'caseId' }),
  );
}

function correlationId(header: string | undefined): string {
  return header && /^[\x21-\x7e]{1,128}$/.test(header) ? header : randomUUID();
}

function approverOf({ id, role = 'supervisor', ports }: ApproverDto): Actor {
  return ports ? { id, role, ports } : { id, role };
}

/** An import speaks for the officer of the records; that the caller may take records over was asked before. */
function actors(
  caller: Actor,
  imported: ImportDto | undefined,
  importedAt: string,
): { actor: Actor; imported?: ImportMark } {
  if (!imported) return { actor: caller };
  const { id, role, ports } = imported.actor;
  return {
    actor: ports ? { id, role, ports } : { id, role },
    imported: { importedAt, importedBy: caller.id, source: imported.source },
  };
}

/** Without the classes of the transport, and without what was left out; `null` leaves an optional field out, too. */
function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plain);
  const given = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return Object.fromEntries(given.map(([field, part]) => [field, plain(part)]));
}
