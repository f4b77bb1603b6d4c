import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Dossier } from '#libs/transparency-log';
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
  constructor(private readonly dossiers: Dossiers) {}

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
  @ApiOperation({ summary: 'The dossier of a campaign: all of its cases, as they stood at the end of a period' })
  @ApiResponse({ status: 200, ...ONE_FILE })
  async ofCampaign(
    @Query() { campaign, from, to, known }: CampaignDossierQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (from !== undefined && to !== undefined && from > to) throw wrongWayRound(from, to);
    const subject = { kind: 'campaign' as const, campaign, ...(from && { from }), ...(to && { to }) };
    const dossier = await this.dossiers.ofCampaign(subject, sizes(known));
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
