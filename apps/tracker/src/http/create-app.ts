import { VersioningType } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.ts';
import type { FastifyInstance } from 'fastify';
import type { Settings } from '../config/settings.ts';
import { servePage } from '../page/serve-page.ts';
import { DevelopmentIdentity } from '../development-identity/development-identity.ts';
import { answerByRoles } from './answer-by-roles.ts';
import { harden } from './hardening.ts';
import { serveDocs } from './docs.ts';
import { refuseStrangeText } from './incoming-text.ts';
import { QuietLogger } from './quiet-logger.ts';
import { answerUnreadableAddress, ProblemFilter } from './problem.filter.ts';
import { validationPipe } from './validation.ts';

/** Bytes of a request body: below the limit of one append, with room for the envelope. */
const MOST_BODY_BYTES = 768 * 1024;

/** The service, ready to listen. The same for production and for tests. */
export async function createApp(settings: Settings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MOST_BODY_BYTES,
    // An open keep-alive connection must not hold up a stop.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerUnreadableAddress,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings), adapter, {
    logger: new QuietLogger({
      logLevels: [...LEVELS.slice(0, LEVELS.indexOf(settings.LOG_LEVEL) + 1), 'fatal'],
      json: settings.NODE_ENV === 'production',
    }),
    abortOnError: false,
    // Nest's own parsers take forms, too.
    bodyParser: false,
  });
  // Commands are JSON and nothing else: another kind of body is told so (415), not misread.
  adapter.getInstance().removeContentTypeParser(['text/plain']);
  answerByRoles(adapter.getInstance(), settings.TRACKER_ROLES);
  await harden(adapter.getInstance<FastifyInstance>(), settings.RATE_LIMIT_PER_MINUTE);
  refuseStrangeText(adapter.getInstance<FastifyInstance>());
  nameRoutes(app);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  const development = app.get(DevelopmentIdentity);
  if (development.enabled) development.mount(adapter.getInstance());
  serveDocs(app);
  await servePage(app, settings.OIDC_ISSUER);
  return app;
}

/** How paths begin: the API under its version, apart from the page. */
export function nameRoutes(app: NestFastifyApplication): void {
  app.setGlobalPrefix('api', { exclude: ['metrics', 'docs/problems', 'docs/events', 'docs/events/*path'] });
  app.enableVersioning({ type: VersioningType.URI });
}

const LEVELS = ['error', 'warn', 'log', 'debug'] as const satisfies readonly Settings['LOG_LEVEL'][];
