import { type Checked, type Parsed, textReader, valid, wrong } from './parsed.ts';

/** A tariff code of 6, 8 or 10 digits, as `NNNN.NN`, `NNNN.NN.NN` or `NNNN.NN.NNNN`. */
export type HtsusCode = Checked<'HtsusCode'>;

const FORM = /^(\d{4})\.?(\d{2})(?:\.?(\d{2})(?:\.?(\d{2}))?)?$/;
/** Chapter 77 is reserved: no goods are classified in it, nor in a chapter 00. */
const NO_CHAPTER = ['00', '77'];

/** Reads a tariff code with its dots, without them, or with one before the statistical suffix. */
export function parseHtsusCode(input: unknown): Parsed<HtsusCode> {
  const wayOut = 'It has 6, 8 or 10 digits, e.g. 8543.70.9860.';
  const match = typeof input === 'string' ? FORM.exec(input.trim()) : null;
  const [, heading, subheading, rate = '', suffix = ''] = match ?? [];
  if (!heading || !subheading) return wrong('HTSUS_CODE_INVALID', 'is not a tariff code.', wayOut);
  if (NO_CHAPTER.includes(heading.slice(0, 2))) {
    return wrong('HTSUS_CODE_INVALID', `names chapter ${heading.slice(0, 2)}, in which there are no goods.`, wayOut);
  }
  return valid([heading, subheading, rate + suffix].filter(Boolean).join('.') as HtsusCode);
}

/** The edition of the tariff a code is read in: a year, or the year's basic edition or one of its revisions. */
export type HtsusEdition = Checked<'HtsusEdition'>;
export const parseHtsusEdition = textReader<'HtsusEdition'>({
  code: 'HTSUS_EDITION_INVALID',
  form: /^(19|20)\d{2}(HTSA(Basic|Rev[1-9]\d?))?$/,
  message: 'is not an edition of the tariff.',
  wayOut: 'Give the year or the edition, e.g. 2025, 2025HTSABasic or 2025HTSARev3.',
  normalise: (text) =>
    text
      .replaceAll(/\s/g, '')
      .replace(/htsa/i, 'HTSA')
      .replace(/basic$/i, 'Basic')
      .replace(/rev(?=\d)/i, 'Rev'),
});
