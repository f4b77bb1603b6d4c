/** What comes from law and policy, as versioned data. */
export type { Entry, ReferenceList } from './list.ts';
export { prohibitsGoods } from './legal-bases.ts';
export { reasonProblem, REFERENCE_LISTS, referenceList, unknownCode, unknownLegalBasis } from './lookup.ts';
export { CUSTODY_REVIEW_DAYS, LATE_AFTER_HOURS } from './policies.ts';
export { portName, timeZoneOf } from './ports.ts';
export { RELEASE_TYPES, type ReleaseType, releaseType } from './release-types.ts';
