import { setTimeout as pause } from 'node:timers/promises';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { Outlet } from '../reads/outlet.ts';
import type { OpenCalls } from '../server/open-calls.ts';
import { asServiceError, serverShuttingDown } from '../wire/errors.ts';
import type { Stats, StatsRequest } from '../wire/monitoring-definition.ts';
import type { Figures } from './figures.ts';

/** Milliseconds. Who asks for figures without a pause is not given all of the thread; a timer takes no more than 31 bits. */
const PERIOD = { shortest: 10, longest: 2 ** 31 - 1 };

/** Figures at once, and again and again until the client has enough of them. */
export function statsCall(figures: Figures, call: ServerWritableStream<StatsRequest, Stats>, open: OpenCalls): void {
  const outlet = new Outlet<Stats>(call);
  open.add(call, () => outlet.fail(serverShuttingDown()));
  const period = Math.min(Math.max(call.request.period, PERIOD.shortest), PERIOD.longest);
  const tell = async (): Promise<void> => {
    while (!outlet.ended) {
      await outlet.sendAll([await figures.now()]);
      // Aborted when the call ends, as the loop finds out.
      await pause(period, undefined, { signal: outlet.signal }).catch(() => undefined);
    }
  };
  tell().catch((error: unknown) => outlet.fail(asServiceError(error)));
}
