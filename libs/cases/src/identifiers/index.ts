/** Identifiers of the field as checked value types (domain reference, section 7). */
export * from './codes.ts';
export { type IsoInstant, isLocalDate, type LocalDate, parseInstant, parseLocalDate, parseMoment } from './dates.ts';
export { entryCheckDigit, type EntryNumber, parseEntryNumber } from './entry-number.ts';
export { type HtsusCode, type HtsusEdition, parseHtsusCode, parseHtsusEdition } from './htsus.ts';
export {
  type ClearImporterNumber,
  type ImporterNumber,
  isPersonalNumber,
  maskImporterNumber,
  parseImporterNumber,
  parseKeptImporterNumber,
} from './importer-number.ts';
export {
  compareImporter,
  type ImporterFingerprint,
  keepImporterNumber,
  type KeptImporter,
  type KeyedHash,
} from './kept-importer.ts';
export {
  type CurrencyCode,
  formatMoney,
  type Money,
  parseCurrency,
  parseMoney,
  parseStatedValue,
  type StatedValue,
  sumOf,
  timesUnits,
  VALUE_BASES,
  type ValueBasis,
} from './money.ts';
export type { Checked, Parsed, ParseCode, ParseRefusal } from './parsed.ts';
