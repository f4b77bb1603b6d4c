import { EventStoreDBClient } from '@eventstore/db-client';
import { InvalidStoreUrl } from '../errors/errors.ts';
import { messageOf } from '../errors/message-of.ts';
import { shield } from './shield.ts';

/** Makes the client for an address such as `esdb://127.0.0.1:2113?tls=false`; connects when first used. */
export function openClient(url: string): EventStoreDBClient {
  // The client takes such a password apart at the wrong place, and what it takes for the host's name comes back in its errors.
  if (url.replace(/^[^:]*:\/\/([^@/?#]*@)?/, '').includes('@'))
    throw new InvalidStoreUrl('within user name, password and parameters, write @ / ? # as %40 %2F %3F %23');
  try {
    return shield(EventStoreDBClient.connectionString(url));
  } catch (error) {
    // The client's parser quotes the whole address, password included; only what it points at is repeated.
    const [reason = ''] = messageOf(error).split('\n');
    throw new InvalidStoreUrl(reason.replace(/\/\/[^@/]*@/, '//***@'));
  }
}
