import { EventStoreDBClient } from '@eventstore/db-client';
import { InvalidStoreUrl } from '../errors/errors.ts';
import { openClient } from './open-client.ts';

/** What opening it is refused with. */
function refusal(url: string): InvalidStoreUrl {
  try {
    openClient(url);
  } catch (error) {
    return error as InvalidStoreUrl;
  }
  throw new Error(`${url} was taken.`);
}

describe('an address of a store with a password', () => {
  it.each(['top@secret', 'top/secret', 'top?secret', 'top#secret'])(
    'is refused where the password would be taken for the host, without saying it: %s',
    (password) => {
      const error = refusal(`esdb://admin:${password}@store.example:2113?tls=false`);
      expect(error).toBeInstanceOf(InvalidStoreUrl);
      expect(error.message).toContain('%40');
      expect(error.message).not.toMatch(/top|secret/);
    },
  );

  it('is not written out below a warning about a parameter, and the warning is', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    for (const parameter of ['tlsVerifyCert=false', 'unheardOf=1'])
      await openClient(`esdb://admin:secret@store.example:2113?tls=false&${parameter}`).dispose();
    const said = warn.mock.calls.join('\n');
    warn.mockRestore();
    expect(said).toMatch(/tlsVerifyCert[^]*unheardOf/);
    expect(said).not.toContain('secret');
  });

  it('is refused without the password', () => {
    expect(refusal('esdb://admin@store.example:2113').message).toContain('colon and the password');
  });

  it('is taken when it is written as addresses are, of one host and of several', async () => {
    for (const hosts of ['a.example:2113', 'a.example:2113,b.example:2113']) {
      const client = openClient(`esdb://admin:top%40secret@${hosts}?tls=false`);
      expect(client).toBeInstanceOf(EventStoreDBClient);
      await client.dispose();
    }
  });
});

describe('an address of a store', () => {
  it.each(['kurrentdb://', 'kurrentdb+discover://', 'kdb://', ' esdb+discover://'])(
    'is taken under each name that the store has had: %s',
    async (scheme) => {
      const client = openClient(`${scheme}store.example:2113/?tls=false`);
      expect(client).toBeInstanceOf(EventStoreDBClient);
      await client.dispose();
    },
  );
});
