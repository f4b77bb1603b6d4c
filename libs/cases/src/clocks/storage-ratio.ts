/** The one row of the table that is no date: what storage eats up of the value (19 CFR 162.48(b)). */
export const STORAGE_RATIO = {
  code: 'storage-ratio',
  label: 'Storage against value',
  version: '2025-01',
  /** From this share on the custodian may dispose of the goods early. */
  limit: 0.5,
  citation: '19 CFR 162.48(b)',
} as const;

/** Storage accrued and expected, as a share of the value of what is stored; minor units of one currency. */
export function storageRatio(storage: { readonly accrued: number; readonly expected: number }, value: number): number {
  return value > 0 ? (storage.accrued + storage.expected) / value : 0;
}

export function mayDisposeEarly(ratio: number): boolean {
  return ratio >= STORAGE_RATIO.limit;
}
