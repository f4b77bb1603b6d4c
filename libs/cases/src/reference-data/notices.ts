import type { ReferenceList } from './list.ts';

/** Notices that go out in a case. Which version of a template was used is recorded with each notice. */
export const NOTICE_TEMPLATES: ReferenceList = {
  list: 'notice-templates',
  version: '2025-01',
  entries: [
    { code: 'notice-of-detention', label: 'Notice of detention', citation: '19 CFR 151.16(c)' },
    { code: 'notice-of-exclusion', label: 'Notice of exclusion', citation: '19 CFR 151.16(f)' },
    { code: 'notice-of-seizure', label: 'Notice of seizure', citation: '19 CFR 162.31' },
    { code: 'notice-of-release', label: 'Notice of release' },
    { code: 'notice-of-redelivery', label: 'Demand for redelivery', citation: '19 CFR 141.113' },
    { code: 'notice-of-forfeiture', label: 'Notice of intent to forfeit', citation: '19 CFR 162.45' },
    { code: 'petition-decision', label: 'Decision on a petition', citation: '19 CFR 171.31' },
  ],
};

export const NOTICE_CHANNELS: ReferenceList = {
  list: 'notice-channels',
  version: '2025-01',
  entries: [
    { code: 'certified-mail', label: 'Certified mail' },
    { code: 'first-class-mail', label: 'First-class mail' },
    { code: 'courier', label: 'Courier' },
    { code: 'personal', label: 'Handed over in person' },
    { code: 'electronic', label: 'Electronic notice' },
  ],
};
