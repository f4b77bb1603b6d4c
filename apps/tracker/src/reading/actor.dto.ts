import { ApiProperty } from '@nestjs/swagger';
import { ROLES } from '#libs/cases';

const optional = { required: false } as const;

/** Who acted, and in which role. */
export class ShownActorDto {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: ROLES }) role!: string;
  @ApiProperty({ ...optional, type: [String] }) ports?: string[];
}
