import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UnknownEvent } from '#libs/cases';
import { EventStoreError } from '#libs/event-store';
import { PROBLEM_MEDIA_TYPE, type Problem, ProblemError, problemOf } from './problem.ts';

/** Every error leaves as problem details. What is not foreseen is logged with its stack and told without it. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const problem = this.problem(error, request);
    if (error instanceof ProblemError) void reply.headers(error.headers);
    if (problem.status === 503) void reply.header('Retry-After', '1');
    const body = { ...problem, instance: request.url.split('?')[0] };
    void reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(body));
  }

  private problem(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof ProblemError) return error.problem;
    if (error instanceof EventStoreError) return this.storeProblem(error);
    if (error instanceof UnknownEvent) return this.unreadable(error);
    const code = (error as { code?: unknown } | null)?.code;
    const known = KNOWN[String(code)];
    if (known) return known;
    if (error instanceof SyntaxError && (error as { statusCode?: number }).statusCode === 400) return INVALID_JSON;
    if (error instanceof HttpException) return httpProblem(error, request);
    const status = (error as { statusCode?: unknown } | null)?.statusCode;
    if (typeof status === 'number' && status >= 400 && status < 500) {
      return problemOf(status, 'BAD_REQUEST', (error as Error).message, 'Look the request up in /docs.');
    }
    this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return problemOf(
      500,
      'INTERNAL_ERROR',
      'Something went wrong that was not foreseen.',
      'Try again; if it stays, tell the operator the time.',
    );
  }

  /** Written by a later version, or by somebody else: nothing is decided on a history that can't be read whole. */
  private unreadable(error: Error): Problem {
    this.log.error(error.message);
    return problemOf(
      500,
      'EVENT_UNREADABLE',
      'This case holds an event that this version of the service cannot read. Nothing was recorded.',
      'Tell the operator; /api/v1/health/ready names the event.',
    );
  }

  private storeProblem(error: EventStoreError): Problem {
    if (error.code === 'APPEND_TOO_LARGE') return TOO_LARGE;
    if (error.code === 'STREAM_DELETED') return DELETED;
    if (error.code === 'UNREADABLE_EVENT') return this.unreadable(error);
    if (error.handling === 'fatal') this.log.error(error.stack ?? error.message);
    if (error.handling === 'outcome-unknown') {
      return problemOf(
        503,
        error.code,
        'It is not known whether this was recorded: the event store does not answer.',
        'Repeat the request with the same Idempotency-Key: it is recorded once at most.',
      );
    }
    return problemOf(
      503,
      error.code,
      'The event store does not answer right now. Nothing was recorded.',
      'Repeat the request with the same Idempotency-Key.',
    );
  }
}

/** An address that the router cannot decode never reaches the filter. */
export function answerUnreadableAddress(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const body = { ...UNREADABLE_ADDRESS, instance: request.url.split('?')[0] };
  void reply.status(body.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(body));
}

const UNREADABLE_ADDRESS = problemOf(
  400,
  'BAD_REQUEST',
  'The address cannot be read: a % in it is not followed by two hexadecimal digits of UTF-8 text.',
  'Percent-encode what you put into the address; a % itself is written %25.',
);
const INVALID_JSON = problemOf(
  400,
  'INVALID_JSON',
  'The body is not valid JSON.',
  'Send one JSON object as application/json.',
);
const TOO_LARGE = problemOf(
  413,
  'BODY_TOO_LARGE',
  'The request is larger than one command may be.',
  'Attach documents by their hash, and add long lines in several commands.',
);

const UNSUPPORTED = problemOf(
  415,
  'MEDIA_TYPE_UNSUPPORTED',
  'Only application/json is taken.',
  'Send the body as application/json.',
);

const DELETED = problemOf(
  410,
  'CASE_DELETED',
  'The stream of this case was deleted in the event store; nothing more can be recorded.',
  'Open another case.',
);

const NOTHING_TO_READ = problemOf(
  503,
  'DATABASE_UNREACHABLE',
  'The database of what can be read does not answer right now. Commands are recorded as ever.',
  'Ask again in a moment.',
);

const CURSOR_INVALID = problemOf(
  400,
  'CURSOR_INVALID',
  'The cursor does not belong to this list.',
  'Take the `next` of a page with the same sort and order, or leave the cursor out.',
  { field: 'cursor' },
);

const KNOWN: Readonly<Record<string, Problem>> = {
  CURSOR_INVALID,
  DATABASE_UNREACHABLE: NOTHING_TO_READ,
  // What PostgreSQL says while it shuts down, and while it starts.
  '57P01': NOTHING_TO_READ,
  '57P02': NOTHING_TO_READ,
  '57P03': NOTHING_TO_READ,
  FST_ERR_CTP_BODY_TOO_LARGE: TOO_LARGE,
  FST_ERR_CTP_INVALID_JSON_BODY: INVALID_JSON,
  FST_ERR_CTP_EMPTY_JSON_BODY: INVALID_JSON,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: UNSUPPORTED,
};

/** What the framework refuses by itself, before any of our code: told by its status. */
function httpProblem(error: HttpException, request: FastifyRequest): Problem {
  const status = error.getStatus();
  if (status === 413) return TOO_LARGE;
  if (status === 415) return UNSUPPORTED;
  if (status === 400 && /JSON|body/i.test(error.message)) return INVALID_JSON;
  if (status === 404) {
    return problemOf(
      404,
      'NOT_FOUND',
      `There is nothing at ${request.method} ${request.url.split('?')[0]}.`,
      'The routes are listed in /docs.',
    );
  }
  return problemOf(status, 'BAD_REQUEST', error.message, 'Look the request up in /docs.');
}
