/** Clock regimes in words. */
export const REGIMES: Readonly<Record<string, string>> = {
  title19: 'Title 19',
  'title19-agency-admissibility': 'Title 19, agency decides admissibility',
  cafra: 'CAFRA',
};
