import { Items, LocalDateField } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { UnitsDto } from '../record-route/units.dto.ts';

export class AttestStillHeldDto extends CommandDto {
  @Items(() => UnitsDto, { description: 'Lines with the quantity found in custody.' })
  lines!: UnitsDto[];

  @LocalDateField({
    description: 'Local date for which is attested: that of the effective instant, also when left out.',
    optional: true,
  })
  asOf?: string;

  @LocalDateField({ description: 'Local date by which somebody looks again, after that.' })
  nextReviewOn!: string;
}

export const attestStillHeld = recordRoute('AttestStillHeld', {
  path: 'attest-still-held',
  body: AttestStillHeldDto,
  tag: 'Transitions',
  summary: 'Attest that units are still held',
  description: 'The attested quantity must be the computed one; a difference is refused with both numbers.',
});
