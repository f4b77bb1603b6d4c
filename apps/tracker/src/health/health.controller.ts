import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EventStore } from '#libs/event-store';
import { Public } from '../access/requires-permission.ts';
import { ReadModels } from '../reading/read-models.ts';
import { readiness, type Readiness } from './readiness.ts';

@ApiTags('Health')
@Public('Load balancers and supervisors ask before anybody can sign in.')
@Controller({ path: 'health', version: '1' })
export class HealthController {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly models: ReadModels,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The process answers' })
  @ApiResponse({ status: 200 })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'The store answers, and what can be read is level with it' })
  @ApiResponse({ status: 200, description: 'Ready.' })
  @ApiResponse({ status: 503, description: 'Not ready; `problems` say why.' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const store = await this.store.ping().then(
      ({ roundTripMs }) => ({ reachable: true as const, roundTripMs: Math.round(roundTripMs * 10) / 10 }),
      (error: unknown) => ({
        reachable: false as const,
        problem: error instanceof Error ? error.message : String(error),
      }),
    );
    const answer = readiness(store, this.models.status());
    if (answer.status !== 'ready') void reply.status(503);
    return answer;
  }
}
