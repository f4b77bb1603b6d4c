import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { pages } from './pages.ts';
import type { Node } from './node.ts';

const SAYS_WHAT_IS_HERE =
  'The embedded event store speaks gRPC here. Over HTTP/1.1 it answers /health/live, /info, /gossip and /ping.\n';

/**
 * What a node answers to those who do not speak gRPC: health checks, load balancers, people. Given connections one by one,
 * since it has no port of its own.
 */
export function plainHttp(node: Node): (socket: Socket) => void {
  const server = createServer((request, response) => answer(node, request, response));
  return (socket) => {
    server.emit('connection', socket);
    socket.resume();
  };
}

function answer(node: Node, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://node');
  const page = pages.get(pathname.replace(/\/+$/, ''));
  if (!page) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end(SAYS_WHAT_IS_HERE);
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
  } else {
    const { status, body } = page(node, searchParams);
    response.statusCode = status;
    if (body === undefined) response.end();
    else response.setHeader('Content-Type', 'application/json; charset=utf-8').end(JSON.stringify(body));
  }
}
