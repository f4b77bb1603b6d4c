import type { Socket } from 'node:net';

/** Calls back with the first bytes that come, once there are so many, and puts them back for whoever reads next. */
export function firstBytes(socket: Socket, count: number, then: (bytes: Buffer) => void): void {
  const parts: Buffer[] = [];
  const ignore = (): void => undefined;
  const look = (part: Buffer): void => {
    parts.push(part);
    const bytes = Buffer.concat(parts);
    if (bytes.byteLength < count) return;
    socket.off('data', look);
    socket.off('error', ignore);
    socket.pause();
    socket.unshift(bytes);
    then(bytes.subarray(0, count));
  };
  socket.on('error', ignore);
  socket.on('data', look);
}
