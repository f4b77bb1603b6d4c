import { type Entry, OTHER, type ReferenceList } from './list.ts';

const VERSION = '2025-01';

/** Reason codes by kind of fact. Each list ends in `other`, which demands text and is counted. */
function reasons(list: string, ...entries: Entry[]): ReferenceList {
  return { list, version: VERSION, entries: [...entries, OTHER] };
}

export const REASONS: readonly ReferenceList[] = [
  reasons(
    'detention',
    { code: 'agency-request', label: "At another agency's request" },
    { code: 'admissibility-doubt', label: 'Admissibility to be determined', citation: '19 CFR 151.16' },
    { code: 'equipment-authorization', label: 'Radio equipment authorization in doubt', citation: '47 CFR 2.1204' },
    { code: 'sanctioned-party', label: 'Component or party under export control or sanctions' },
    { code: 'valuation-doubt', label: 'Value or description in doubt' },
    { code: 'deemed', label: 'Five business days passed without release', citation: '19 USC 1499(c)(1)' },
  ),
  reasons(
    'still-held',
    { code: 'periodic-review', label: 'Periodic review of custody' },
    { code: 'remainder-of-release', label: 'Remainder of a partial release' },
    { code: 'awaiting-agency', label: "Awaiting another agency's decision" },
    { code: 'petition-pending', label: 'Petition, offer or claim pending' },
    { code: 'litigation', label: 'Litigation pending' },
  ),
  reasons(
    'exclusion',
    { code: 'inadmissible', label: 'Determined inadmissible' },
    { code: 'deemed', label: 'Thirty days passed without a determination', citation: '19 USC 1499(c)(5)(A)' },
  ),
  reasons(
    'exclusion-rescission',
    { code: 'overlapping-act', label: 'An earlier act was recorded late' },
    { code: 'protest-granted', label: 'Protest granted', citation: '19 USC 1514' },
    { code: 'determination-changed', label: 'Determined admissible after all' },
  ),
  reasons(
    'loss',
    { code: 'theft', label: 'Theft' },
    { code: 'damage', label: 'Damaged beyond use' },
    { code: 'shortage-found', label: 'Shortage found in a count' },
  ),
  reasons(
    'quantity-correction',
    { code: 'miscount', label: 'Counted wrongly' },
    { code: 'short-shipped', label: 'Fewer came than declared' },
    { code: 'over-shipped', label: 'More came than declared' },
  ),
  reasons(
    'annulment',
    { code: 'wrong-quantity', label: 'Wrong quantity' },
    { code: 'wrong-case', label: 'Recorded in the wrong case' },
    { code: 'wrong-date', label: 'Wrong date' },
    { code: 'duplicate', label: 'Recorded twice' },
    { code: 'decision-reversed', label: 'The decision was reversed' },
  ),
  reasons(
    'closing',
    { code: 'all-released', label: 'Everything released' },
    { code: 'all-resolved', label: 'Everything resolved' },
    { code: 'opened-in-error', label: 'Opened in error' },
  ),
  reasons(
    'reopening',
    { code: 'new-information', label: 'New information' },
    { code: 'redelivery', label: 'Goods are to be redelivered' },
    { code: 'closed-in-error', label: 'Closed in error' },
  ),
];
