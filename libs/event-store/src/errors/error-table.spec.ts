import { status } from '@grpc/grpc-js';
import { CancelledError, StreamDeletedError, UnavailableError, UnknownError } from '@eventstore/db-client';
import { WrongExpectedVersionError } from '@eventstore/db-client';
import { mayHaveHappened, neverLeft, translate } from './error-table.ts';
import { StoreDisposed } from './errors.ts';

const service = (code: number, details: string) => Object.assign(new Error(details), { code, details }) as never;
const translated = (error: unknown) => translate(error, { stream: 'case-1', expected: 3n });

describe('the table of errors', () => {
  it('keeps both revisions of a conflict', () => {
    const error = new WrongExpectedVersionError(null as never, { streamName: 's', current: 5n, expected: 3n });
    expect(translated(error)).toMatchObject({ handling: 'conflict', stream: 'case-1', expected: 3n, actual: 5n });
  });

  it.each([
    ['retry', new UnavailableError(service(status.UNAVAILABLE, 'Connection dropped'))],
    ['retry', new CancelledError(service(status.CANCELLED, 'leader changed'))],
    ['retry', new UnknownError(service(status.INTERNAL, 'Received RST_STREAM with code 2'))],
    ['retry', new Error('Failed to discover after 10 attempts.')],
    ['fatal', new UnknownError(service(status.UNKNOWN, 'InvalidPosition'))],
    ['fatal', StreamDeletedError.fromStreamName('case-1')],
    ['fatal', new Error('never seen before')],
  ])('says %s to %p', (handling, error) => expect(translated(error).handling).toBe(handling));

  it('says where to look when a server does not say what is wrong, as of an append on a full disk', () => {
    expect(translated(new UnknownError(service(status.UNKNOWN, ''))).message).toMatch(
      /answered: not why; .*room on its disk/,
    );
  });

  it('says what is to be written where a server does not speak TLS', () => {
    const said =
      'No connection established. Last error: Error: 40FD:error:0A00010B:SSL routines::wrong version number:';
    expect(translated(new UnavailableError(service(status.UNAVAILABLE, said))).message).toMatch(/TLS.*tls=false/);
  });

  it('lets errors of ours pass', () => {
    const error = new StoreDisposed();
    expect(translated(error)).toBe(error);
  });

  it.each([
    ['a connection that dropped', true, new UnavailableError(service(status.UNAVAILABLE, 'Connection dropped'))],
    ['a connection that was reset', true, new UnknownError(service(status.INTERNAL, 'ECONNRESET'))],
    ['an unheard-of error', true, new Error('write after end')],
    ['a refused connection', false, new UnavailableError(service(14, 'No connection established. ECONNREFUSED'))],
    ['a refusal in unknown words', false, new UnknownError(undefined)],
    ['a conflict', false, new WrongExpectedVersionError(null as never, { streamName: 's', current: 1n, expected: 0n })],
  ])('after %s an append may have happened: %p', (_, expected, error) => expect(mayHaveHappened(error)).toBe(expected));

  it('knows that a call without a connection never left', () => {
    expect(neverLeft(new Error('No connection established. Last error: connect ECONNREFUSED 127.0.0.1:1'))).toBe(true);
    expect(neverLeft(new Error('Connection dropped'))).toBe(false);
  });
});
