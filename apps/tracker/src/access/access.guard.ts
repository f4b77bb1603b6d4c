import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { mayDo, type Permission, type Person, portsOf } from '#libs/access';
import { caseNotFound } from '../reading/case-not-found.ts';
import { noteCaller } from './caller.ts';
import { CasePorts } from './case-ports.ts';
import { Identification } from './identification.ts';
import { refuseUnless } from './refuse-unless.ts';
import { ACCESS_METADATA, type RouteAccess } from './requires-permission.ts';

/** Stands before every route: who calls, and may they. Routes that have declared nothing let nobody in. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identification: Identification,
    private readonly ports: CasePorts,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const declared = this.reflector.getAllAndOverride<RouteAccess | undefined>(ACCESS_METADATA, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!declared) throw new Error(`${context.getClass().name}.${context.getHandler().name} declares no permission.`);
    if ('public' in declared) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const proof = await this.identification.of(request);
    noteCaller(request, proof);
    const { person } = proof;
    const permission = 'deed' in declared ? permissionFor(declared.deed, request.body) : declared.permission;
    refuseUnless(mayDo(person, permission));
    if ('permission' in declared) await this.refuseAnotherPort(person, permission, request);
    return true;
  }

  private async refuseAnotherPort(person: Person, permission: Permission, { params }: FastifyRequest): Promise<void> {
    const { caseId } = params as { caseId?: string };
    if (caseId === undefined || portsOf(person) === 'all') return;
    const port = await this.ports.of(caseId.toUpperCase());
    // Read models may still have it: of what the log has not, nobody can tell whose it is.
    if (port === undefined) throw caseNotFound(caseId);
    refuseUnless(mayDo(person, permission, port));
  }
}

/** Who takes records over speaks for the officers of those records, so the deed's own roles are theirs. */
function permissionFor(deed: Extract<RouteAccess, { deed: unknown }>['deed'], body: unknown): Permission {
  const imports = (body as { import?: unknown } | null | undefined)?.import;
  return imports === undefined || imports === null ? `record:${deed}` : 'import:records';
}
