/** Identifiers of the field as checked value types (domain reference, section 7). */
export * from './codes.ts';
export * from './dates.ts';
export { entryCheckDigit, type EntryNumber, parseEntryNumber } from './entry-number.ts';
export { type ImporterNumber, isPersonalNumber, maskImporterNumber, parseImporterNumber } from './importer-number.ts';
export type { Checked, Parsed } from './parsed.ts';
