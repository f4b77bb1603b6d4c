import { TestTracker } from '../support/tracker.ts';

/** What the page's types and forms are made of. */
describe('The OpenAPI document', () => {
  let tracker: TestTracker;
  let document: any;
  beforeAll(async () => {
    tracker = await TestTracker.start();
    document = await (await fetch(`${tracker.url}/docs-json`)).json();
  });
  afterAll(() => tracker.stop());

  const references = (part: unknown): string[] =>
    part !== null && typeof part === 'object'
      ? Object.entries(part).flatMap(([key, value]) => (key === '$ref' ? [String(value)] : references(value)))
      : [];

  it('leads from every reference to a schema', () => {
    const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(references(document).filter((reference) => !known.includes(reference))).toEqual([]);
  });

  it('says of a release where units may be taken from, and that a second person may be needed', () => {
    expect(document.paths['/api/v1/cases/{caseId}/release'].post['x-deed']).toEqual({
      command: 'Release',
      tag: 'Transitions',
      roles: ['case-officer', 'supervisor'],
      approval: 'sometimes',
      from: ['presented', 'detained', 'seized', 'excluded'],
    });
  });

  it('describes what reading a case, a list, a timeline and statistics answers', () => {
    const schemaOf = (path: string) => document.paths[path].get.responses['200'].content['application/json'].schema;
    expect(schemaOf('/api/v1/cases').$ref).toMatch(/CasePageDto$/);
    expect(schemaOf('/api/v1/cases/{caseId}').$ref).toMatch(/ShownCaseDto$/);
    expect(schemaOf('/api/v1/cases/{caseId}/timeline').$ref).toMatch(/TimelinePageDto$/);
    expect(schemaOf('/api/v1/statistics/units').$ref).toMatch(/UnitStatisticsDto$/);
  });
});
