import { Logger } from '@nestjs/common';
import type { EventStore } from '#libs/event-store';
import { AccessLog } from './access-log.ts';
import type { AccessEntry } from './entry.ts';

describe('The access log', () => {
  it('refuses each read while the store is away, and says so once for all of them, and again when it was there in between', async () => {
    const said = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => {});
    let away = true;
    const append = () => (away ? Promise.reject(new Error('the event store cannot be reached')) : Promise.resolve());
    const log = new AccessLog({ append } as unknown as EventStore);
    const read = () => log.record({} as AccessEntry);
    for (let i = 0; i < 20; i++)
      await expect(read()).rejects.toMatchObject({ problem: { code: 'ACCESS_LOG_UNAVAILABLE' } });
    expect(said.mock.calls).toEqual([[expect.stringContaining('reads could not be recorded and were refused')]]);
    away = false;
    await read();
    away = true;
    await expect(read()).rejects.toThrow();
    expect(said).toHaveBeenCalledTimes(2);
    said.mockRestore();
  });
});
