import { ApiProperty } from '@nestjs/swagger';
import { type Bucket, STATUS_EVENTS } from '#libs/cases';

const POSTURES = ['detained', 'seized', 'excluded', 'mixed', 'none'] as const;
const LIFECYCLES = ['Open', 'Resolved', 'Closed'] as const;
const DISPOSITIONS = ['AllReleased', 'AllForfeited', 'AllExported', 'AllDestroyed', 'AllLost', 'Mixed'] as const;

/** Units by bucket; every unit counted is in exactly one. */
export class BucketsDto implements Record<Bucket, number> {
  @ApiProperty() presented!: number;
  @ApiProperty() detained!: number;
  @ApiProperty() seized!: number;
  @ApiProperty() excluded!: number;
  @ApiProperty() released!: number;
  @ApiProperty() forfeited!: number;
  @ApiProperty() exported!: number;
  @ApiProperty() destroyed!: number;
  @ApiProperty() lost!: number;
}

/** A status word never stands alone: the numbers are always beside it. */
export class NumbersDto {
  @ApiProperty({
    enum: STATUS_EVENTS,
    required: false,
    nullable: true,
    type: String,
    description: 'Absent before anything moved.',
  })
  status?: (typeof STATUS_EVENTS)[number] | null;
  @ApiProperty({ enum: POSTURES }) posture!: string;
  @ApiProperty({ description: 'Units counted: the sum of the buckets.' }) counted!: number;
  @ApiProperty({ description: 'Detained, seized and excluded units.' }) held!: number;
  @ApiProperty() buckets!: BucketsDto;
  @ApiProperty({
    required: false,
    nullable: true,
    type: String,
    description: 'Instant since which a unit has been held.',
  })
  heldSince?: string | null;
}

export class StandingDto extends NumbersDto {
  @ApiProperty({ enum: LIFECYCLES }) lifecycle!: string;
  @ApiProperty({ enum: DISPOSITIONS, required: false, description: 'Once nothing is held.' }) disposition?: string;
}
