import type { Message } from '../persistent-subscriptions/message.ts';

const name = (text: string) => ({ id: 1, name: text, nameBytes: text.length, encoded: Buffer.alloc(0) });

/** A message as a group reads them, of the event with this number in `case-1` or in another stream. */
export function proposedMessage(sequence: number, bytes = 10, stream = 'case-1', metadata = ''): Message {
  const revision = BigInt(sequence - 1);
  const event = {
    position: BigInt(sequence * 100),
    stream,
    revision,
    id: Buffer.alloc(16, sequence),
    type: 'NoteAdded',
    isJson: true,
    data: Buffer.alloc(bytes),
    metadata: Buffer.from(metadata),
    created: 0n,
    names: { stream: name(stream), type: name('NoteAdded') },
  };
  const previous = sequence > 1 ? revision - 1n : undefined;
  return {
    id: `${stream}/${sequence}`,
    resolved: { event },
    retryCount: 0,
    place: { position: revision, sequence, previous },
  };
}
