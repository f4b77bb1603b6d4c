import { randomUUID } from 'node:crypto';
import { EventStoreDBClient } from '@eventstore/db-client';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import { withKnownScheme } from '#libs/event-store';
import { Wire } from './wire.ts';

/** The server that the suite is run against; the embedded one unless another is named. */
const NAMED = process.env['EVENTSTORE_URL'];
export const FOREIGN_URL = NAMED && withKnownScheme(NAMED);

/** A server, the official client on it, its wire, and names that nobody else uses. */
export class ServerUnderTest {
  url!: string;
  client!: EventStoreDBClient;
  wire!: Wire;
  private embedded: EmbeddedEventStore | undefined;
  private readonly run = `conformance-${randomUUID().slice(0, 8)}`;
  private readonly streams: string[] = [];
  private readonly endings: (() => Promise<unknown>)[] = [];

  constructor() {
    beforeAll(() => this.start());
    afterAll(() => this.end());
  }

  /**
   * A stream of this run, whose name begins with `about`; it is deleted when the file is done. Never of a case: what lies in such a
   * stream has to be an event of one, or it stops the read models of every tracker on this server.
   */
  newStream(about = 'sample'): string {
    const stream = `${about}-${this.run}-${this.streams.length}`;
    this.streams.push(stream);
    return stream;
  }

  /** Whether it is older than the 24.10 that the suite describes: 23.10 answers a few things otherwise. */
  async isBefore24(): Promise<boolean> {
    const features = await this.wire.unary(ServerFeaturesService.getSupportedMethods, new Empty());
    return Number.parseInt(features.getEventStoreServerVersion(), 10) < 24;
  }

  /**
   * A client that shares no connection with others: a node takes 100 calls at once on each, and lets more wait. gRPC shares
   * one among all that ask for the very same.
   */
  onItsOwnConnection(n: number): EventStoreDBClient {
    const separator = this.url.includes('?') ? '&' : '?';
    const client = EventStoreDBClient.connectionString(`${this.url}${separator}keepAliveInterval=${10_001 + n}`);
    this.atEnd(() => client.dispose());
    return client;
  }

  /** Does this before the client is closed, whether the tests went well or not. */
  atEnd(ending: () => Promise<unknown>): void {
    this.endings.push(ending);
  }

  private async start(): Promise<void> {
    if (FOREIGN_URL === undefined) this.embedded = await startEmbeddedEventStore({ temporary: true });
    this.url = FOREIGN_URL ?? this.embedded!.url;
    this.client = EventStoreDBClient.connectionString(this.url);
    this.wire = new Wire(this.url);
  }

  private async end(): Promise<void> {
    for (const ending of this.endings.reverse()) await ending().catch(() => undefined);
    // A temporary store goes as a whole; whoever named a server gets it back as tidy as it was.
    if (!this.embedded)
      for (const stream of this.streams) await this.client.deleteStream(stream).catch(() => undefined);
    this.wire.close();
    await this.client.dispose();
    await this.embedded?.stop();
  }
}
