import { type Person, portsOf } from '#libs/access';

/** The filter narrowed to the ports where this person works; what is asked for elsewhere is not there for them. */
export function atPortsOf<F extends { port?: string[] }>(person: Person, filter: F): F {
  const own = portsOf(person);
  if (own === 'all') return filter;
  return { ...filter, port: filter.port ? filter.port.filter((port) => own.includes(port)) : [...own] };
}
