import { readSettings, SettingsInvalid } from './settings.ts';

describe('Settings', () => {
  it('have a default for everything, and answer on this machine only', () => {
    expect(readSettings({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DATA_DIR: './data' });
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
    expect(() => readSettings({ EVENTSTORE_URL: 'http://admin:secret@host' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });
});
