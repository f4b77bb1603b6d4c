import { FpfCaseNumberField, Items, Text, Texts } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { MovingUnitsDto } from '../record-route/units.dto.ts';
import { RescissionDto } from '../rescind-exclusion/rescind-exclusion.ts';

export class SeizeDto extends CommandDto {
  @Items(() => MovingUnitsDto, { description: 'Units to seize.' })
  lines!: MovingUnitsDto[];

  @Texts({ description: 'Legal bases by citation, at least one.', example: ['19 USC 1595a(c)(2)(A)'], most: 20 })
  legalBases!: string[];

  @Text({ description: 'Why there is reasonable cause.', max: 4000 })
  reasonableCause!: string;

  @FpfCaseNumberField({ description: 'FP&F case number.' })
  fpfCaseNumber!: string;

  @Text({ description: 'Number of the custody receipt.', example: '6051S-0042917', max: 60 })
  receiptNumber!: string;

  @Items(() => RescissionDto, {
    description: 'Exclusions that the seizure takes back, for the units it names.',
    optional: true,
  })
  rescinds?: RescissionDto[];
}

export const seize = recordRoute('Seize', {
  path: 'seize',
  body: SeizeDto,
  tag: 'Transitions',
  summary: 'Seize units, subject to forfeiture',
  description: 'Needs at least one legal basis and a supervisor other than who proposes it.',
});
