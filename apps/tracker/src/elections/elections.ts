import { COURT_ORDER_KINDS, ELECTION_KINDS, PETITION_OUTCOMES } from '#libs/cases';
import { Item, Items, LocalDateField, OneOf, Text } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { UnitsDto } from '../record-route/units.dto.ts';
import { BondDto } from '../release/release.ts';

export class ReceiveElectionDto extends CommandDto {
  @OneOf(ELECTION_KINDS, { description: 'What the claimant chose.' })
  kind!: (typeof ELECTION_KINDS)[number];

  @Text({ description: 'Who filed it.', example: 'Demo Importer C', max: 200 })
  by!: string;

  @LocalDateField({ description: 'Local date on which it arrived.' })
  receivedOn!: string;

  @Items(() => UnitsDto, { description: 'Units it speaks for; all when left out.', optional: true })
  lines?: UnitsDto[];

  @Text({ description: 'Its terms.', optional: true, max: 4000 })
  terms?: string;

  @Item(() => BondDto, { description: 'Cost bond filed with a claim.', optional: true })
  bond?: BondDto;
}

export class DecidePetitionDto extends CommandDto {
  @Text({ description: 'Event id of the petition.', max: 36 })
  electionEventId!: string;

  @OneOf(PETITION_OUTCOMES, { description: 'Outcome.' })
  outcome!: (typeof PETITION_OUTCOMES)[number];

  @Text({ description: 'Terms, of a mitigation say.', optional: true, max: 4000 })
  terms?: string;

  @Text({ description: 'Reference of the decision.', max: 120 })
  decisionReference!: string;
}

export class RecordCourtOrderDto extends CommandDto {
  @OneOf(COURT_ORDER_KINDS, {
    description: 'What was ordered. While a stay is in force its units are neither forfeited nor disposed of.',
  })
  kind!: (typeof COURT_ORDER_KINDS)[number];

  @Text({ description: 'Court.', max: 200 })
  court!: string;

  @Text({ description: 'Docket number.', max: 120 })
  docket!: string;

  @LocalDateField({ description: 'Date of the order.' })
  orderedOn!: string;

  @Text({ description: 'Terms.', max: 4000 })
  terms!: string;

  @Items(() => UnitsDto, { description: 'Units it speaks of.', optional: true })
  lines?: UnitsDto[];

  @Text({
    description: 'Event id of the claim or petition that it settles, or of the stay that it ends.',
    optional: true,
    max: 36,
  })
  settlesEventId?: string;
}

const tag = 'Elections and orders';

export const receiveElection = recordRoute('ReceiveElection', {
  path: 'receive-election',
  body: ReceiveElectionDto,
  tag,
  summary: 'Record a petition, offer, abandonment or claim',
});

export const decidePetition = recordRoute('DecidePetition', {
  path: 'decide-petition',
  body: DecidePetitionDto,
  tag,
  summary: 'Record the decision on a petition',
});

export const recordCourtOrder = recordRoute('RecordCourtOrder', {
  path: 'record-court-order',
  body: RecordCourtOrderDto,
  tag,
  summary: "Record a court's order",
});
