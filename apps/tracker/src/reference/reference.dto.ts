import { ApiProperty } from '@nestjs/swagger';

export class ListNameDto {
  @ApiProperty({ example: 'release-types' }) list!: string;
  @ApiProperty({ example: '2025-01' }) version!: string;
  @ApiProperty() entries!: number;
}

/** An entry of any list; what some lists say besides is only in the lists that have it. */
export class EntryDto {
  @ApiProperty() code!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ required: false }) citation?: string;
  @ApiProperty({ required: false, description: 'Choosing it demands words.' }) needsText?: boolean;
  @ApiProperty({ required: false, description: 'False where a lawyer still has to confirm it.' }) confirmed?: boolean;
  @ApiProperty({ required: false, type: [String], description: 'Buckets that it may take units from.' })
  from?: string[];
}

export class ReferenceListDto {
  @ApiProperty({ example: 'release-types' }) list!: string;
  @ApiProperty({ example: '2025-01' }) version!: string;
  @ApiProperty({ type: [EntryDto] }) entries!: EntryDto[];
}
