import { Webhook } from 'standardwebhooks';
import { newSecret } from './secret.ts';
import { signatureHeaders } from './sign.ts';

const message = { id: 'msg_1', sentAt: new Date(), body: '{"type":"released","größe":1}' };

describe('A signature', () => {
  it('is verified by the reference library of Standard Webhooks', () => {
    const secret = newSecret();
    const headers = signatureHeaders([secret], message);
    expect(new Webhook(secret).verify(message.body, headers)).toEqual({ type: 'released', größe: 1 });
  });

  it('is verified with the old and the new secret while one replaces the other', () => {
    const [old, next] = [newSecret(), newSecret()];
    const headers = signatureHeaders([next, old], message);
    for (const secret of [old, next]) expect(() => new Webhook(secret).verify(message.body, headers)).not.toThrow();
  });

  it.each([
    ['another body', { body: '{}' }],
    ['another id', { headers: { 'webhook-id': 'msg_2' } }],
    ['another time', { headers: { 'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 1) } }],
    ['a secret that was never theirs', { secret: newSecret() }],
  ])('is refused with %s', (_what, changed: { body?: string; headers?: object; secret?: string }) => {
    const secret = newSecret();
    const headers = { ...signatureHeaders([secret], message), ...changed.headers };
    expect(() => new Webhook(changed.secret ?? secret).verify(changed.body ?? message.body, headers)).toThrow();
  });
});
