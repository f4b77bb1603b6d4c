import { Matches } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { UnitValueDto } from '../add-lines/line.dto.ts';
import { Count, Item, LocalDateField, MinorUnits, OneOf, Text } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';

export class RecordReviewDto extends CommandDto {
  @Text({ description: 'What the review rests on.', example: '30-day custody review', max: 500 })
  basis!: string;

  @Text({ description: 'What was found.', max: 4000 })
  finding!: string;

  @LocalDateField({ description: 'Local date of the next review.', optional: true })
  nextReviewOn?: string;
}

export class RecordValuationDto extends CommandDto {
  @Count({ description: 'Line number.', example: 1, max: 9999 })
  line!: number;

  @Item(() => UnitValueDto, { description: 'Value of one unit on this basis.' })
  unitValue!: UnitValueDto;

  @Text({ description: 'Who valued it, and how.', max: 500 })
  source!: string;
}

export class AccrueStorageDto extends CommandDto {
  @MinorUnits({ description: 'Charge in minor units (cents).', example: 3750000 })
  amount!: number;

  @OneOf(['USD'], { description: 'ISO 4217 currency.' })
  currency!: string;

  @LocalDateField({ description: 'First day of the period.' })
  from!: string;

  @LocalDateField({ description: 'Last day of the period.' })
  to!: string;

  @Text({ description: 'Who stores the goods.', max: 200 })
  custodian!: string;
}

export class AttachDocumentDto extends CommandDto {
  @Text({ description: 'Title.', max: 200 })
  title!: string;

  @Text({ description: 'Media type.', example: 'application/pdf', max: 120 })
  mediaType!: string;

  @ApiProperty({ description: 'SHA-256 of the file, in lower-case hexadecimal.', pattern: '^[0-9a-f]{64}$' })
  @Matches(/^[0-9a-f]{64}$/, {
    message: 'must be a SHA-256 in lower-case hexadecimal',
    context: { wayOut: 'Send the 64 characters that sha256sum prints.' },
  })
  sha256!: string;

  @Count({ description: 'Size of the file in bytes.', max: Number.MAX_SAFE_INTEGER })
  bytes!: number;

  @Text({ description: 'Where the file is kept.', optional: true, max: 500 })
  location?: string;
}

export class AddNoteDto extends CommandDto {
  @Text({ description: 'The note.', max: 10_000 })
  text!: string;
}

const tag = 'Records';

export const recordReview = recordRoute('RecordReview', {
  path: 'record-review',
  body: RecordReviewDto,
  tag,
  summary: 'Record a supervisory review',
});

export const recordValuation = recordRoute('RecordValuation', {
  path: 'record-valuation',
  body: RecordValuationDto,
  tag,
  summary: 'Record a value beside the entered one',
});

export const accrueStorage = recordRoute('AccrueStorage', {
  path: 'accrue-storage',
  body: AccrueStorageDto,
  tag,
  summary: 'Record a storage charge',
});

export const attachDocument = recordRoute('AttachDocument', {
  path: 'attach-document',
  body: AttachDocumentDto,
  tag,
  summary: 'Attach a document by its hash',
});

export const addNote = recordRoute('AddNote', {
  path: 'add-note',
  body: AddNoteDto,
  tag,
  summary: 'Add a note',
});
