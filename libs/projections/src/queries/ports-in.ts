/**
 * Ports for a condition with `in`. None at all is an answer too: it is what remains of other ports for who works at none of them, and
 * selects nothing. PostgreSQL takes no empty list, and '' is no port.
 */
export function portsIn(ports: readonly string[]): readonly string[] {
  return ports.length > 0 ? ports : [''];
}
