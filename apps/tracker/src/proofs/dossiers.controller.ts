import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayDo, type Person } from '#libs/access';
import type { Dossier } from '#libs/transparency-log';
import { Caller } from '../access/caller.ts';
import { CasePorts } from '../access/case-ports.ts';
import { refuseUnless } from '../access/refuse-unless.ts';
import { RequiresPermission } from '../access/requires-permission.ts';
import { wrongWayRound } from '../reports/wrong-way-round.ts';
import { Dossiers } from './dossiers.ts';
import { CampaignDossierQueryDto, DossierQueryDto } from './proofs.dto.ts';

const ONE_FILE = {
  description:
    'One JSON document with events, state, timeline, proofs, checkpoint and a printable report; `cct verify` reads it.',
  schema: { type: 'object', additionalProperties: true },
} as const;

/** Everything of a case or a campaign in one file, to be verified without us. */
@ApiTags('Proofs')
@RequiresPermission('read:evidence')
@Controller({ version: '1' })
export class DossiersController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly ports: CasePorts,
  ) {}

  @Get('cases/:caseId/dossier')
  @ApiOperation({ summary: 'The dossier of a case' })
  @ApiParam({ name: 'caseId', example: 'SYN-10' })
  @ApiResponse({ status: 200, ...ONE_FILE })
  async ofCase(
    @Param('caseId') caseId: string,
    @Query() { known }: DossierQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const id = caseId.toUpperCase();
    const dossier = await this.dossiers.ofCase(id, sizes(known));
    void reply.header('Content-Disposition', `attachment; filename="${id.replace(/[^\w.-]/g, '_')}.dossier.json"`);
    return asStored(dossier, reply);
  }

  @Get('proofs/campaign-dossier')
  @ApiOperation({
    summary: 'The dossier of a campaign: all of its cases, as they stood at the end of a period',
    description: 'It proves that these are all, so it is for who works at every port where the campaign has a case.',
  })
  @ApiResponse({ status: 200, ...ONE_FILE })
  async ofCampaign(
    @Query() { campaign, from, to, known }: CampaignDossierQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Caller() person: Person,
  ): Promise<string> {
    if (from !== undefined && to !== undefined && from > to) throw wrongWayRound(from, to);
    const subject = { kind: 'campaign' as const, campaign, ...(from && { from }), ...(to && { to }) };
    const dossier = await this.dossiers.ofCampaign(subject, sizes(known));
    // Of what is in it, however it got there; with a case left out it would be no dossier of the campaign.
    for (const { caseId } of dossier.cases)
      refuseUnless(mayDo(person, 'read:evidence', (await this.ports.of(caseId)) ?? ''));
    void reply.header('Content-Disposition', 'attachment; filename="campaign.dossier.json"');
    return asStored(dossier, reply);
  }
}

/**
 * As text, so that it passes the edge where personal data is opened as it is: what is proven is what is stored, and that is
 * sealed words, also when their keys are gone.
 */
function asStored(dossier: Dossier, reply: FastifyReply): string {
  void reply.type('application/json; charset=utf-8');
  return JSON.stringify(dossier);
}

function sizes(known = ''): number[] {
  return known.split(',').filter(Boolean).map(Number);
}
