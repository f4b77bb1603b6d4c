import { RECORD_ROUTES } from '../record-route/routes.ts';
import { routeProblems } from './boot-check.ts';

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
