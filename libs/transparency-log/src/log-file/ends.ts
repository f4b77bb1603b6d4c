import { bucketOf, campaignKey, chained, type MapValue, NOTHING, streamKey } from '../case-map/case-map.ts';
import { type BucketStore, valueIn } from '../case-map/growing-map.ts';
import type { LoggedEvent } from '../leaf/leaf.ts';
import { campaignOf } from './campaign.ts';

/** What has become of cases and campaigns since the map was last brought up to date. */
export class Ends {
  readonly buckets: BucketStore;
  readonly #streams = new Map<string, MapValue>();
  readonly #campaigns = new Map<string, MapValue>();

  constructor(buckets: BucketStore) {
    this.buckets = buckets;
  }

  /** One more event with its leaf. */
  note(event: LoggedEvent, leaf: Uint8Array): void {
    this.#streams.set(event.stream, { number: event.revision, hash: leaf });
    const campaign = campaignOf(event);
    if (campaign === undefined) return;
    const { number, hash } = this.#campaigns.get(campaign) ?? this.#stored(campaign);
    this.#campaigns.set(campaign, { number: number + 1n, hash: chained(hash, leaf) });
  }

  /** Keys and values to be put into the map; from now on counted anew. */
  *take(): Generator<[key: Buffer, value: MapValue]> {
    for (const [stream, value] of this.#streams) yield [streamKey(stream), value];
    for (const [campaign, value] of this.#campaigns) yield [campaignKey(campaign), value];
    this.#streams.clear();
    this.#campaigns.clear();
  }

  #stored(campaign: string): MapValue {
    const key = campaignKey(campaign);
    return valueIn(this.buckets.bucket(bucketOf(key)), key) ?? { number: 0n, hash: NOTHING };
  }
}
