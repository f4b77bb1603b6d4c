import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { UNIT_DIMENSIONS, type UnitDimension } from '#libs/projections';
import { BrokenDownBy, MomentField, Text } from '../fields/index.ts';
import { AtLeastDto } from '../reading/list.dto.ts';
import { SelectionDto } from '../reading/selection.dto.ts';

const optional = true;
const moment = 'A date means its end at the port; an instant needs its offset.';

/** Two times. */
export class AsOfDto extends AtLeastDto {
  @MomentField({
    optional,
    description: `When things happened in the world; by default as \`known\`, or now. ${moment}`,
  })
  effective?: string;

  @MomentField({ optional, description: `Until when it had been recorded; by default now. ${moment}` })
  known?: string;
}

export class CaseAsOfQueryDto extends AsOfDto {
  @ApiPropertyOptional({
    enum: ['standing', 'full'],
    default: 'standing',
    description:
      '`full` adds what `GET /cases/{caseId}` shows besides the standing (holds, seizures, notices, elections, deadlines), ' +
      'folded from the events of the case.',
  })
  @IsOptional()
  @IsIn(['standing', 'full'], { message: 'must be standing or full' })
  detail?: 'standing' | 'full';
}

export class UnitsAsOfQueryDto extends IntersectionType(AsOfDto, SelectionDto) {
  @BrokenDownBy(UNIT_DIMENSIONS)
  by?: UnitDimension[];
}

/** Two points to compare. */
export class BetweenDto extends AtLeastDto {
  @MomentField({ optional, description: `Effective time of the first point. ${moment}` }) fromEffective?: string;
  @MomentField({ optional, description: `Known time of the first point. ${moment}` }) fromKnown?: string;
  @MomentField({ optional, description: `Effective time of the second point. ${moment}` }) toEffective?: string;
  @MomentField({ optional, description: `Known time of the second point. ${moment}` }) toKnown?: string;
}

export class SelectionBetweenDto extends IntersectionType(BetweenDto, SelectionDto) {}

/** What narrows only in a body: a name must not stand in an address, which is kept in logs and histories. */
class ImporterDto {
  @Text({
    optional,
    description: 'Importer, whole name; case and spaces do not matter.',
    example: 'Demo Importer A',
    max: 200,
  })
  importer?: string;
}

export class UnitsSearchDto extends IntersectionType(UnitsAsOfQueryDto, ImporterDto) {}
export class DifferencesSearchDto extends IntersectionType(SelectionBetweenDto, ImporterDto) {}
