import 'reflect-metadata';
import { Body, Controller, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { EventStore } from '#libs/event-store';
import { validationPipe } from '../../apps/tracker/src/http/validation.ts';
import { ReleaseDto } from '../../apps/tracker/src/release/release.ts';
import { caseEvents } from './case-log.ts';

/**
 * The least that a command can cost with what this service is made of: a Nest route that validates the body of a release
 * and appends one event through the client. No caller, no case, no decision, and nobody who follows.
 */
const { EVENTSTORE_URL = '' } = process.env;
const store = EventStore.connect(EVENTSTORE_URL);
const sample = caseEvents(0).events[2]!;

@Controller('cases/:caseId/release')
class BareRoute {
  @Post()
  async release(@Param('caseId') caseId: string, @Body() body: ReleaseDto): Promise<object> {
    const event = { ...sample, id: randomUUID() };
    const { position } = await store.append(`raw-${caseId}`, [event], 'any');
    return { caseId, lines: body.lines.length, position: String(position) };
  }
}

@Module({ controllers: [BareRoute] })
class BareModule {}

const app = await NestFactory.create<NestFastifyApplication>(BareModule, new FastifyAdapter(), { logger: false });
app.useGlobalPipes(validationPipe());
await app.listen(0, '127.0.0.1');
process.send?.({ ready: await app.getUrl() });
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
