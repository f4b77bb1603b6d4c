import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An endpoint of webhooks that takes everything at once. It says how many it took, when it is asked. */
let taken = 0;

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => (body += chunk));
  request.on('end', () => {
    if (body.startsWith('{"type":"webhook.verification"')) {
      const { challenge } = JSON.parse(body) as { challenge: string };
      return response.end(JSON.stringify({ challenge }));
    }
    taken++;
    return response.writeHead(204).end();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () =>
  process.send?.({ ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }),
);
process.on('message', () => process.send?.({ taken }));
process.once('SIGTERM', () => process.exit(0));
