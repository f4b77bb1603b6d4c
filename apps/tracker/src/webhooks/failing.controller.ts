import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Webhooks } from '#libs/webhooks';
import { RequiresPermission } from '../access/requires-permission.ts';
import { found } from './shown.ts';
import { DeliveriesDto, DropDto, ReplayDto } from './webhook.dto.ts';

/** What could not be delivered, and what is done about it. */
@ApiTags('Webhooks')
@RequiresPermission('manage:subscriptions')
@Controller({ path: 'webhooks/:id', version: '1' })
export class FailingController {
  constructor(@Inject(Webhooks) private readonly webhooks: Webhooks) {}

  @Get('failing')
  @ApiOperation({ summary: 'Cases whose events wait, parked ones among them, with the positions of what waits' })
  @ApiResponse({ status: 200 })
  async failing(@Param('id') id: string): Promise<object[]> {
    const failing = await found(() => this.webhooks.failing(id));
    return failing.map(({ nextAt, positions, ...one }) => ({
      ...one,
      nextAttemptAt: one.parked ? null : new Date(nextAt).toISOString(),
      positions: positions.map(String),
    }));
  }

  @Post('replay')
  @HttpCode(200)
  @ApiOperation({ summary: 'Try failing cases again now, parked ones too' })
  @ApiResponse({ status: 200 })
  async replay(@Param('id') id: string, @Body() { caseId }: ReplayDto): Promise<{ cases: number }> {
    return { cases: await found(() => this.webhooks.replay(id, caseId)) };
  }

  @Post('drop')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give up the first waiting event of a case, or all of them; what comes after goes on' })
  @ApiResponse({ status: 200 })
  async drop(@Param('id') id: string, @Body() { caseId, all }: DropDto): Promise<{ events: number }> {
    return { events: await found(() => this.webhooks.drop(id, caseId, all ?? false)) };
  }

  @Get('deliveries')
  @ApiOperation({ summary: 'The last attempts, the newest first' })
  @ApiResponse({ status: 200 })
  async deliveries(@Param('id') id: string, @Query() { limit }: DeliveriesDto): Promise<object[]> {
    const deliveries = await found(() => this.webhooks.deliveries(id, limit ?? 100));
    return deliveries.map((one) => ({ ...one, position: String(one.position) }));
  }
}
