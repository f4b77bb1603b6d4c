import { readFileSync } from 'node:fs';
import { type ChannelCredentials, credentials, Metadata } from '@grpc/grpc-js';

/** What a connection string says, for calls that pass the official client by. */
export interface Address {
  /** `host:port` of the first node. */
  readonly authority: string;
  readonly secure: boolean;
  readonly channel: ChannelCredentials;
  /** Who calls, if the connection string says so. */
  readonly metadata: Metadata;
}

/** Reads an `esdb:` connection string. Of a cluster, the first node is called: name its leader. */
export function addressOf(connectionString: string): Address {
  const url = new URL(connectionString.replace(/^\w+(\+discover)?:/, 'http:').replace(/,[^/?]*/, ''));
  const option = (name: string): string | undefined =>
    [...url.searchParams].find(([key]) => key.toLowerCase() === name)?.[1];
  const secure = option('tls') !== 'false';
  const authorityFile = option('tlscafile');
  const root = authorityFile === undefined ? null : readFileSync(authorityFile);
  const verify = option('tlsverifycert') === 'false' ? { rejectUnauthorized: false } : {};
  const metadata = new Metadata();
  if (url.username) {
    const who = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    metadata.set('authorization', `Basic ${Buffer.from(who).toString('base64')}`);
  }
  return {
    authority: `${url.hostname}:${url.port || '2113'}`,
    secure,
    channel: secure ? credentials.createSsl(root, null, null, verify) : credentials.createInsecure(),
    metadata,
  };
}
