import type { ReferenceList } from './list.ts';

/** Partner agencies that ask for holds. */
export const AGENCIES: ReferenceList = {
  list: 'agencies',
  version: '2025-01',
  entries: [
    { code: 'FCC', label: 'Federal Communications Commission' },
    { code: 'BIS', label: 'Bureau of Industry and Security' },
    { code: 'CPSC', label: 'Consumer Product Safety Commission' },
    { code: 'FDA', label: 'Food and Drug Administration' },
    { code: 'EPA', label: 'Environmental Protection Agency' },
    { code: 'USDA', label: 'Department of Agriculture' },
    { code: 'FWS', label: 'Fish and Wildlife Service' },
    { code: 'NHTSA', label: 'National Highway Traffic Safety Administration' },
    { code: 'ATF', label: 'Bureau of Alcohol, Tobacco, Firearms and Explosives' },
    { code: 'DEA', label: 'Drug Enforcement Administration' },
    { code: 'HSI', label: 'Homeland Security Investigations' },
    { code: 'OFAC', label: 'Office of Foreign Assets Control' },
  ],
};
