import { DETAIN_ALL, newCaseId, openBody, RELEASE, type TestTracker } from './tracker.ts';

/** A case with six events: opened, its line added, detained, a note, released in part, the rest attested. */
export async function workedOnCase(tracker: TestTracker): Promise<{ caseId: string; position: string }> {
  const caseId = newCaseId();
  let position = '';
  for (const [path, body] of [
    ['', openBody(caseId)],
    [`/${caseId}/detain`, DETAIN_ALL(900)],
    [`/${caseId}/add-note`, { text: 'Samples taken.' }],
    [`/${caseId}/release`, RELEASE(600, 'detained')],
  ] as const) {
    const answer = await tracker.post(`/cases${path}`, body);
    if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    position = answer.body.position;
  }
  // Acknowledged is not yet published; who needs that says so.
  await tracker.get(`/events?limit=1&atLeast=${position}`);
  return { caseId, position };
}
