import { portName, timeZoneOf } from '#libs/cases';

export interface AboutPort {
  readonly portName: string;
  /** By whose calendar the dates of the port are counted, e.g. `America/Detroit`. */
  readonly timeZone: string;
}

/** What is shown of a port beside its code. */
export function aboutPort(port: string): AboutPort {
  return { portName: portName(port), timeZone: timeZoneOf(port) };
}
