import { type Person, portsOf } from '#libs/access';

/**
 * The filter narrowed to the ports where this person works; what is asked for elsewhere is not there for them, and then
 * no port is left, which is not the same as none having been asked for.
 */
export function atPortsOf<F extends { port?: string[] }>(person: Person, { port, ...filter }: F): F {
  const own = portsOf(person);
  const asked = port?.length ? port : undefined;
  const within = own === 'all' ? asked : (asked ?? [...own]).filter((one) => own.includes(one));
  return { ...filter, ...(within && { port: within }) } as F;
}
