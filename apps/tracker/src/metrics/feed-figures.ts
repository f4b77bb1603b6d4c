import type { PublishedLog } from '#libs/feed';
import type { Webhooks } from '#libs/webhooks';
import type { Publishing } from '../feed/publishing.ts';
import type { Streams } from '../feed/stream/streams.ts';
import type { Instruments, Sample } from './instruments.ts';

/** How publishing is. */
export function observePublishing(instruments: Instruments, publishing: Publishing): void {
  instruments.observed(
    'tracker_publisher_phase',
    '1 for what the publisher is at: starting, catching-up, live, standing-by, waiting, stopped, elsewhere.',
    ['phase'],
    () => [[{ phase: publishing.status().phase }, 1]],
  );
  const lag = 'By how much publishing is behind recording; 0 when it is level.';
  instruments.observed('tracker_publisher_lag_seconds', lag, [], () => {
    const { lagMs } = publishing.status();
    return [[{}, lagMs === undefined ? undefined : lagMs / 1000]];
  });
  instruments.observed('tracker_published_events_total', 'Events published by this process.', [], () => [
    [{}, publishing.status().published],
  ]);
}

/** What is published, as far as this process has heard of it, and who reads it here. */
export function observeFeed(instruments: Instruments, published: PublishedLog, streams: Streams): void {
  const figure = (name: string, help: string, value: () => number): void =>
    instruments.observed(name, help, [], () => [[{}, value()]]);
  figure('tracker_feed_position', 'Last published event that this process has heard of.', () => Number(published.head));
  figure('tracker_stream_readers', 'Readers connected to the HTTP stream.', () => streams.readers);
  figure('tracker_stream_readers_cut_total', 'Readers cut since they took nothing.', () => streams.cut);
}

/** What is sent to endpoints of others, by webhook. */
export function observeWebhooks(instruments: Instruments, webhooks: Webhooks, published: PublishedLog): void {
  type Health = ReturnType<Webhooks['health']>;
  const each = (of: (health: Health) => readonly Sample[]) => (): Sample[] =>
    webhooks.all().flatMap(({ id }) => {
      return of(webhooks.health(id)).map(([labels, value]): Sample => [{ webhook: id, ...labels }, value]);
    });
  const figure = (name: string, help: string, of: (health: Health) => number): void =>
    instruments.observed(
      `tracker_webhook_${name}`,
      help,
      ['webhook'],
      each((health) => [[{}, of(health)]]),
    );

  instruments.observed(
    'tracker_webhook_attempts_total',
    'Attempts to deliver since the service started, by outcome (delivered, failed).',
    ['webhook', 'outcome'],
    each(({ delivered, failed }) => [
      [{ outcome: 'delivered' }, delivered],
      [{ outcome: 'failed' }, failed],
    ]),
  );
  instruments.observed('tracker_webhook_state', '1 for the state of a webhook.', ['webhook', 'state'], () =>
    webhooks.all().map(({ id, state }): Sample => [{ webhook: id, state }, 1]),
  );
  figure('waiting_events', 'Events that wait behind failing cases.', ({ waiting }) => waiting);
  figure('failing_cases', 'Cases of which an event was not taken, parked ones among them.', (one) => one.failingCases);
  figure('parked_cases', 'Cases that are not tried any more until somebody says so.', (one) => one.parkedCases);
  figure('behind_events', 'Published events that it has still to look at.', ({ cursor }) =>
    Math.max(0, Number(published.head - cursor)),
  );
}
