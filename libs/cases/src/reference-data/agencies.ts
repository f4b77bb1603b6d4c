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
    { code: 'APHIS', label: 'Animal and Plant Health Inspection Service' },
    { code: 'FSIS', label: 'Food Safety and Inspection Service' },
    { code: 'FWS', label: 'Fish and Wildlife Service' },
    { code: 'NMFS', label: 'National Marine Fisheries Service' },
    { code: 'NHTSA', label: 'National Highway Traffic Safety Administration' },
    { code: 'ATF', label: 'Bureau of Alcohol, Tobacco, Firearms and Explosives' },
    { code: 'TTB', label: 'Alcohol and Tobacco Tax and Trade Bureau' },
    { code: 'DEA', label: 'Drug Enforcement Administration' },
    { code: 'DDTC', label: 'Directorate of Defense Trade Controls' },
    { code: 'HSI', label: 'Homeland Security Investigations' },
    { code: 'OFAC', label: 'Office of Foreign Assets Control' },
  ],
};
