import { type Entry, entryOf, type ReferenceList } from './list.ts';

/** A port of entry by its Schedule D code; legal dates are local dates in its zone. */
export interface Port extends Entry {
  /** IANA time zone. */
  readonly zone: string;
}

const EASTERN = 'America/New_York';
const CENTRAL = 'America/Chicago';
const MOUNTAIN = 'America/Denver';
const PACIFIC = 'America/Los_Angeles';

const port = (code: string, label: string, zone: string): Port => ({ code, label, zone });

/** Ports whose zone is known. An unlisted port is accepted; its dates are then read in Eastern time. */
export const PORTS: ReferenceList<Port> = {
  list: 'ports',
  version: '2025-01',
  entries: [
    port('0401', 'Boston', EASTERN),
    port('0901', 'Buffalo', EASTERN),
    port('1001', 'New York', EASTERN),
    port('1101', 'Philadelphia', EASTERN),
    port('1303', 'Baltimore', EASTERN),
    port('1401', 'Norfolk', EASTERN),
    port('1601', 'Charleston', EASTERN),
    port('1703', 'Savannah', EASTERN),
    port('1704', 'Atlanta', EASTERN),
    port('2002', 'New Orleans', CENTRAL),
    port('2304', 'Laredo', CENTRAL),
    port('2402', 'El Paso', MOUNTAIN),
    port('2501', 'San Diego', PACIFIC),
    port('2604', 'Nogales', 'America/Phoenix'),
    port('2704', 'Los Angeles', PACIFIC),
    port('2709', 'Long Beach', PACIFIC),
    port('2720', 'Los Angeles airport', PACIFIC),
    port('2801', 'San Francisco airport', PACIFIC),
    port('2809', 'San Francisco', PACIFIC),
    port('2811', 'Oakland', PACIFIC),
    port('3001', 'Seattle', PACIFIC),
    port('3002', 'Tacoma', PACIFIC),
    port('3201', 'Honolulu', 'Pacific/Honolulu'),
    port('3801', 'Detroit', 'America/Detroit'),
    port('3901', 'Chicago', CENTRAL),
    port('4601', 'Newark', EASTERN),
    port('4701', 'JFK airport', EASTERN),
    port('4909', 'San Juan', 'America/Puerto_Rico'),
    port('5201', 'Miami', EASTERN),
    port('5301', 'Houston', CENTRAL),
    port('5501', 'Dallas/Fort Worth', CENTRAL),
  ],
};

export const DEFAULT_ZONE = EASTERN;

export function timeZoneOf(code: string | undefined): string {
  return (code === undefined ? undefined : entryOf(PORTS, code))?.zone ?? DEFAULT_ZONE;
}

/** Name of a port, or its code where it is not listed. */
export function portName(code: string): string {
  return entryOf(PORTS, code)?.label ?? code;
}
