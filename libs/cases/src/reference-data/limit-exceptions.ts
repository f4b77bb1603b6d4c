import type { ReferenceList } from './list.ts';

/**
 * What customs may forfeit without a court whatever its value. Everything else needs a decree above $500,000
 * (19 USC 1607(a)(1)).
 */
export const LIMIT_EXCEPTIONS: ReferenceList = {
  list: 'limit-exceptions',
  version: '2025-01',
  entries: [
    {
      code: 'importation-prohibited',
      label: 'Merchandise whose importation is prohibited',
      citation: '19 USC 1607(a)(2)',
    },
    {
      code: 'conveyance-controlled-substance',
      label: 'Vessel, vehicle or aircraft used for a controlled substance or listed chemical',
      citation: '19 USC 1607(a)(3)',
    },
    { code: 'monetary-instrument', label: 'Monetary instrument (31 USC 5312)', citation: '19 USC 1607(a)(4)' },
  ],
};
