import { Controller, Get, Header, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Registry } from 'prom-client';
import { RequiresPermission } from '../access/requires-permission.ts';
import { Instruments } from './instruments.ts';

/** Where monitoring looks: the address and the text that Prometheus knows. It signs in like everybody else. */
@ApiExcludeController()
@RequiresPermission('read:operations')
@Controller({ path: 'metrics', version: VERSION_NEUTRAL })
export class MetricsController {
  constructor(private readonly instruments: Instruments) {}

  @Get()
  @Header('Content-Type', Registry.PROMETHEUS_CONTENT_TYPE)
  @Header('Cache-Control', 'no-store')
  metrics(): Promise<string> {
    return this.instruments.registry.metrics();
  }
}
