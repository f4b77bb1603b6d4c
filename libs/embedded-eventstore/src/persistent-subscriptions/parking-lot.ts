import { resolve } from '../reads/resolve-link.ts';
import { visibleStream } from '../reads/visible-stream.ts';
import type { Store } from '../store.ts';
import { ANY } from '../streams/expected-version.ts';
import { metastreamOf } from '../streams/system-streams.ts';
import type { ResolvedRecord } from '../wire/read-response.ts';
import { originalOf } from './message.ts';
import { parkedStreamOf } from './subscription-streams.ts';
import { newId } from '../log/new-id.ts';

const ADMINS = '$admins';
const ACCESS = { $r: ADMINS, $w: ADMINS, $d: ADMINS, $mr: ADMINS, $mw: ADMINS };

/** Events that no consumer could deal with, as links in a stream of the group, until somebody replays them. */
export class ParkingLot {
  private readonly store: Store;
  private readonly stream: string;

  constructor(store: Store, group: string) {
    this.store = store;
    this.stream = parkedStreamOf(group);
  }

  /** How many lie there. */
  get count(): bigint {
    const { state, first, last } = visibleStream(this.store, this.stream);
    return state === 'there' && last >= first ? last - first + 1n : 0n;
  }

  /** Number past the last one. */
  get end(): bigint {
    return (this.store.log.lastRevision(this.stream) ?? -1n) + 1n;
  }

  /** Number of the first one that was not replayed. */
  get start(): bigint {
    const { state, first } = visibleStream(this.store, this.stream);
    return state === 'there' ? first : this.end;
  }

  async park(resolved: ResolvedRecord, reason: string): Promise<void> {
    const event = {
      id: newId(),
      type: '$>',
      isJson: false,
      data: linkTo(resolved),
      metadata: Buffer.from(
        JSON.stringify({
          added: new Date().toISOString(),
          reason,
          subscriptionEventNumber: Number(originalOf(resolved).revision),
        }),
      ),
    };
    await this.store.append(this.stream, ANY, [event]);
  }

  /** Up to `limit` of them from a number on, without those whose events are gone. */
  read(from: bigint, limit: number): { resolved: ResolvedRecord[]; next: bigint } {
    const records = this.store.log.ofStream(this.stream, from, limit, 'forwards');
    return {
      resolved: records.map((record) => resolve(this.store, record, true)).filter(({ event }) => event !== undefined),
      next: (records.at(-1)?.revision ?? from - 1n) + 1n,
    };
  }

  /** Those before `end` were given out again and are no longer parked. */
  async replayed(end: bigint): Promise<void> {
    const event = {
      id: newId(),
      type: '$metadata',
      isJson: true,
      data: Buffer.from(`{"$tb":${end},"$acl":${JSON.stringify(ACCESS)}}`),
      metadata: Buffer.alloc(0),
    };
    await this.store.append(metastreamOf(this.stream), ANY, [event]);
  }

  delete(): Promise<unknown> {
    return this.store.delete(this.stream, ANY);
  }
}

/** To the event itself; to what the link said when that leads nowhere. */
function linkTo({ event, link }: ResolvedRecord): Uint8Array {
  return event ? Buffer.from(`${event.revision}@${event.stream}`) : (link?.data ?? Buffer.alloc(0));
}
