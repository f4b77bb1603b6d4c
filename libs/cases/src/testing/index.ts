/** What tests of other libs may use of this one's: cases as life may bring them, so that nobody invents poorer ones. */
export { randomCasesOf, type Step } from './random-case.ts';
