import { type Entry, entryOf, type ReferenceList } from './list.ts';

/** A notice that goes out in a case, and the versions of its text; the last one is in use. */
export interface NoticeTemplate extends Entry {
  readonly citation: string;
  readonly versions: readonly string[];
}

const template = (
  code: string,
  label: string,
  citation: string,
  more: Pick<Entry, 'confirmed'> = {},
): NoticeTemplate => ({
  code,
  label,
  citation,
  versions: ['2025-01'],
  ...more,
});

/** Which version of a template was used is recorded with each notice: auditors ask for it. */
export const NOTICE_TEMPLATES: ReferenceList<NoticeTemplate> = {
  list: 'notice-templates',
  version: '2025-01',
  entries: [
    template('notice-of-detention', 'Notice of detention', '19 USC 1499(c)(2); 19 CFR 151.16(c)'),
    template('notice-of-exclusion', 'Notice of exclusion', '19 CFR 151.16(f)', { confirmed: false }),
    template('notice-of-seizure', 'Notice of seizure', '19 CFR 162.31'),
    template('notice-of-release', 'Notice of release', 'practice', { confirmed: false }),
    template('notice-of-redelivery', 'Demand for redelivery', '19 CFR 141.113'),
    template('notice-of-forfeiture', 'Notice of intent to forfeit', '19 USC 1607; 19 CFR 162.45'),
    template('petition-decision', 'Decision on a petition', '19 CFR 171.31', { confirmed: false }),
  ],
};

/** Version of a template that is in use, for a notice going out now. */
export function currentTemplateVersion(code: string): string | undefined {
  return entryOf(NOTICE_TEMPLATES, code)?.versions.at(-1);
}

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
