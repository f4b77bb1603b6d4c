import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, mergeMap, type Observable, of } from 'rxjs';
import { mayDo, People, type Person } from '#libs/access';
import { AccessLog } from '../access-log/access-log.ts';
import { entryOf } from '../access-log/entry.ts';
import { callerOf } from '../access/caller.ts';
import { ACCESS_METADATA, type RouteAccess } from '../access/requires-permission.ts';

/** What one may see without it being anybody's business. */
const OWN_BUSINESS = ['read:own-account', 'read:reference-data'];

/**
 * The edge at which personal data is opened: everything behind it, the log, the folds and the read models, holds only
 * sealed words. An answer of JSON leaves with them opened, covered or gone, as the caller's role and the keys have it;
 * what is streamed past this point leaves sealed. Reads that have to be answered for are recorded before they are answered.
 * Nothing sealed comes in (http/incoming-text.ts): it would be opened with everything else.
 */
@Injectable()
export class RevealInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly people: People,
    private readonly accessLog: AccessLog,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const person = callerOf(request);
    const audited = person?.role === 'auditor' && this.isRead(context);
    // Before it is carried out, so that streams and downloads are among them.
    if (audited) await this.accessLog.record(entryOf(person, request, []));
    return next.handle().pipe(
      mergeMap((answer: unknown) => {
        if (!isJson(answer)) return of(answer);
        const reply = http.getResponse<FastifyReply>();
        return from(this.revealed(answer, reply, request, person));
      }),
    );
  }

  private async revealed(
    answer: object,
    reply: FastifyReply,
    request: FastifyRequest,
    person: Person | undefined,
  ): Promise<unknown> {
    const maySee = person !== undefined && mayDo(person, 'read:personal-data').allowed;
    const { text, shown } = this.people.reveal(JSON.stringify(answer), maySee);
    if (person && shown.length > 0) await this.accessLog.record(entryOf(person, request, shown));
    if (!reply.hasHeader('content-type')) void reply.type('application/json; charset=utf-8');
    return text;
  }

  private isRead(context: ExecutionContext): boolean {
    const declared = this.reflector.getAllAndOverride<RouteAccess>(ACCESS_METADATA, [
      context.getHandler(),
      context.getClass(),
    ]);
    return 'permission' in declared && !OWN_BUSINESS.includes(declared.permission);
  }
}

/** What Nest would serialise: neither text nor bytes nor a stream. */
function isJson(answer: unknown): answer is object {
  if (answer === null || typeof answer !== 'object' || Buffer.isBuffer(answer)) return false;
  return !('pipe' in answer) && !('getStream' in answer);
}
