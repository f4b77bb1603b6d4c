import {
  Client,
  type ClientDuplexStream,
  type ClientReadableStream,
  type MethodDefinition,
  type ServiceError,
} from '@grpc/grpc-js';
import { addressOf } from './address.ts';

/** What the server sent in answer to a call, in order, and how it ended. */
export interface Ended<Response> {
  readonly messages: Response[];
  readonly status: { code: number; details: string; trailers: Record<string, string> };
}

/** Calls a server as it is on the wire, without what the official client makes of it. */
export class Wire {
  private readonly client: Client;
  private readonly metadata;

  constructor(connectionString: string) {
    const { authority, channel, metadata } = addressOf(connectionString);
    // A channel of its own: what is done to this connection must not be felt by others.
    this.client = new Client(authority, channel, { 'grpc.use_local_subchannel_pool': 1 });
    this.metadata = metadata;
  }

  close(): void {
    this.client.close();
  }

  /** @throws ServiceError with the status and the trailers. */
  unary<Request, Response>(method: MethodDefinition<Request, Response>, request: Request): Promise<Response> {
    const { path, requestSerialize, responseDeserialize } = method;
    return new Promise((resolve, reject) => {
      this.client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        this.metadata,
        (error, response) => (error ? reject(error) : resolve(response!)),
      );
    });
  }

  /** Many questions and one answer. @throws ServiceError */
  upload<Request, Response>(method: MethodDefinition<Request, Response>, requests: Request[]): Promise<Response> {
    const { path, requestSerialize, responseDeserialize } = method;
    return new Promise((resolve, reject) => {
      const call = this.client.makeClientStreamRequest(
        path,
        requestSerialize,
        responseDeserialize,
        this.metadata,
        (error, response) => (error ? reject(error) : resolve(response!)),
      );
      for (const request of requests) call.write(request);
      call.end();
    });
  }

  /** Says so much and gives the call up before it is at its end. Resolves when the client has let go of it. */
  abandon<Request, Response>(method: MethodDefinition<Request, Response>, requests: Request[]): Promise<void> {
    const { path, requestSerialize, responseDeserialize } = method;
    return new Promise((resolve) => {
      const call = this.client.makeClientStreamRequest(path, requestSerialize, responseDeserialize, this.metadata, () =>
        resolve(),
      );
      requests.forEach((request, index) => {
        call.write(request, () => {
          if (index === requests.length - 1) setImmediate(() => call.cancel());
        });
      });
    });
  }

  /** One question and many answers. */
  download<Request, Response>(
    method: MethodDefinition<Request, Response>,
    request: Request,
  ): ClientReadableStream<Response> {
    const { path, requestSerialize, responseDeserialize } = method;
    return this.client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, request, this.metadata);
  }

  /** Both sides talk as long as they like. */
  converse<Request, Response>(method: MethodDefinition<Request, Response>): ClientDuplexStream<Request, Response> {
    const { path, requestSerialize, responseDeserialize } = method;
    return this.client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, this.metadata);
  }

  /** All answers to one question, until the server ends the call, well or not. */
  toTheEnd<Request, Response>(method: MethodDefinition<Request, Response>, request: Request): Promise<Ended<Response>> {
    return ended(this.download(method, request));
  }
}

/** Waits for the end of a call. Never rejects: an error is one of the ways to end. */
export function ended<Response>(
  call: ClientReadableStream<Response> | ClientDuplexStream<never, Response>,
): Promise<Ended<Response>> {
  const messages: Response[] = [];
  call.on('data', (message: Response) => messages.push(message));
  call.on('error', () => undefined);
  return new Promise((resolve) => {
    call.once('status', ({ code, details, metadata }: ServiceError) => {
      const trailers = Object.fromEntries(
        Object.entries(metadata.getMap()).map(([key, value]) => [key, String(value)]),
      );
      // The last messages may come to the application after the status.
      setImmediate(() => resolve({ messages, status: { code, details, trailers } }));
    });
  });
}
