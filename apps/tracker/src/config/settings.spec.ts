import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, SettingsInvalid } from './settings.ts';

describe('Settings', () => {
  it('have a default for everything, and answer on this machine only', () => {
    expect(readSettings({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DATA_DIR: './data' });
  });

  it('name a PostgreSQL by either of its schemes', () => {
    for (const DATABASE_URL of [
      'postgres://tracker@host/cases',
      'postgresql://tracker:secret@host:5432/cases?sslmode=require',
    ])
      expect(readSettings({ DATABASE_URL })).toMatchObject({ DATABASE_URL });
    expect(() => readSettings({ DATABASE_URL: 'mysql://host/cases' })).toThrow(/must look like postgres:/);
  });

  it('divide the work only among processes that share the store and the database', () => {
    const shared = { DATABASE_URL: 'postgres://host/cases', EVENTSTORE_URL: 'esdb://host:2113' };
    expect(readSettings({}).TRACKER_ROLES).toEqual(['api', 'projector', 'publisher', 'webhooks', 'scheduler']);
    expect(readSettings({ ...shared, TRACKER_ROLES: 'api' }).TRACKER_ROLES).toEqual(['api']);
    expect(() => readSettings({ TRACKER_ROLES: 'projector' })).toThrow(
      /share a DATABASE_URL(.|\n)*share a EVENTSTORE_URL/,
    );
    expect(() => readSettings({ ...shared, TRACKER_ROLES: 'api,writer' })).toThrow(
      /TRACKER_ROLES must be among api, projector, publisher, webhooks, scheduler/,
    );
  });

  it("leave publishing to others only on a shared store; webhooks and clocks may be nobody's work", () => {
    expect(() => readSettings({ TRACKER_ROLES: 'api,projector' })).toThrow(/share a EVENTSTORE_URL/);
    const without = readSettings({ TRACKER_ROLES: 'api,projector,publisher' });
    expect(without.TRACKER_ROLES).toEqual(['api', 'projector', 'publisher']);
  });

  it('record no lapse unless somebody says so', () => {
    expect(readSettings({}).CLOCKS).toBe('off');
    expect(() => readSettings({ CLOCKS: 'on' })).toThrow('CLOCKS must be record or off');
    expect(() => readSettings({ CLOCKS_SINCE: 'March' })).toThrow('CLOCKS_SINCE must be a date');
  });

  it('count an empty variable as not set', () => {
    expect(readSettings({ PORT: '', EVENTSTORE_URL: '' })).toMatchObject({ PORT: 3000 });
  });

  it('name everything that is wrong at once', () => {
    expect.assertions(2);
    try {
      readSettings({ PORT: 'many', HOST: '0.0.0.0', LOG_LEVEL: 'loud' });
    } catch (error) {
      expect(error).toBeInstanceOf(SettingsInvalid);
      const names = (error as SettingsInvalid).problems.map((problem) => problem.split(' ')[0]);
      expect(new Set(names)).toEqual(new Set(['PORT', 'HOST', 'LOG_LEVEL']));
    }
  });

  it('never show an address, which may hold a password', () => {
    for (const name of ['EVENTSTORE_URL', 'DATABASE_URL'])
      expect(() => readSettings({ [name]: 'http://admin:secret@host' })).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining('secret') }),
      );
  });

  it('bind beyond this machine only where an issuer says who may sign in', () => {
    expect(() => readSettings({ HOST: '0.0.0.0' })).toThrow('HOST must be one of 127.0.0.1');
    expect(readSettings({ HOST: '0.0.0.0', OIDC_ISSUER: 'https://identity.example/realms/customs' })).toMatchObject({
      HOST: '0.0.0.0',
    });
  });

  it('do without an issuer only outside of production', () => {
    expect(() => readSettings({ NODE_ENV: 'production' })).toThrow('OIDC_ISSUER must be set in production');
  });

  it('demand an encrypted way to the issuer, and signatures that only it can make', () => {
    expect(() => readSettings({ OIDC_ISSUER: 'http://identity.example' })).toThrow(
      'OIDC_ISSUER must be an https address',
    );
    expect(() => readSettings({ OIDC_ALGORITHMS: 'HS256' })).toThrow('OIDC_ALGORITHMS must be among');
    expect(() => readSettings({ OIDC_ALGORITHMS: 'none' })).toThrow('OIDC_ALGORITHMS must be among');
    expect(() => readSettings({ OIDC_ROLES: 'king=crown' })).toThrow('OIDC_ROLES names no role of this service');
  });

  it('may come from files, one value from one place', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'settings-')), 'url');
    writeFileSync(file, 'esdb://admin:secret@host:2113\n');
    expect(readSettings({ EVENTSTORE_URL_FILE: file })).toMatchObject({
      EVENTSTORE_URL: 'esdb://admin:secret@host:2113',
    });
    expect(() => readSettings({ EVENTSTORE_URL_FILE: file, EVENTSTORE_URL: 'esdb://other' })).toThrow('both set');
    expect(() => readSettings({ EVENTSTORE_URL_FILE: `${file}.absent` })).toThrow('EVENTSTORE_URL_FILE cannot be read');
  });
});
