import { BUCKETS, type Bucket } from '#libs/cases';
import { Count, OneOf, SerialsField } from '../fields/index.ts';

const line = { description: 'Line number within the case.', example: 1, max: 9999 };

/** Units of one line. */
export class UnitsDto {
  @Count(line)
  line!: number;

  @Count({ description: 'Whole units, numbered ones included.', example: 600 })
  quantity!: number;

  @SerialsField({ description: 'Serial numbers of the numbered units among them.', optional: true })
  serials?: string[];
}

/** Units on the move: where only one bucket can be meant, `from` may be left out. */
export class MovingUnitsDto extends UnitsDto {
  @OneOf(BUCKETS, { description: 'Bucket that the units are taken from.', optional: true, example: 'seized' })
  from?: Bucket;
}

/** Units that an agency wants held. */
export class HeldForAgencyDto {
  @Count(line)
  line!: number;

  @Count({ description: 'Units of the line; the whole line when left out.', optional: true })
  quantity?: number;
}
