import type { ReferenceList } from './list.ts';

/** What may be forfeited without a court whatever its value (19 USC 1607(a)). */
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
      label: 'Conveyance used for controlled substances',
      citation: '19 USC 1607(a)(3)',
    },
    { code: 'monetary-instrument', label: 'Monetary instrument', citation: '19 USC 1607(a)(4)' },
  ],
};
