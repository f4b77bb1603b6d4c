import { type Entry, OTHER, type ReferenceList } from './list.ts';

const VERSION = '2025-01';

/**
 * Reason codes by kind of fact. Each list ends in `other`, which demands text and is counted: where a catch-all
 * is free, it takes a quarter of all records and says nothing.
 */
function reasons(list: string, ...entries: Entry[]): ReferenceList {
  return { list, version: VERSION, entries: [...entries, OTHER] };
}

const HOLDING: readonly ReferenceList[] = [
  reasons(
    'detention',
    { code: 'agency-request', label: "At another agency's request" },
    { code: 'admissibility-doubt', label: 'Admissibility to be determined', citation: '19 CFR 151.16' },
    { code: 'equipment-authorization', label: 'Radio equipment authorization in doubt', citation: '47 CFR 2.1204' },
    { code: 'sanctioned-party', label: 'Component or party under export control or sanctions' },
    { code: 'intellectual-property', label: 'Mark or copyright in doubt', citation: '19 CFR part 133' },
    { code: 'forced-labor', label: 'Made with forced labor, suspected', citation: '19 USC 1307' },
    { code: 'valuation-doubt', label: 'Value or description in doubt' },
    { code: 'deemed', label: 'Five business days passed without release', citation: '19 USC 1499(c)(1)' },
  ),
  reasons(
    'seizure',
    { code: 'unauthorised-equipment', label: 'Equipment without the authorization it needs' },
    { code: 'licence-missing', label: 'Licence or permit missing' },
    { code: 'smuggled', label: 'Smuggled or clandestinely imported' },
    { code: 'misdescribed', label: 'False description, value or origin' },
    { code: 'counterfeit', label: 'Counterfeit or infringing' },
    { code: 'export-control', label: 'Export control or sanctions violation' },
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
];

const LETTING_GO: readonly ReferenceList[] = [
  reasons(
    'release',
    { code: 'admissible', label: 'Determined admissible' },
    { code: 'agency-cleared', label: 'Cleared by the requesting agency' },
    { code: 'petition-granted', label: 'Petition or offer granted' },
    { code: 'court-ordered', label: 'A court ordered it' },
    { code: 'held-in-error', label: 'Held in error' },
  ),
  reasons(
    'exclusion-rescission',
    { code: 'overlapping-act', label: 'An earlier act was recorded late' },
    { code: 'protest-granted', label: 'Protest granted', citation: '19 USC 1514' },
    { code: 'determination-changed', label: 'Determined admissible after all' },
  ),
  reasons(
    'forfeiture-set-aside',
    { code: 'petition-for-relief', label: 'Petition after forfeiture granted', citation: '19 USC 1613' },
    { code: 'court-ordered', label: 'A court ordered it' },
    { code: 'notice-defective', label: 'Notice was defective' },
  ),
  reasons(
    'loss',
    { code: 'theft', label: 'Theft' },
    { code: 'damage', label: 'Damaged beyond use' },
    { code: 'shortage-found', label: 'Shortage found in a count' },
  ),
  reasons(
    'redelivery',
    { code: 'found-inadmissible', label: 'Found inadmissible after release', citation: '19 CFR 141.113' },
    { code: 'conditions-not-met', label: 'Conditions of the release not met' },
    { code: 'released-in-error', label: 'Released in error' },
  ),
];

const BOOK_KEEPING: readonly ReferenceList[] = [
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
    'late-entry',
    { code: 'informed-late', label: 'The port was informed late' },
    { code: 'system-unavailable', label: 'The system was not available' },
    { code: 'paper-record', label: 'Taken over from a paper record' },
    { code: 'correction', label: 'Recorded again after an annulment' },
  ),
  reasons(
    'deadline-extension',
    { code: 'claimant-request', label: 'The claimant asked for it', citation: '19 CFR 171.2' },
    { code: 'notice-late', label: 'The notice went out or arrived late' },
    { code: 'agency-not-decided', label: 'Another agency has not decided' },
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
  reasons(
    'proposal-decline',
    { code: 'evidence-insufficient', label: 'Evidence not sufficient' },
    { code: 'authority-missing', label: 'Legal basis or authority does not carry it' },
    { code: 'wrong-facts', label: 'Quantity, line or date is wrong' },
    { code: 'overtaken', label: 'Overtaken by what has happened since' },
    { code: 'not-proportionate', label: 'Not proportionate; a milder measure will do' },
  ),
];

export const REASONS: readonly ReferenceList[] = [...HOLDING, ...LETTING_GO, ...BOOK_KEEPING];
