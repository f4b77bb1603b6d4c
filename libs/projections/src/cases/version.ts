/** Raised whenever the same events must give other rows: the tables of another version are built beside these. */
export const CASES_VERSION = 9;
