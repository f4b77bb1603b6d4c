import { Texts } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';

export class AnnulDto extends CommandDto {
  @Texts({ description: 'Ids of the events to strike through, together.', least: 1, most: 100, max: 36 })
  targets!: string[];
}

export const annul = recordRoute('Annul', {
  path: 'annul',
  body: AnnulDto,
  tag: 'Corrections',
  summary: 'Strike events through',
  description:
    'The originals stay visible. Refused when a later event would become illegal without them, unless that is annulled too.',
});
