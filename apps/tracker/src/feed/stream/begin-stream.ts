import type { FastifyReply } from 'fastify';
import type { Socket } from 'node:net';
import { RETRY_FRAME } from './frames.ts';

/**
 * Begins the answer and hands over the socket. It is written to directly and ends with the connection: framing each
 * chunk for each of thousands of readers would cost more than what is in it.
 */
export function beginStream(reply: FastifyReply): Socket {
  // What hooks have set for every answer (security headers, say) belongs to this one too.
  const headers = { ...reply.getHeaders(), ...STREAM_HEADERS };
  const { raw } = reply.hijack();
  const { socket } = raw;
  if (!socket) throw new Error('The connection is gone.');
  const lines = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}`));
  socket.setNoDelay(true);
  socket.write(`HTTP/1.1 200 OK\r\n${lines.join('\r\n')}\r\n\r\n${RETRY_FRAME}`);
  return socket;
}

export const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  connection: 'close',
  // Proxies of the nginx kind keep answers back otherwise.
  'x-accel-buffering': 'no',
};
