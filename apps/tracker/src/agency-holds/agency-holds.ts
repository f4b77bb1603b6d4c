import { Items, Text } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { HeldForAgencyDto } from '../record-route/units.dto.ts';

export class PlaceAgencyHoldDto extends CommandDto {
  @Text({ description: 'Agency.', example: 'FCC', max: 20 })
  agency!: string;

  @Text({ description: "The agency's reference.", example: 'FCC-EB-24-0117', max: 120 })
  reference!: string;

  @Items(() => HeldForAgencyDto, { description: 'What it wants held.' })
  lines!: HeldForAgencyDto[];
}

export class LiftAgencyHoldDto extends CommandDto {
  @Text({ description: 'Event id of the hold.', max: 36 })
  holdEventId!: string;

  @Text({ description: "The agency's reference of the lifting.", max: 120 })
  reference!: string;

  @Items(() => HeldForAgencyDto, { description: 'What is lifted; the whole hold when left out.', optional: true })
  lines?: HeldForAgencyDto[];
}

const tag = 'Agency holds';

export const placeAgencyHold = recordRoute('PlaceAgencyHold', {
  path: 'place-agency-hold',
  body: PlaceAgencyHoldDto,
  tag,
  summary: 'Record that an agency wants units held',
});

export const liftAgencyHold = recordRoute('LiftAgencyHold', {
  path: 'lift-agency-hold',
  body: LiftAgencyHoldDto,
  tag,
  summary: 'Record that a hold was lifted, whole or in part',
});
