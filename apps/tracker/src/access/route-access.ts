import { RequestMethod } from '@nestjs/common';
import { ACCESS_METADATA, type RouteAccess } from './requires-permission.ts';

/** Keys under which Nest itself notes routes; the framework does not export them. */
const PATH_METADATA = 'path';
const METHOD_METADATA = 'method';
const VERSION_METADATA = '__version__';

/** A route as its controller declares it, and what it demands; `access` is absent where it was forgotten. */
export interface DeclaredRoute {
  readonly controller: string;
  readonly handler: string;
  readonly method: string;
  /** Below the root, e.g. `/api/v1/cases/:caseId/detain`. */
  readonly path: string;
  readonly access?: RouteAccess;
}

type ControllerClass = abstract new (...args: never[]) => unknown;

/** Every route of these controllers. */
export function declaredRoutes(controllers: readonly ControllerClass[]): DeclaredRoute[] {
  return controllers.flatMap((controller) => {
    const prototype = controller.prototype as Record<string, unknown>;
    return Object.getOwnPropertyNames(prototype).flatMap((handler) => {
      if (handler === 'constructor') return [];
      const method = prototype[handler];
      if (typeof method !== 'function' || Reflect.getMetadata(PATH_METADATA, method) === undefined) return [];
      const access = (Reflect.getMetadata(ACCESS_METADATA, method) ??
        Reflect.getMetadata(ACCESS_METADATA, controller)) as RouteAccess | undefined;
      const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, method) as number] ?? 'GET';
      return pathsOf(controller, method).map((path) => ({
        ...{ controller: controller.name, handler, method: verb, path },
        ...(access && { access }),
      }));
    });
  });
}

function pathsOf(controller: ControllerClass, method: object): string[] {
  const version: unknown = Reflect.getMetadata(VERSION_METADATA, controller);
  const prefix = typeof version === 'string' ? `/api/v${version}` : '';
  const of = (target: object): string[] =>
    ([Reflect.getMetadata(PATH_METADATA, target) ?? ''].flat() as string[]).map((path) => path.replace(/^\/|\/$/g, ''));
  return of(controller).flatMap((base) =>
    of(method).map((own) =>
      [prefix, base, own]
        .filter((part) => part !== '')
        .join('/')
        .replace(/^(?!\/)/, '/'),
    ),
  );
}
