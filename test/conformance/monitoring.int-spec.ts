import { status } from '@grpc/grpc-js';
import { MonitoringService } from '@eventstore/db-client/generated/monitoring_grpc_pb.js';
import { StatsReq, type StatsResp } from '@eventstore/db-client/generated/monitoring_pb.js';
import { note } from './support/notes.ts';
import { ServerUnderTest } from './support/server-under-test.ts';
import { eventually } from './support/time.ts';
import { ended } from './support/wire.ts';

const server = new ServerUnderTest();

/** So many answers, and how the call ended when it was then cancelled. */
async function stats(count: number, period = 20) {
  const call = server.wire.download(MonitoringService.stats, new StatsReq().setRefreshTimePeriodInMs(String(period)));
  const end = ended(call);
  const answers = await new Promise<Map<string, string>[]>((resolve) => {
    const received: Map<string, string>[] = [];
    call.on('data', (answer: StatsResp) => {
      received.push(new Map(answer.getStatsMap().toArray()));
      if (received.length === count) resolve(received);
    });
  });
  call.cancel();
  return { answers, end: (await end).status.code };
}

describe('The statistics of a node', () => {
  it('come at once, and again in the period that is asked for, until the client cancels', async () => {
    const { answers, end } = await stats(3);
    expect(answers).toHaveLength(3);
    expect(end).toBe(status.CANCELLED);
  });

  it('come at once also where the next ones are far off', async () => {
    expect((await stats(1, 2 ** 40)).answers).toHaveLength(1);
  });

  it('are texts by name: the process, the machine, its disk and the end of the log', async () => {
    const [first] = (await stats(1)).answers;
    for (const name of ['proc-id', 'proc-mem', 'proc-cpu', 'sys-freeMem', 'sys-totalMem', 'sys-loadavg-1m']) {
      expect([name, Number(first?.get(name))]).toEqual([name, expect.any(Number)]);
      expect([name, Number.isFinite(Number(first?.get(name)))]).toEqual([name, true]);
    }
    expect(Date.parse(first?.get('proc-startTime') ?? '')).toBeLessThanOrEqual(Date.now());
    const drive = [...(first ?? [])].filter(([name]) => /^sys-drive-.+-(available|used|total)Bytes$/.test(name));
    expect(drive).toHaveLength(3);
  });

  it('tell by es-checksum that the log has grown', async () => {
    const [before] = (await stats(1)).answers;
    await server.client.appendToStream(server.newStream(), note('a'));
    // A node gathers its figures once a second at most.
    const end = (of: Map<string, string> | undefined) => BigInt(of!.get('es-checksum')!);
    await eventually(
      async () => end((await stats(1)).answers[0]),
      (later) => later > end(before),
    );
  });
});
