import type { Answer, TrackerClient } from '../http/tracker-client.ts';
import type { OfficerCommand } from './officer-command.ts';

/** Records taken over are sent by an administrator, on behalf of who acted then. */
export const IMPORTER = 'administrator';

export interface RecordedAnswer {
  readonly caseId: string;
  readonly revision: number;
  readonly position: string;
  readonly replayed: boolean;
}

/** Sends a command as an import of what an office had recorded; a repeated one is recorded once. */
export function sendCommand(
  client: Pick<TrackerClient, 'post'>,
  command: OfficerCommand,
  source: string,
): Promise<Answer<RecordedAnswer>> {
  const { key, caseId, type, data, recordedAt, actor, ...context } = command;
  const body = { ...data, ...context, import: { recordedAt, source, actor } };
  const headers = { 'Idempotency-Key': key };
  if (type === 'OpenCase') return client.post('/cases', { ...body, caseId }, headers);
  return client.post(`/cases/${caseId}/${routeOf(type)}`, body, headers);
}

/** The path of a command is its name in small letters with dashes: AttestStillHeld is attest-still-held. */
export function routeOf(type: string): string {
  return type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
