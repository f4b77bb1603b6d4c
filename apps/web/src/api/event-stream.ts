import { authorisation } from '../session/session.ts';

/** One message of a stream of server-sent events. */
interface Message {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** Milliseconds before the stream is asked for again after it has ended, at first and at most. */
const SOONEST = 1_000;
const LATEST = 60_000;

/**
 * Follows what is recorded, for as long as nobody aborts it; comes back where it was after each end. `EventSource` can't
 * say who asks, so the stream is read by hand.
 */
export async function followEvents(tell: (caseId: string) => void, signal: AbortSignal): Promise<void> {
  let last = '';
  let wait = SOONEST;
  while (!signal.aborted) {
    try {
      for await (const { id, data } of messages(last, signal)) {
        wait = SOONEST;
        if (id) last = id;
        const caseId = caseIn(data);
        if (caseId) tell(caseId);
      }
    } catch {
      // Whatever it was, the next try tells; meanwhile what is shown is asked for again by itself, only less often.
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, LATEST);
  }
}

async function* messages(last: string, signal: AbortSignal): AsyncGenerator<Message> {
  const response = await fetch('/api/v1/events/stream?after=latest', {
    headers: { Accept: 'text/event-stream', ...authorisation(), ...(last && { 'Last-Event-ID': last }) },
    signal,
  });
  if (!response.ok || !response.body) throw new Error(`No stream: ${response.status}`);
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>) {
    text += chunk;
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    yield* parts.map(parse);
  }
}

function parse(frame: string): Message {
  const lines = frame.split('\n');
  const value = (name: string): string =>
    lines
      .filter((line) => line.startsWith(`${name}: `))
      .map((line) => line.slice(name.length + 2))
      .join('\n');
  return { id: value('id'), event: value('event'), data: value('data') };
}

/** A CloudEvent names its case as its subject. */
function caseIn(data: string): string | undefined {
  try {
    const { subject } = JSON.parse(data) as { subject?: string };
    return subject;
  } catch {
    return undefined;
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
