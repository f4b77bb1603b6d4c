import ipaddr from 'ipaddr.js';
import { type LookupAddress, lookup as resolve } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** The address must not be sent to. */
export class AddressNotAllowed extends Error {
  readonly code = 'ADDRESS_NOT_ALLOWED';
}

/**
 * Which addresses may be sent to: public ones over https, and those in networks that the operator has named, over plain
 * http too. Nobody outside may make this service ask the machines beside it.
 */
export class Networks {
  readonly #named: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];

  /** @param named in CIDR notation, e.g. `10.1.0.0/16` or `::1/128`; throws a RangeError when one is not */
  constructor(named: readonly string[] = []) {
    this.#named = named.map((cidr) => {
      if (!ipaddr.isValidCIDR(cidr)) throw new RangeError(`${cidr} is not a network: 10.1.0.0/16, say`);
      return ipaddr.parseCIDR(cidr);
    });
  }

  /** @throws AddressNotAllowed */
  assertAllowed(address: string, secure: boolean): void {
    const parsed = ipaddr.process(address);
    const named = this.#named.some(
      ([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits),
    );
    if (named) return;
    // Private, loopback, link-local, carrier, documentation, multicast, translated: everything but the public internet.
    if (parsed.range() !== 'unicast' || !isAssigned(parsed))
      throw new AddressNotAllowed(`${address} is not a public address, and no network that the operator allows.`);
    if (!secure) throw new AddressNotAllowed(`${address} is public: it is only sent to over https.`);
  }

  /**
   * Resolves a name for a connection and lets only allowed addresses through. The connection is made to what was checked
   * here, so a name that changes its mind in between gains nothing; one that has any forbidden address has none.
   */
  lookup(secure: boolean): LookupFunction {
    return (hostname, options, callback) => {
      resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
        if (error) return callback(error, '', 0);
        try {
          for (const { address } of addresses) this.assertAllowed(address, secure);
        } catch (refused) {
          return callback(refused as NodeJS.ErrnoException, '', 0);
        }
        const [first] = addresses;
        if (options.all) callback(null, addresses);
        else callback(null, first?.address ?? '', first?.family ?? 0);
      });
    };
  }

  /** Says early what would fail at every delivery. @throws AddressNotAllowed */
  assertUsable(url: URL): void {
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
      throw new AddressNotAllowed(`${url.protocol} is not https.`);
    if (url.username || url.password) throw new AddressNotAllowed('It must hold no name and password.');
    const literal = literalAddress(url);
    if (literal !== undefined) this.assertAllowed(literal, url.protocol === 'https:');
    else if (url.protocol === 'http:' && this.#named.length === 0)
      throw new AddressNotAllowed('Only https is sent to.');
  }
}

/** Of the addresses of IPv6, 2000::/3 is given out; what lies beyond can still mean an old one, as ::127.0.0.1 does. */
function isAssigned(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.kind() === 'ipv4' || address.match(ipaddr.parseCIDR('2000::/3'));
}

/** The address, where a URL names one instead of a host: for those a connection looks nothing up. */
export function literalAddress({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : undefined;
}
