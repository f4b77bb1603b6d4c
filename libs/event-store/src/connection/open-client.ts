import { EventStoreDBClient } from '@eventstore/db-client';
import { InvalidStoreUrl } from '../errors/errors.ts';
import { messageOf } from '../errors/message-of.ts';
import { withKnownScheme } from './known-scheme.ts';
import { shield } from './shield.ts';

/** Makes the client for an address such as `esdb://127.0.0.1:2113?tls=false`; connects when first used. */
export function openClient(url: string): EventStoreDBClient {
  const address = thatTellsRefusals(withKnownScheme(url));
  const [, who] = /^[^:]*:\/\/([^@/?#]*@)?/.exec(address) ?? [];
  // The client takes such a password apart at the wrong place, and what it takes for the host's name comes back in its errors.
  if (address.replace(/^[^:]*:\/\/([^@/?#]*@)?/, '').includes('@'))
    throw new InvalidStoreUrl('within user name, password and parameters, write @ / ? # as %40 %2F %3F %23');
  if (who && !who.includes(':')) throw new InvalidStoreUrl('behind the user name, write a colon and the password');
  try {
    return shield(withoutQuoting(() => EventStoreDBClient.connectionString(address)));
  } catch (error) {
    // The client's parser quotes the whole address, password included; only what it points at is repeated.
    const [reason = ''] = messageOf(error).split('\n');
    throw new InvalidStoreUrl(reason.replace(/\/\/[^@/]*@/, '//***@'));
  }
}

/** An append that was refused would look as if it had been done. Of an option that is there twice the last one counts. */
function thatTellsRefusals(address: string): string {
  const hidesRefusals = /throw[-_]?on[-_]?append[-_]?failure/i.test(address);
  return hidesRefusals ? `${address.replace(/\/+$/, '')}&throwOnAppendFailure=true` : address;
}

/** Below what it warns of, the client writes the whole address to standard error, password included: that line is left out. */
function withoutQuoting<T>(open: () => T): T {
  /* eslint-disable no-console -- It is where the client writes. */
  const { warn } = console;
  console.warn = (text: unknown) => {
    const lines = String(text).split('\n');
    warn(lines.filter((line) => !/^\s*(esdb(\+discover)?:\/\/.*|\^*)$/.test(line)).join('\n'));
  };
  try {
    return open();
  } finally {
    console.warn = warn;
  }
  /* eslint-enable no-console */
}
