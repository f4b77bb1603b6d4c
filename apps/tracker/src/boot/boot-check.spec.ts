import { Controller, Get } from '@nestjs/common';
import { Public } from '../access/requires-permission.ts';
import { declaredRoutes } from '../access/route-access.ts';
import { RECORD_ROUTES } from '../record-route/routes.ts';
import { accessProblems, routeProblems } from './boot-check.ts';

describe('The boot check', () => {
  const routed = RECORD_ROUTES.map(({ command }) => command);

  it('is content with the service as it is', () => {
    expect(routeProblems(routed)).toEqual([]);
  });

  it('names a command without a route, and one with two', () => {
    expect(routeProblems(routed.filter((type) => type !== 'Release'))).toEqual([
      'Release has no route and no handler.',
    ]);
    expect(routeProblems([...routed, 'Seize'])).toEqual(['Seize has two routes.']);
  });
});

describe('A route', () => {
  @Controller('somewhere')
  class Forgotten {
    @Get('open')
    @Public('Anybody may know.')
    open(): void {}

    @Get('secret')
    secret(): void {}
  }

  it('that declares no permission keeps the service from starting', () => {
    expect(accessProblems(declaredRoutes([Forgotten]))).toEqual([
      'GET /somewhere/secret (Forgotten.secret) declares no permission.',
    ]);
  });
});
