import type { sendUnaryData } from '@grpc/grpc-js';
import { scavengeNotFound } from '../wire/errors.ts';
import { shared } from '../wire/protocol.ts';

type Answer = sendUnaryData<InstanceType<typeof shared.Empty>>;

/** Operations of a node whose outcome is the same here whenever they are asked for. */
export const nodeOperations = {
  /** There is one index, always: it is as merged as it can be. */
  mergeIndexes: (_call: unknown, answer: Answer): void => answer(null, new shared.Empty()),
  /** None ever runs, so none has the id that it is asked to stop. */
  stopScavenge: (_call: unknown, answer: Answer): void => answer(scavengeNotFound()),
};
