import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.ts';
import { readSettings } from '../config/settings.ts';
import { nameRoutes } from './create-app.ts';
import { openApiDocument } from './docs.ts';

/**
 * Prints the OpenAPI document of the service without starting it: Nest's preview makes the routes known and creates
 * nothing, so no store and no database are opened. The page's types are generated from it.
 */
const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(readSettings({})), new FastifyAdapter(), {
  preview: true,
  abortOnError: false,
  logger: ['error'],
});
nameRoutes(app);
process.stdout.write(JSON.stringify(openApiDocument(app)));
