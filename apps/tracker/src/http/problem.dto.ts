import { ApiProperty } from '@nestjs/swagger';

class FieldProblemDto {
  @ApiProperty({ example: 'lines[0].quantity' }) field!: string;
  @ApiProperty({ example: 'FIELD_INVALID' }) code!: string;
  @ApiProperty({ example: 'must be a whole number' }) message!: string;
  @ApiProperty({ example: 'Give a number without a fraction; in JSON without quotes.' }) wayOut!: string;
}

/** Problem details as in RFC 9457, with a stable code and the way out. */
export class ProblemDto {
  @ApiProperty({ example: '/docs/problems#quantity-not-available' }) type!: string;
  @ApiProperty({ example: 'Quantity not available' }) title!: string;
  @ApiProperty({ example: 422 }) status!: number;
  @ApiProperty({ example: '700 asked for, 300 seized on line 1.' }) detail!: string;
  @ApiProperty({ example: 'QUANTITY_NOT_AVAILABLE' }) code!: string;
  @ApiProperty({ example: 'Ask for at most 300.' }) wayOut!: string;
  @ApiProperty({ required: false, example: 'lines[0].quantity' }) field?: string;
  @ApiProperty({
    required: false,
    example: { requested: 700, available: 300 },
    type: Object,
  })
  compared?: Record<string, number | string>;
  @ApiProperty({ required: false, type: [String], description: 'Events it is about.' }) events?: string[];
  @ApiProperty({ required: false, type: [FieldProblemDto] }) errors?: FieldProblemDto[];
  @ApiProperty({ required: false, example: '/api/v1/cases/SYN-03/release' }) instance?: string;
}
