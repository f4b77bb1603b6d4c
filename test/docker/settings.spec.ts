import { readSettings, type Settings } from '../../apps/tracker/src/config/settings.ts';
import { compose, read, said, stages } from './files.ts';

/** What the service makes of one variable; undefined when it knows none of that name. */
const understood = (name: string, value: string): unknown =>
  readSettings({ [name]: value })[name as keyof Settings]?.toString();

const inImage = said(stages().at(-1)!, 'ENV')
  .flatMap((line) => line.split(' '))
  .map((pair) => pair.split('=') as [name: string, value: string]);
const inCompose = Object.entries(compose().services.tracker.environment);

describe('what the container tells the service', () => {
  it.each([...inImage, ...inCompose])('is a setting that the service reads: %s=%s', (name, value) => {
    expect(understood(name, value)).toBe(value);
  });

  it('leaves nothing out that this test would have to look at', () => {
    expect([inImage.length, inCompose.length]).toEqual([3, 3]);
  });

  it('is described for people, setting by setting', () => {
    const settings = Object.keys(readSettings({ EVENTSTORE_URL: 'esdb://127.0.0.1:2113?tls=false' }));
    const described = [...read('docker/README.md').matchAll(/^\| `([A-Z_]+)` /gm)].map(([, name]) => name);
    expect(described.sort()).toEqual(settings.sort());
  });
});
