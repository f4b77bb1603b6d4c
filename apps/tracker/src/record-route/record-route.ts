import {
  applyDecorators,
  Body,
  Controller,
  Headers as AllHeaders,
  Param,
  Post,
  Query,
  Res,
  type Type,
} from '@nestjs/common';
import { CommandBus, CommandHandler } from '@nestjs/cqrs';
import { ApiBody, ApiExtension, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { People, type Person } from '#libs/access';
import type { CommandType } from '#libs/cases';
import { Caller } from '../access/caller.ts';
import { RequiresDeed } from '../access/requires-permission.ts';
import { CommandDto } from './command.dto.ts';
import { deedOf } from './deed.ts';
import { commandFromRequest, type Headers } from './command-from-request.ts';
import { RecordCommand, RecordHandler } from './record-command.ts';
import { ApiRecord } from './record-api.ts';
import { RecordQueryDto } from './record-query.dto.ts';
import { recordedResponse, rehearsedResponse, type RecordedDto } from './recorded.dto.ts';

/** A command with the class that carries it over the bus, its handler and its route. */
export interface RecordRoute {
  readonly command: CommandType;
  readonly handler: Type;
  readonly controller: Type;
}

interface RouteWords<D extends CommandDto> {
  /** Path below `/cases/{caseId}/`: the deed in words. */
  readonly path: string;
  readonly body: Type<D>;
  /** Tag under which the documentation lists it. */
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Fields of the command that stand in the path instead of the body. */
  readonly inPath?: readonly string[];
}

/**
 * The way of every deed from HTTP to the domain: one route, one command class, one handler. A slice says the
 * words and the shape of its body; the deed itself is decided in libs/cases, in the folder of the same name.
 */
export function recordRoute<D extends CommandDto>(command: CommandType, words: RouteWords<D>): RecordRoute {
  const { path, body, tag, summary, description, inPath = [] } = words;
  const Carrier = named(`${command}Command`, class extends RecordCommand {});
  const Handler = named(`${command}Handler`, class extends RecordHandler {});
  CommandHandler(Carrier)(Handler);

  @ApiTags(tag)
  @Controller({ path: 'cases/:caseId', version: '1' })
  class RecordController {
    constructor(
      private readonly bus: CommandBus,
      private readonly people: People,
    ) {}

    @Post(path)
    @RequiresDeed(command)
    @ApiOperation({ operationId: command, summary, ...(description && { description }) })
    @ApiExtension('x-deed', deedOf(command, tag))
    @ApiParam({ name: 'caseId', example: 'SYN-01', description: 'Case number' })
    @ApiPathFields(inPath)
    @ApiBody({ type: body })
    @ApiRecord()
    async record(
      @Param() params: Readonly<Record<string, string>>,
      @Body() dto: CommandDto,
      @Query() { dryRun = false }: RecordQueryDto,
      @AllHeaders() headers: Headers,
      @Res({ passthrough: true }) reply: FastifyReply,
      @Caller() person: Person,
    ): Promise<RecordedDto> {
      const { caseId = '' } = params;
      const said = Object.assign(dto, Object.fromEntries(inPath.map((name) => [name, params[name]])));
      const given = commandFromRequest(command, caseId, this.people.sealed(command, said), headers, person);
      const recorded = await this.bus.execute(new Carrier(given, dryRun));
      return dryRun ? rehearsedResponse(recorded, reply) : recordedResponse(recorded, reply);
    }
  }
  // The validation pipe and the documentation read the body's class from here.
  Reflect.defineMetadata(
    'design:paramtypes',
    [Object, body, RecordQueryDto, Object, Object, Object],
    RecordController.prototype,
    'record',
  );
  return { command, handler: Handler, controller: named(`${command}Controller`, RecordController) };
}

/** Path fields other than the case, for the documentation. */
function ApiPathFields(names: readonly string[]): MethodDecorator {
  return applyDecorators(...names.map((name) => ApiParam({ name, type: String })));
}

function named<T extends Type | (abstract new (...args: never[]) => unknown)>(name: string, anonymous: T): T {
  Object.defineProperty(anonymous, 'name', { value: name });
  return anonymous;
}
