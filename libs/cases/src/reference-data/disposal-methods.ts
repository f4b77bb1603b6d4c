import type { DisposalMethod } from '../dispose/event.ts';
import type { Entry, ReferenceList } from './list.ts';

/** What may become of forfeited goods. The codes are those of the event; here is what they are called. */
export const DISPOSALS: ReferenceList<Entry & { readonly code: DisposalMethod; readonly citation: string }> = {
  list: 'disposal-methods',
  version: '2025-01',
  entries: [
    { code: 'sold', label: 'Sold at auction', citation: '19 USC 1609; 19 CFR 162.46' },
    { code: 'destroyed', label: 'Destroyed', citation: '19 CFR 162.46', confirmed: false },
    { code: 'exported', label: 'Exported', citation: '19 USC 1595a(c)(5)(B)', confirmed: false },
    { code: 'official-use', label: 'Kept for official use', citation: '19 USC 1616a' },
    { code: 'transferred', label: 'Transferred to another agency', citation: '19 USC 1616a' },
  ],
};
