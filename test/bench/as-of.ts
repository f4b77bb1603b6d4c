import { EventStore } from '#libs/event-store';
import { READER } from '../support/bodies.ts';
import { caseEvents, fillStore } from './case-log.ts';
import { HttpConnection } from './http-connection.ts';
import { longCase } from './long-case.ts';
import { startStore, startTracker } from './processes.ts';
import { quantile } from './quantiles.ts';
import { atMost, type Row } from './row.ts';
import { untilIdle } from './until-idle.ts';

const SMALL = 10_000;
/** Events in the larger log; BENCH_EVENTS=1000000 for the full size, which takes some minutes to fill and project. */
const LARGE = Number(process.env['BENCH_EVENTS'] ?? 100_000);
const QUERIES = 2_000;

const LONG = 'LONG-0000001';
const LONG_EVENTS = 200;
const CAMPAIGN = 'Campaign of 100,000 units';
/** Of 900 units each. */
const CAMPAIGN_CASES = 112;
const EVENTS_A_CASE = 8;
const MOMENT = 'effective=2025-01-18T00:00:00Z&known=2025-01-19T00:00:00Z';
/** The times are those of recording, which here is the run itself: then everything is known. */
const NOW = 'effective=2025-01-18T00:00:00Z';

const QUESTIONS = {
  caseNow: `/cases/${LONG}`,
  caseThen: `/cases/${LONG}/as-of?${NOW}`,
  caseUnknown: `/cases/${LONG}/as-of?${MOMENT}`,
  campaignNow: `/statistics/units?campaign=${encodeURIComponent(CAMPAIGN)}`,
  campaignThen: `/as-of/units?campaign=${encodeURIComponent(CAMPAIGN)}&${NOW}`,
} as const;
type Question = keyof typeof QUESTIONS;

/** As-of against current status in the same run, and with a small log against a large one. */
export async function asOf(folder: string): Promise<Row[]> {
  const small = await measure(`${folder}/as-of-small`, SMALL);
  const large = await measure(`${folder}/as-of-large`, LARGE);
  const size = `${LARGE.toLocaleString('en-US')} events`;
  const few = `with ${SMALL.toLocaleString('en-US')}`;
  return [
    atMost(`as-of of a case with ${LONG_EVENTS} events, p99`, large.caseThen, 'ms', 'its status now', large.caseNow, 2),
    atMost('the same, nothing known yet, p99', large.caseUnknown, 'ms', 'its status now', large.caseNow, 2),
    atMost(`as-of of a ${CAMPAIGN}, p99`, large.campaignThen, 'ms', 'its units now', large.campaignNow, 2),
    atMost(`as-of of a case in ${size}, p99`, large.caseThen, 'ms', few, small.caseThen, 1.3),
    atMost(`as-of of a campaign in ${size}, p99`, large.campaignThen, 'ms', few, small.campaignThen, 1.3),
  ];
}

async function measure(folder: string, events: number): Promise<Record<Question, number>> {
  const position = await filled(folder, events);
  const first = await startTracker({ DATA_DIR: folder, EVENTSTORE_URL: '' });
  const building = new HttpConnection(first.port);
  for (let status = 0; status !== 200;)
    ({ status } = await building.get(`/api/v1/cases?limit=1&atLeast=${position}`, first.as(READER)));
  building.close();
  await untilIdle(first);
  await first.stop();

  const tracker = await startTracker({ DATA_DIR: folder, EVENTSTORE_URL: '' });
  const connection = new HttpConnection(tracker.port);
  const reader = tracker.as(READER);
  await untilIdle(tracker);
  const times = Object.fromEntries(Object.keys(QUESTIONS).map((name) => [name, [] as number[]])) as Record<
    Question,
    number[]
  >;
  // In turns, so that whatever else the machine does meanwhile befalls all of them alike.
  for (let n = 0; n < QUERIES * 1.25; n++) {
    for (const [name, path] of Object.entries(QUESTIONS) as [Question, string][]) {
      const started = performance.now();
      const { status } = await connection.get(`/api/v1${path}`, reader);
      if (status !== 200) throw new Error(`${path}: ${status}`);
      if (n >= QUERIES * 0.25) times[name].push(performance.now() - started);
    }
  }
  connection.close();
  await tracker.stop();
  return Object.fromEntries(Object.entries(times).map(([name, of]) => [name, quantile(of, 0.99)])) as Record<
    Question,
    number
  >;
}

/** The case and the campaign that are asked about, among so many events of others. */
async function filled(folder: string, events: number): Promise<bigint> {
  const process = await startStore(`${folder}/event-store`);
  const store = EventStore.connect(process.url);
  const long = longCase(LONG, LONG_EVENTS);
  await store.append(long.stream, long.events, 'no-stream');
  for (let number = 0; number < CAMPAIGN_CASES; number++) {
    const { stream, events: own } = caseEvents(9_000_000 + number);
    const [opened, ...rest] = own;
    const ofCampaign = { ...opened!, data: { ...opened!.data, campaign: CAMPAIGN } };
    await store.append(stream, [ofCampaign, ...rest], 'no-stream');
  }
  const others = Math.max(1, Math.floor((events - LONG_EVENTS - CAMPAIGN_CASES * EVENTS_A_CASE) / EVENTS_A_CASE));
  const { position } = await fillStore(store, others);
  await store.dispose();
  await process.stop();
  return position;
}
