import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

import { COMMAND_TYPES, EVENT_CATALOGUE, EVENT_TYPES } from '#libs/cases';
import { type DeclaredRoute, declaredRoutes } from '../access/route-access.ts';
import { RECORD_ROUTES } from '../record-route/routes.ts';

/** Key under which @nestjs/cqrs notes which command a class handles; the package does not export it. */
const COMMAND_HANDLER_METADATA = '__commandHandler__';

/** The service does not start on a mistake that would only show when somebody needs the command. */
@Injectable()
export class BootCheck implements OnApplicationBootstrap {
  constructor(private readonly discovery: DiscoveryService) {}

  onApplicationBootstrap(): void {
    const problems = [
      ...routeProblems(RECORD_ROUTES.map(({ command }) => command)),
      ...this.handlerProblems(),
      ...accessProblems(this.routes()),
      ...eventProblems(),
    ];
    if (problems.length > 0)
      throw new Error(`The service is not complete:\n${problems.map((p) => `  ${p}`).join('\n')}`);
  }

  private routes(): DeclaredRoute[] {
    return declaredRoutes(
      this.discovery.getControllers().flatMap(({ metatype }) => (isClass(metatype) ? [metatype] : [])),
    );
  }

  /** Nest lets a second handler of a command win silently. */
  private handlerProblems(): string[] {
    const handled = this.discovery.getProviders().flatMap(({ metatype }) => {
      const command: unknown = metatype && Reflect.getMetadata(COMMAND_HANDLER_METADATA, metatype);
      return typeof command === 'function' ? [command] : [];
    });
    return handled
      .filter((command, index) => handled.indexOf(command) !== index)
      .map(({ name }) => `${name} has two handlers.`);
  }
}

/** Every command of the domain has exactly one route, and so one handler. */
export function routeProblems(routed: readonly string[]): string[] {
  const missing = COMMAND_TYPES.filter((type) => !routed.includes(type)).map(
    (type) => `${type} has no route and no handler.`,
  );
  const twice = routed.filter((type, index) => routed.indexOf(type) !== index).map((type) => `${type} has two routes.`);
  return [...missing, ...twice];
}

/** Every route says who is let in, be it everybody. */
export function accessProblems(routes: readonly DeclaredRoute[]): string[] {
  return routes
    .filter(({ access }) => access === undefined)
    .map(
      ({ method, path, controller, handler }) => `${method} ${path} (${controller}.${handler}) declares no permission.`,
    );
}

function isClass(metatype: unknown): metatype is abstract new (...args: never[]) => unknown {
  return typeof metatype === 'function';
}

/** Every event type has a version, a fold and a sentence. */
function eventProblems(): string[] {
  return EVENT_TYPES.filter((type) => {
    const spec = EVENT_CATALOGUE[type];
    return !(spec.version >= 1) || !spec.title || typeof spec.describe !== 'function';
  }).map((type) => `${type} is not complete in the catalogue of events.`);
}
