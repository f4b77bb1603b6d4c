import { sendCommand } from '../../apps/cli/src/demo/send-command.ts';
import { demonstrationSet } from '../../apps/cli/src/demo/demonstration-set.ts';
import type { BuiltService } from './built-service.ts';
import { ADMINISTRATOR, type TestTracker } from './tracker.ts';

/** Whoever sends commands to a service, in this process or in one of its own. */
type Poster = Pick<TestTracker, 'post'> | Pick<BuiltService, 'post'>;

/** Records the demonstration set, or some of its cases, and answers the position that a read has to include. */
export async function loadDemonstration(tracker: Poster, caseIds?: readonly string[]): Promise<string> {
  let position = 0n;
  for (const command of demonstrationSet()) {
    if (caseIds && !caseIds.includes(command.caseId)) continue;
    const answer = await sendCommand(importing(tracker), command, 'DEMO');
    if (!answer.ok) throw new Error(`${command.key}: ${JSON.stringify(answer.problem)}`);
    const at = BigInt(answer.body.position);
    if (at > position) position = at;
  }
  return String(position);
}

/** The command line's way of sending, as an administrator. */
function importing(tracker: Poster): Parameters<typeof sendCommand>[0] {
  return {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the shape of the client's own post
    async post<T>(path: string, body: unknown, headers: Readonly<Record<string, string>>) {
      const answer = await tracker.post(path, body, { ...headers, As: ADMINISTRATOR });
      const { status } = answer;
      return status < 300
        ? { ok: true as const, status, body: answer.body as T }
        : { ok: false as const, status, problem: answer.body };
    },
  };
}
