import { SetMetadata } from '@nestjs/common';
import type { CommandType } from '#libs/cases';
import type { Permission } from '#libs/access';

/** Key of what a route has declared; read by the guard, the boot check and the tests. */
export const ACCESS_METADATA = 'tracker:access';

/** What a route demands of its caller, or why it demands nothing. */
export type RouteAccess =
  | { readonly permission: Permission }
  /** A deed: its own permission, or that to import where the body carries `import`. */
  | { readonly deed: CommandType }
  | { readonly public: string };

/** Lets in only who may do this; at the port of the case, where the route names one (`:caseId`). */
export function RequiresPermission(permission: Permission): MethodDecorator & ClassDecorator {
  return SetMetadata(ACCESS_METADATA, { permission } satisfies RouteAccess);
}

/** The same for a route that records: the domain itself looks at the port of the case. */
export function RequiresDeed(deed: CommandType): MethodDecorator {
  return SetMetadata(ACCESS_METADATA, { deed } satisfies RouteAccess);
}

/** Lets everybody in, and says why. */
export function Public(why: string): MethodDecorator & ClassDecorator {
  return SetMetadata(ACCESS_METADATA, { public: why } satisfies RouteAccess);
}
