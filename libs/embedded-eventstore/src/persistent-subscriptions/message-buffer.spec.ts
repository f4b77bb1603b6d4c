import { proposedMessage } from '../testing/messages.ts';
import { MessageBuffer } from './message-buffer.ts';
import type { Message } from './message.ts';

const idsOf = (messages: Iterable<Message>) => [...messages].map(({ id }) => id);

describe('The buffer of a group', () => {
  it('has what is to be given out again before what was read, in the order of the source', () => {
    const buffer = new MessageBuffer();
    const [a, b, c, d] = [1, 2, 3, 4].map((sequence) => proposedMessage(sequence));
    buffer.addRead(d!);
    for (const message of [c!, a!, b!]) buffer.addRetry(message);
    expect(idsOf(buffer.waiting())).toEqual(idsOf([a!, b!, c!, d!]));
  });

  it('has replayed events behind other repetitions, also those that come later', () => {
    const buffer = new MessageBuffer();
    const { place: _place, ...replayed } = proposedMessage(9);
    buffer.addRetry(replayed);
    buffer.addRetry(proposedMessage(1));
    buffer.addRetry(proposedMessage(2));
    expect(idsOf(buffer.waiting())).toEqual(idsOf([replayed, proposedMessage(1), proposedMessage(2)]));
  });

  it('lets go of what was sent, keeps what was skipped, and stops when all are busy', () => {
    const buffer = new MessageBuffer();
    const messages = [1, 2, 3, 4, 5].map((sequence) => proposedMessage(sequence));
    for (const message of messages) buffer.addRead(message);
    const answers = ['sent', 'skipped', 'sent', 'full'] as const;
    const offered: string[] = [];
    buffer.offer(({ id }) => answers[offered.push(id) - 1] ?? 'full');
    expect(offered).toEqual(idsOf(messages.slice(0, 4)));
    expect(idsOf(buffer.waiting())).toEqual(idsOf([messages[1]!, messages[3]!, messages[4]!]));
  });

  it('counts the bytes of what waits, and comes back to none', () => {
    const buffer = new MessageBuffer();
    buffer.addRead(proposedMessage(1, 1000));
    buffer.addRetry(proposedMessage(2, 500));
    expect(buffer.bytes).toBeGreaterThan(1500);
    buffer.offer(() => 'sent');
    expect([buffer.bytes, buffer.count]).toEqual([0, 0]);
  });
});
