/** What comes from law and policy, as versioned data. */
export { COST_BOND, costBondFor } from './cost-bond.ts';
export { type LegalBasis, legalBasis, LEGAL_BASES, prohibitsGoods } from './legal-bases.ts';
export { CATCH_ALL, type Entry, entryOf, type ReferenceList } from './list.ts';
export {
  givenReasonProblem,
  isCatchAll,
  reasonProblem,
  REFERENCE_LISTS,
  referenceList,
  unknownCode,
  unknownLegalBasis,
} from './lookup.ts';
export { currentTemplateVersion, type NoticeTemplate } from './notices.ts';
export { CUSTODY_REVIEW_DAYS, LATE_AFTER_HOURS, type Policy } from './policies.ts';
export { type Port, portName, timeZoneOf } from './ports.ts';
export { RELEASE_TYPES, type ReleaseType, releaseType, releaseTypesFrom } from './release-types.ts';
