import {
  Client,
  type ClientDuplexStream,
  credentials,
  type MethodDefinition,
  type ServiceDefinition,
} from '@grpc/grpc-js';

type Method = MethodDefinition<never, never>;

/** Calls a service as it is on the wire, without what the official client makes of it. */
export function rawClient(url: string, definition: ServiceDefinition) {
  const { host } = new URL(url.replace('esdb:', 'http:'));
  const client = new Client(host, credentials.createInsecure());
  const method = (name: string) => (definition as unknown as Record<string, Method>)[name] as Method;
  return {
    close: () => client.close(),
    unary: (name: string, request: unknown): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const { path, requestSerialize, responseDeserialize } = method(name);
        client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request as never, (error, response) =>
          error ? reject(error) : resolve(response),
        );
      }),
    /** All answers of a call that has one question. */
    stream: <Response>(name: string, request: unknown): Promise<Response[]> =>
      new Promise((resolve, reject) => {
        const { path, requestSerialize, responseDeserialize } = method(name);
        const call = client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, request as never);
        const answers: Response[] = [];
        call.on('data', (answer: Response) => answers.push(answer));
        call.once('error', reject);
        call.once('end', () => resolve(answers));
      }),
    duplex: <Request, Response>(name: string): ClientDuplexStream<Request, Response> => {
      const { path, requestSerialize, responseDeserialize } = method(name);
      return client.makeBidiStreamRequest(path, requestSerialize as (request: Request) => Buffer, responseDeserialize);
    },
  };
}
