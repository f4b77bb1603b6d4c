import { Items, Text } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { UnitsDto } from '../record-route/units.dto.ts';

/** What of which exclusion is taken back. */
export class RescissionDto {
  @Text({ description: 'Event id of the exclusion.', max: 36 })
  exclusionEventId!: string;

  @Items(() => UnitsDto, { description: 'Units that count as never excluded.' })
  lines!: UnitsDto[];
}

export class RescindExclusionDto extends CommandDto {
  @Text({ description: 'Event id of the exclusion.', max: 36 })
  exclusionEventId!: string;

  @Items(() => UnitsDto, { description: 'Units that count as never excluded.' })
  lines!: UnitsDto[];
}

export const rescindExclusion = recordRoute('RescindExclusion', {
  path: 'rescind-exclusion',
  body: RescindExclusionDto,
  tag: 'Transitions',
  summary: 'Take back an exclusion, from its start',
});
