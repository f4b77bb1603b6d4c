import { applyDecorators, Header, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiProduces, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { csvOrJson } from '../http/accept.ts';
import { jsonWithList, sendStreamed } from '../http/streamed.ts';
import { csvOf, type Row } from './csv.ts';

/** Of a route that sends rows as either: `json` is the shape of the one document that they are in as JSON. */
export function JsonOrCsv(json: Type): MethodDecorator {
  return applyDecorators(
    Header('Vary', 'Accept'),
    ApiExtraModels(json),
    ApiProduces('application/json', 'text/csv'),
    ApiResponse({
      status: 200,
      content: {
        'application/json': { schema: { $ref: getSchemaPath(json) } },
        'text/csv': { schema: { type: 'string' } },
      },
    }),
  );
}

export interface Listed {
  /** Of the file that the CSV is saved as. */
  readonly name: string;
  readonly columns: readonly string[];
  /** What stands before the rows in the JSON. */
  readonly head: Readonly<Record<string, unknown>>;
  readonly rows: AsyncIterable<Row>;
}

/** Sends rows as they come about: in the format that is named, or else as `Accept` asks for. */
export function sendJsonOrCsv(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  format: 'json' | 'csv' | undefined,
  { name, columns, head, rows }: Listed,
): Promise<void> {
  if ((format ?? csvOrJson(headers.accept)) === 'json')
    return sendStreamed(reply, 'application/json; charset=utf-8', jsonWithList(head, 'rows', rows));
  void reply.header('Content-Disposition', `attachment; filename="${name}.csv"`);
  return sendStreamed(reply, 'text/csv; charset=utf-8; header=present', csvOf(columns, rows));
}
