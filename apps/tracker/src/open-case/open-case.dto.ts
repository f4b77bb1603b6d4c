import { CLOCK_REGIMES, type ClockRegime, PARTY_ROLES } from '#libs/cases';
import { LineDto } from '../add-lines/line.dto.ts';
import {
  CaseIdField,
  EntryNumberField,
  ImporterNumberField,
  Items,
  LocalDateField,
  OneOf,
  PortField,
  Text,
} from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';

export class PartyDto {
  @OneOf(PARTY_ROLES, { description: 'What the party is to the consignment.', example: 'importer' })
  role!: (typeof PARTY_ROLES)[number];

  @Text({ description: 'Name.', example: 'Demo Importer A', max: 200 })
  name!: string;

  @ImporterNumberField({
    description: 'Importer number; a social security number is masked before it is kept.',
    optional: true,
  })
  importerNumber?: string;
}

export class OpenCaseDto extends CommandDto {
  @CaseIdField({ description: 'Case number of the office; made up when left out.', optional: true })
  caseId?: string;

  @PortField({ description: 'Schedule D code of the port.' })
  port!: string;

  @Items(() => PartyDto, { description: 'Who has to do with the consignment.', most: 20 })
  parties!: PartyDto[];

  @OneOf(CLOCK_REGIMES, { description: 'Which legal clocks run.', example: 'title19' })
  clockRegime!: ClockRegime;

  @LocalDateField({ description: 'Local date on which the goods were presented for examination.' })
  presentedOn!: string;

  @EntryNumberField({ description: 'Entry number with its check digit.', optional: true })
  entryNumber?: string;

  @Text({ description: 'Agency that asked for the hold.', example: 'FCC', optional: true, max: 20 })
  requestingAgency?: string;

  @Text({ description: "The agency's own reference.", optional: true, max: 120 })
  agencyReference?: string;

  @Text({
    description: 'Enforcement operation that groups cases across ports.',
    example: 'Miner holds 2024-25',
    optional: true,
    max: 120,
  })
  campaign?: string;

  @Text({ description: 'Title, to recognise the case by.', optional: true, max: 200 })
  title?: string;

  @Items(() => LineDto, { description: 'Kinds of goods, one line each; more can be added later.', optional: true })
  lines?: LineDto[];
}
