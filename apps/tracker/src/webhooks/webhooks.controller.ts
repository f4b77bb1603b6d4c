import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { PublishedLog } from '#libs/feed';
import { AddressNotAllowed, type Webhook, Webhooks } from '#libs/webhooks';
import { RequiresPermission } from '../access/requires-permission.ts';
import { startPoint } from '../feed/start-point.ts';
import { ProblemError, problemOf } from '../http/problem.ts';
import { RegisterWebhookDto, WebhookDto, WebhookWithSecretDto } from './webhook.dto.ts';
import { found, shown } from './shown.ts';

/** Endpoints of others that published events are sent to. */
@ApiTags('Webhooks')
@RequiresPermission('manage:subscriptions')
@Controller({ path: 'webhooks', version: '1' })
export class WebhooksController {
  constructor(
    @Inject(Webhooks) private readonly webhooks: Webhooks,
    @Inject(PublishedLog) private readonly log: PublishedLog,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Register an endpoint',
    description: 'The answer shows the secret, once. Give it to the endpoint, then verify: only then anything is sent.',
  })
  @ApiResponse({ status: 201, type: WebhookWithSecretDto })
  async register(@Body() { url, filter, after, mode }: RegisterWebhookDto): Promise<WebhookWithSecretDto> {
    const from = await startPoint(this.log, after ?? 'latest');
    try {
      const wanted = { url, filter: { ...filter }, mode: mode ?? 'structured', after: from } as const;
      return await this.withSecret(this.webhooks.register(wanted));
    } catch (error) {
      if (error instanceof AddressNotAllowed) throw notAllowed(error.message);
      throw error;
    }
  }

  @Get()
  @ApiOperation({ summary: 'All webhooks and how they are doing' })
  @ApiResponse({ status: 200, type: [WebhookDto] })
  all(): WebhookDto[] {
    return this.webhooks.all().map((webhook) => shown(webhook, this.webhooks.health(webhook.id)));
  }

  @Get(':id')
  @ApiOperation({ summary: 'A webhook and how it is doing' })
  @ApiResponse({ status: 200, type: WebhookDto })
  one(@Param('id') id: string): Promise<WebhookDto> {
    return this.shown(() => this.webhooks.get(id));
  }

  @Post(':id/verify')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Ask the endpoint whether it wants this; from then on events are sent',
    description:
      'It gets a signed POST `{"type":"webhook.verification","challenge":"..."}` and answers `{"challenge":"..."}`.',
  })
  @ApiResponse({ status: 200, type: WebhookDto })
  @ApiResponse({ status: 422, description: 'It did not agree; the problem says what it did.' })
  async verify(@Param('id') id: string): Promise<WebhookDto> {
    const problem = await found(() => this.webhooks.verify(id));
    if (problem !== undefined) {
      throw new ProblemError(
        problemOf(422, 'WEBHOOK_NOT_VERIFIED', `The endpoint has not agreed. ${problem}`, VERIFY_WAY_OUT, {
          field: 'url',
        }),
      );
    }
    return this.one(id);
  }

  @Post(':id/secret')
  @ApiOperation({ summary: 'A new secret; the one before stays good for a day, and both sign' })
  @ApiResponse({ status: 201, type: WebhookWithSecretDto })
  async rotate(@Param('id') id: string): Promise<WebhookWithSecretDto> {
    return this.withSecret(await found(() => this.webhooks.rotate(id)));
  }

  @Post(':id/pause')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send nothing until it is resumed' })
  @ApiResponse({ status: 200, type: WebhookDto })
  pause(@Param('id') id: string): Promise<WebhookDto> {
    return this.shown(() => this.webhooks.pause(id));
  }

  @Post(':id/resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'Go on where it was paused, or try an endpoint again that was gone' })
  @ApiResponse({ status: 200, type: WebhookDto })
  resume(@Param('id') id: string): Promise<WebhookDto> {
    return this.shown(() => this.webhooks.resume(id));
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Forget a webhook with its secrets and all that waits for it' })
  @ApiResponse({ status: 200 })
  async remove(@Param('id') id: string): Promise<{ removed: string }> {
    await found(() => this.webhooks.remove(id));
    return { removed: id };
  }

  private shown(look: () => Webhook | Promise<Webhook>): Promise<WebhookDto> {
    return found(async () => {
      const webhook = await look();
      return shown(webhook, this.webhooks.health(webhook.id));
    });
  }

  private async withSecret(webhook: Webhook): Promise<WebhookWithSecretDto> {
    return { ...(await this.shown(() => webhook)), secret: webhook.secrets[0]?.value ?? '' };
  }
}

const VERIFY_WAY_OUT = 'Let it answer 200 with {"challenge": ...} as it was sent, then verify again.';

function notAllowed(why: string): ProblemError {
  return new ProblemError(
    problemOf(
      422,
      'ADDRESS_NOT_ALLOWED',
      `The endpoint can not be sent to. ${why}`,
      'Name a public https address, or let the operator allow the network (WEBHOOK_NETWORKS).',
      { field: 'url' },
    ),
  );
}
