import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';

/** How a command is to be taken. */
export class RecordQueryDto {
  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Decide only: answers what would be recorded and where the case would stand, or why it is refused.',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean({ message: 'must be true or false' })
  dryRun?: boolean;
}
