import { readSettings, SETTING_NAMES, type Settings } from '../../apps/tracker/src/config/settings.ts';
import { compose, read, said, stages } from './files.ts';

/** What the service makes of one variable; undefined when it knows none of that name. Production wants an issuer. */
const understood = (name: string, value: string): unknown =>
  readSettings({ OIDC_ISSUER: 'https://identity.example', [name]: value })[name as keyof Settings]?.toString();

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

  it('is described for people, in the image and setting by setting', () => {
    const described = (path: string) => [...read(path).matchAll(/^\| `([A-Z_]+)` /gm)].map(([, name]) => name!);
    expect(described('docs/settings.md').sort()).toEqual([...SETTING_NAMES].sort());
    expect(SETTING_NAMES).toEqual(expect.arrayContaining(described('docker/README.md')));
    expect(described('docker/README.md')).toEqual(
      expect.arrayContaining([...inImage, ...inCompose].map(([name]) => name)),
    );
  });
});
