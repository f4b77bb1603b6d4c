import { sendCommand } from '../../apps/cli/src/demo/send-command.ts';
import { demonstrationSet } from '../../apps/cli/src/demo/demonstration-set.ts';
import { TrackerClient } from '../../apps/cli/src/http/tracker-client.ts';

/** Records the demonstration set, or some of its cases, and answers the position that a read has to include. */
export async function loadDemonstration(url: string, caseIds?: readonly string[]): Promise<string> {
  const client = new TrackerClient(url);
  let position = 0n;
  for (const command of demonstrationSet()) {
    if (caseIds && !caseIds.includes(command.caseId)) continue;
    const answer = await sendCommand(client, command, 'DEMO');
    if (!answer.ok) throw new Error(`${command.key}: ${JSON.stringify(answer.problem)}`);
    const at = BigInt(answer.body.position);
    if (at > position) position = at;
  }
  return String(position);
}
