import type { ElectionKind } from '../elections/events.ts';
import type { Entry, ReferenceList } from './list.ts';

/** What a claimant may choose to do about a seizure. The codes are those of the event. */
export const ELECTIONS: ReferenceList<Entry & { readonly code: ElectionKind; readonly citation: string }> = {
  list: 'election-kinds',
  version: '2025-01',
  entries: [
    { code: 'petition', label: 'Petition for remission or mitigation', citation: '19 USC 1618; 19 CFR 171.2' },
    { code: 'offer', label: 'Offer in compromise', citation: '19 USC 1617; 19 CFR 161.5' },
    { code: 'abandonment', label: 'Abandonment', citation: '19 CFR 162.45', confirmed: false },
    { code: 'claim', label: 'Claim, to have a court decide', citation: '19 USC 1608; 19 CFR 162.47' },
  ],
};
