import { validate, version } from 'uuid';
import { uuidText } from '../wire/uuid.ts';
import { asVersion4, newId } from './new-id.ts';

describe('An id that the server gives', () => {
  it('is a UUID of version 4, which strict clients ask for', () => {
    for (let n = 0; n < 100; n++) {
      const text = uuidText(newId());
      expect([validate(text), version(text)]).toEqual([true, 4]);
    }
  });

  it('of an older file becomes one when it is sent, the same each time', () => {
    const old = new Uint8Array(16).fill(0xff);
    expect(validate(uuidText(asVersion4(old)))).toBe(true);
    expect(asVersion4(asVersion4(old))).toEqual(asVersion4(old));
  });
});
