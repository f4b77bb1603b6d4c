import { Controller, Get, Header, Param, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { asyncApi, eventSchemas, type JsonSchema, openApi } from '#libs/contracts';
import { Public } from '../../access/requires-permission.ts';
import { ProblemError, problemOf } from '../../http/problem.ts';
import { eventsPage } from './events-page.ts';

const SCHEMAS: Readonly<Record<string, JsonSchema>> = eventSchemas();

/** The contract of published events: a page for people, documents and schemas for programs. */
@ApiExcludeController()
@Public('What is published is documented for everybody.')
@Controller({ path: 'docs/events', version: VERSION_NEUTRAL })
export class EventDocsController {
  private readonly html = eventsPage();

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    return this.html;
  }

  @Get('asyncapi.json')
  asyncapi(): JsonSchema {
    return asyncApi();
  }

  @Get('openapi.json')
  openapi(): JsonSchema {
    return openApi();
  }

  /** @param type a published type, whole */
  @Get('schemas/:type')
  @Header('Content-Type', 'application/schema+json; charset=utf-8')
  schema(@Param('type') type: string): JsonSchema {
    const name = type.replace(/\.json$/, '');
    const schema = Object.hasOwn(SCHEMAS, name) && SCHEMAS[name];
    if (schema) return schema;
    throw new ProblemError(
      problemOf(404, 'NOT_FOUND', `There is no published type ${type}.`, 'All of them are listed on /docs/events.', {
        field: 'type',
      }),
    );
  }
}
