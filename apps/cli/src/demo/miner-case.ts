import type { LineFacts } from '#libs/cases';
import { CaseStory } from './officer-command.ts';

export const CAMPAIGN = 'Miner holds 2024-25 (DEMO)';
export const FIRST_MINER_BASIS = '19 USC 1595a(c)(2)(A)';

interface MinerCase {
  /** Two digits: the number of the case, and the end of its entry number. */
  readonly number: string;
  readonly entryNumber: string;
  readonly port: string;
  readonly presentedOn: string;
  /** "Demo Importer A" to "L". */
  readonly importer: string;
  readonly agency?: string;
  readonly clockRegime?: 'title19' | 'title19-agency-admissibility';
  readonly lines: readonly LineFacts[];
}

/** Opens a synthetic case of the campaign. */
export function minerCase(facts: MinerCase): CaseStory {
  const { number, port, presentedOn, lines, importer, entryNumber, agency = 'FCC' } = facts;
  const story = new CaseStory(`SYN-${number}`, port);
  const title = `DEMO ${lines.map(({ model }) => model).join(', ')}`;
  story.on(presentedOn, 'open', 'OpenCase', {
    port,
    parties: [{ role: 'importer', name: `Demo Importer ${importer}`, importerNumber: `99-00000${number}DM` }],
    clockRegime: facts.clockRegime ?? 'title19-agency-admissibility',
    presentedOn,
    entryNumber,
    requestingAgency: agency,
    agencyReference: `DEMO-${agency}-${number}`,
    campaign: CAMPAIGN,
    title,
    lines,
  });
  return story;
}

export function placeHold(story: CaseStory, date: string, agency = 'FCC', lines = [{ line: 1 }]): CaseStory {
  const reference = `DEMO-${agency}-${story.caseId.slice(-2)}`;
  return story.on(date, 'hold', 'PlaceAgencyHold', { agency, reference, lines });
}

/** Miners of one model; values are entered ones, in whole dollars. */
export function miners(line: number, manufacturer: string, model: string, counted: number, dollars: number): LineFacts {
  return {
    line,
    description: 'DEMO crypto-mining machines',
    manufacturer,
    model,
    htsus: { code: '8543.70.9860', edition: '2025' },
    origin: 'CN',
    unitValue: { amount: dollars * 100, currency: 'USD', basis: 'entered' },
    counted,
  };
}

/** The terms of a synthetic seizure. */
export function seizureTerms(story: CaseStory, year: number, port: string) {
  const number = story.caseId.slice(-2);
  return {
    legalBases: [FIRST_MINER_BASIS],
    reasonableCause: 'DEMO: radio equipment without the authorisation that its marketing needs',
    fpfCaseNumber: `${year}-${port}-0000${number}-01`,
    receiptNumber: `DEMO-6051S-${number}`,
  };
}

export function seizureNotice(story: CaseStory, mailedOn: string, importer: string) {
  return {
    template: 'notice-of-seizure',
    templateVersion: 'DEMO-1',
    addressee: { role: 'importer', name: `Demo Importer ${importer}` },
    channel: 'certified-mail',
    mailedOn,
    aboutEventId: story.event('seize'),
  };
}
