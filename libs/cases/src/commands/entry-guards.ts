import type { CaseFile } from '../case-file/case-file.ts';
import { caseIsClosed } from '../close-case/after-closing.ts';
import { givenReasonProblem, reasonProblem } from '../reference-data/index.ts';
import type { Command, CommandType } from './command.ts';
import type { Refusal } from './refusal.ts';
import { worksAt } from './roles.ts';
import type { CommandSpec } from './spec.ts';

/** The guards that come before any look at the deed: does the case exist, may this person, is it still open. */
export function entryProblem(file: CaseFile, command: Command, spec: CommandSpec<CommandType>): Refusal | undefined {
  return (
    existence(file, command) ??
    permission(file, command, spec) ??
    revision(file, command) ??
    closed(file, spec) ??
    reason(command, spec)
  );
}

function existence(file: CaseFile, { type, caseId }: Command): Refusal | undefined {
  if (type === 'OpenCase') {
    if (file.revision < 0) return undefined;
    return {
      code: 'CASE_ALREADY_EXISTS',
      field: 'caseId',
      message: `Case ${caseId} already exists.`,
      wayOut: 'Choose another case number, or work on the case that is there.',
    };
  }
  if (file.state.opened) return undefined;
  return {
    code: 'CASE_NOT_FOUND',
    field: 'caseId',
    message: `There is no case ${caseId}.`,
    wayOut: 'Check the case number, or open the case first.',
  };
}

function permission(file: CaseFile, command: Command, spec: CommandSpec<CommandType>): Refusal | undefined {
  const { actor } = command;
  const port = command.type === 'OpenCase' ? command.data.port : (file.state.opened?.port ?? '');
  if (!spec.roles.includes(actor.role)) {
    return {
      code: 'NOT_PERMITTED',
      message: `The role ${actor.role} may not do this.`,
      wayOut: `Ask somebody in the role: ${spec.roles.join(' or ')}.`,
    };
  }
  if (worksAt(actor, port)) return undefined;
  return {
    code: 'NOT_PERMITTED',
    message: `${actor.id} does not work at port ${port}.`,
    wayOut: `Ask somebody of port ${port}.`,
  };
}

function revision(file: CaseFile, { expectedRevision }: Command): Refusal | undefined {
  if (expectedRevision === undefined || expectedRevision === file.revision) return undefined;
  return {
    code: 'REVISION_CONFLICT',
    field: 'If-Match',
    message: `The case has moved on: you saw revision ${expectedRevision}, it is at ${file.revision}.`,
    wayOut: 'Read the case again, look at what changed, and repeat the command if it still holds.',
    compared: { expected: expectedRevision, actual: file.revision },
    events: file.history.filter((event) => event.revision > expectedRevision).map(({ eventId }) => eventId),
  };
}

function closed(file: CaseFile, spec: CommandSpec<CommandType>): Refusal | undefined {
  if (file.state.closedAt === undefined || spec.whenClosed) return undefined;
  return caseIsClosed(file.state.closedAt);
}

function reason({ reasonCode, reasonText }: Command, { reasons }: CommandSpec<CommandType>): Refusal | undefined {
  return reasons === undefined
    ? givenReasonProblem(reasonCode, reasonText)
    : reasonProblem(reasons, reasonCode, reasonText);
}
