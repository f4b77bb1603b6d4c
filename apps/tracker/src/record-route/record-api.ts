import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { RecordedDto } from './recorded.dto.ts';

const problem = (status: number, description: string): MethodDecorator & ClassDecorator =>
  ApiResponse({
    status,
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } },
  });

/** What all recording routes have in common, for the OpenAPI document. */
export function ApiRecord(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Same key, same command: recorded once. Repeat a request with it whenever the answer got lost. Published with the event; no personal data.',
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'ETag of the case as you saw it; refused with 412 when it has moved on.',
      example: '"7"',
    }),
    ApiHeader({
      name: 'X-Correlation-Id',
      required: false,
      description: 'Kept and published with the event, to find what belongs together; no personal data.',
    }),
    ApiResponse({ status: 201, description: 'Recorded.', type: RecordedDto }),
    ApiResponse({
      status: 202,
      description: 'Needs a second person: proposed, and nothing has moved. `proposal` says who may approve it.',
      type: RecordedDto,
    }),
    ApiResponse({
      status: 200,
      description: 'Had been recorded before under this key: the first result again.',
      type: RecordedDto,
    }),
    problem(400, 'Not well formed: VALIDATION_FAILED, INVALID_JSON.'),
    problem(401, 'TOKEN_REQUIRED, TOKEN_INVALID, TOKEN_EXPIRED'),
    problem(403, 'NOT_PERMITTED'),
    problem(404, 'CASE_NOT_FOUND, PROPOSAL_UNKNOWN'),
    problem(409, 'REVISION_CONFLICT, CASE_ALREADY_EXISTS, PROPOSAL_SETTLED'),
    problem(412, 'REVISION_CONFLICT: the case has moved on since the ETag in If-Match.'),
    problem(413, 'BODY_TOO_LARGE'),
    problem(422, 'Against a rule of the field; the code says which.'),
    problem(503, 'The event store does not answer; repeat with the same Idempotency-Key.'),
  );
}
