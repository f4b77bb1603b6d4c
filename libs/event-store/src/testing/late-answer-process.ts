/**
 * A process of its own for `shield.int-spec.ts`, since jest hides an error that would end any other: two connections to the
 * server at `URL`, an append in flight on each; one wire breaks, then the answer arrives on the other.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStore } from '../event-store.ts';
import { CuttingProxy } from './cutting-proxy.ts';

const [url = '', stream = ''] = process.argv.slice(2);
const event = () => ({ id: randomUUID(), type: 'Detained', data: {} });

const wires = await Promise.all([CuttingProxy.before(url), CuttingProxy.before(url)]);
const [breaking, slow] = wires.map((wire) => EventStore.connect(wire.url)) as [EventStore, EventStore];
await Promise.all([breaking.append(`${stream}-1`, [event()], 'any'), slow.append(`${stream}-2`, [event()], 'any')]);

wires[1].holdAnswers();
const answers = [breaking.append(`${stream}-1`, [event()], 0n), slow.append(`${stream}-2`, [event()], 0n)];
await sleep(50);
wires[0].cut();
await sleep(50);
wires[1].releaseAnswers();

for (const { revision } of await Promise.all(answers)) process.stdout.write(`revision ${revision}\n`);
await Promise.all([breaking.dispose(), slow.dispose()]);
await Promise.all(wires.map((wire) => wire.stop()));
