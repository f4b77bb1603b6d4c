import { connect } from 'node:net';
import type { PublishedEvent } from '#libs/contracts';

const PATH = '/api/v1/events/stream';

/** What all readers of a process receive into, one after the other: memory of its own for every read would cost more than reading. */
const SHARED = Buffer.alloc(64 * 1024);

/** Readers of the stream over HTTP, each a bare socket, since they share the machine's cores with who serves them. */
export const SseReader = {
  catchUp(url: string, headers: string, each: (event: PublishedEvent) => void): { stop(): void } {
    return read(url, `${PATH}?after=start`, headers, (frame) => {
      const data = frame.lastIndexOf('data: ');
      if (data >= 0 && !frame.startsWith('event: ')) each(JSON.parse(frame.slice(data + 6)) as PublishedEvent);
    });
  },

  /** Resolves when it is level; `note` is told the position of each event from then on. */
  live(url: string, headers: string, note: (position: number) => void): Promise<{ stop(): void }> {
    return new Promise((resolve) => {
      const reader = read(url, `${PATH}?after=latest`, headers, (frame) => {
        if (frame.startsWith('event: caught-up')) resolve(reader);
        else if (frame.startsWith('id: ')) note(Number(frame.slice(4, frame.indexOf('\n'))));
      });
    });
  },
};

/** Hands over frame by frame. The head of the answer and comments come as frames too, and begin like none of ours. */
function read(url: string, path: string, headers: string, take: (frame: string) => void): { stop(): void } {
  const { port, host } = new URL(url);
  const decoder = new TextDecoder();
  let rest = '';
  const receive = (bytes: Buffer): void => {
    const text = rest + decoder.decode(bytes, { stream: true });
    let from = 0;
    for (let end; (end = text.indexOf('\n\n', from)) >= 0; from = end + 2) take(text.slice(from, end));
    rest = text.slice(from);
  };
  const socket = connect({
    ...{ port: Number(port), host: '127.0.0.1', noDelay: true },
    onread: {
      buffer: SHARED,
      callback: (length) => {
        receive(SHARED.subarray(0, length));
        return true;
      },
    },
  });
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n`);
  socket.on('error', () => undefined);
  return { stop: () => socket.destroy() };
}
