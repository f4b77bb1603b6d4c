import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemDto } from './problem.dto.ts';

/** In the order in which people look for them. */
const TAGS = [
  'Cases',
  'Transitions',
  'Corrections',
  'Reading',
  'Events',
  'Webhooks',
  'As of',
  'Reports',
  'Agency holds',
  'Notices',
  'Elections and orders',
  'Custody',
  'Deadlines',
  'Records',
  'Reference data',
  'Access',
  'Health',
];

/** The OpenAPI document, made from the routes and from the rules of their fields. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Customs case tracker')
    .setDescription(
      'Records every transition of a customs case (detained, seized and subject to forfeiture, released, still held) as an ' +
        'immutable event, and answers for every unit. Errors are problem details (RFC 9457) with a stable code and the way out.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', bearerFormat: 'JWT', description: 'See /api/v1/session/configuration.' })
    .addSecurityRequirements('bearer')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0');
  const config = TAGS.reduce((all, tag) => all.addTag(tag), builder).build();
  return SwaggerModule.createDocument(app, config, { extraModels: [ProblemDto] });
}

/** `/docs` for people, `/docs-json` for programs. */
export function serveDocs(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app), { customSiteTitle: 'Customs case tracker: API' });
}
