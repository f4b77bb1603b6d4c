/** What all documents about published events say of them. */
export const TITLE = 'Customs case tracker: published events';
export const VERSION = '1';
export const DESCRIPTION =
  'What happens to customs cases, as CloudEvents 1.0: thin, versioned, without personal data, in order per case and resumable ' +
  'from any position. Delivered at least once: drop what you have seen, by id. Within a version of a type nothing comes that a ' +
  'strict consumer would refuse.';
