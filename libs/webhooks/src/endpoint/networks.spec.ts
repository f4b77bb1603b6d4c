import { AddressNotAllowed, Networks } from './networks.ts';

const everywhere = (address: string) => () => new Networks().assertAllowed(address, true);

describe('Networks', () => {
  it.each([
    '127.0.0.1',
    '10.0.0.8',
    '172.16.3.4',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
  ])('keeps requests out of %s', (address) => expect(everywhere(address)).toThrow(AddressNotAllowed));

  it.each([
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '::127.0.0.1',
    '4000::1',
  ])('keeps requests out of %s, however it is written', (address) =>
    expect(everywhere(address)).toThrow(AddressNotAllowed),
  );

  it.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])('lets them go to %s over https alone', (address) => {
    expect(everywhere(address)).not.toThrow();
    expect(() => new Networks().assertAllowed(address, false)).toThrow('over https');
  });

  it('lets them go where the operator says, and no further', () => {
    const networks = new Networks(['10.1.0.0/16', '::1/128']);
    expect(() => networks.assertAllowed('10.1.2.3', false)).not.toThrow();
    expect(() => networks.assertAllowed('::1', false)).not.toThrow();
    expect(() => networks.assertAllowed('10.2.0.1', true)).toThrow(AddressNotAllowed);
  });

  it.each([
    ['http://203.0.113.5/', 'not a public address'],
    ['http://example.com/', 'Only https'],
    ['https://2130706433/', 'not a public address'],
    ['https://0x7f.1/', 'not a public address'],
    ['https://[::ffff:7f00:1]/', 'not a public address'],
    ['https://user:secret@example.com/', 'no name and password'],
    ['ftp://example.com/', 'not https'],
  ])('says of %s early that it can not be used', (url, why) => {
    expect(() => new Networks().assertUsable(new URL(url))).toThrow(why);
  });

  it('refuses a name that resolves to the machine itself, at the moment of connecting', async () => {
    const refused = await new Promise((resolve) => {
      new Networks().lookup(true)('localhost', {}, (error) => resolve(error));
    });
    expect(refused).toBeInstanceOf(AddressNotAllowed);
  });

  it('wants networks in CIDR notation', () => {
    expect(() => new Networks(['10.1.0.0'])).toThrow('10.1.0.0 is not a network');
  });
});
