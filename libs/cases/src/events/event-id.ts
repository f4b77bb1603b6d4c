import { parse, v5 as uuidFromName } from 'uuid';

/** Own namespace for event ids, so that nobody else's names collide with ours. */
const EVENT_NAMESPACE = parse('6f1c3f0e-9a54-5c0b-8d7e-2b1f4f0c9e21');

/**
 * The id of the n-th event of a command: the same each time, so that an append may be repeated safely.
 * UUID version 5 over case, command and place.
 */
export function eventIdFor(caseId: string, commandId: string, index: number): string {
  return uuidFromName(`${caseId}\n${commandId}\n${index}`, EVENT_NAMESPACE);
}
