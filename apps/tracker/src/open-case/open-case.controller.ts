import { createHash } from 'node:crypto';
import { Body, Controller, Headers as AllHeaders, Post, Query, Res } from '@nestjs/common';
import { CommandBus, CommandHandler } from '@nestjs/cqrs';
import { ApiExtension, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { People, type Person } from '#libs/access';
import { maskImporterNumber } from '#libs/cases';
import { Caller } from '../access/caller.ts';
import { RequiresDeed } from '../access/requires-permission.ts';
import { commandFromRequest, type Headers } from '../record-route/command-from-request.ts';
import { ApiRecord } from '../record-route/record-api.ts';
import { RecordCommand, RecordHandler } from '../record-route/record-command.ts';
import type { RecordRoute } from '../record-route/record-route.ts';
import { deedOf } from '../record-route/deed.ts';
import { RecordQueryDto } from '../record-route/record-query.dto.ts';
import { recordedResponse, RecordedDto, rehearsedResponse } from '../record-route/recorded.dto.ts';
import { OpenCaseDto, type PartyDto } from './open-case.dto.ts';

export class OpenCaseCommand extends RecordCommand {}

@CommandHandler(OpenCaseCommand)
export class OpenCaseHandler extends RecordHandler {}

@ApiTags('Cases')
@Controller({ path: 'cases', version: '1' })
export class OpenCaseController {
  constructor(
    private readonly bus: CommandBus,
    private readonly people: People,
  ) {}

  @Post()
  @RequiresDeed('OpenCase')
  @ApiOperation({ operationId: 'OpenCase', summary: 'Open a case, with or without its lines' })
  @ApiExtension('x-deed', deedOf('OpenCase', 'Cases'))
  @ApiRecord()
  async open(
    @Body() dto: OpenCaseDto,
    @Query() { dryRun = false }: RecordQueryDto,
    @AllHeaders() headers: Headers,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Caller() person: Person,
  ): Promise<RecordedDto> {
    const { caseId, ...body } = dto;
    const masked = Object.assign(body, { parties: body.parties.map(maskParty) });
    const sealed = this.people.sealed('OpenCase', masked);
    const command = commandFromRequest('OpenCase', caseId ?? PROVISIONAL, sealed, headers, person);
    const named = caseId ? command : { ...command, caseId: numberFrom(command.commandId, command.data.presentedOn) };
    const recorded = await this.bus.execute(new OpenCaseCommand(named, dryRun));
    if (dryRun) return rehearsedResponse(recorded, reply);
    void reply.header('Location', `/api/v1/cases/${recorded.file.caseId}`);
    return recordedResponse(recorded, reply);
  }
}

const PROVISIONAL = 'NEW';

/** A case number made from the command id, so that a repeated request opens no second case. */
function numberFrom(commandId: string, presentedOn: string): string {
  const digest = createHash('sha256').update(commandId).digest('hex').slice(0, 10).toUpperCase();
  return `C${presentedOn.slice(0, 4)}-${digest}`;
}

/** A social security number never gets into an event in clear. */
function maskParty(party: PartyDto): PartyDto {
  return party.importerNumber ? { ...party, importerNumber: maskImporterNumber(party.importerNumber) } : party;
}

export const openCase: RecordRoute = { command: 'OpenCase', handler: OpenCaseHandler, controller: OpenCaseController };
