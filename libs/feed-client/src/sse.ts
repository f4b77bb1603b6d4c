/** A message of a server-sent event stream; `data` is absent where an id came alone. */
export interface SseMessage {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: string | undefined;
}

/** Takes a stream of server-sent events apart, as its specification says; messages that are cut off at the end are none. */
export async function* messagesIn(body: AsyncIterable<Uint8Array>): AsyncGenerator<SseMessage, void> {
  const decoder = new TextDecoder();
  let rest = '';
  let event = 'message';
  let id: string | undefined;
  let data: string[] = [];
  for await (const chunk of body) {
    const text = rest + decoder.decode(chunk, { stream: true });
    // A carriage return at the end may be half of what ends the line.
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
    const lines = whole.split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + text.slice(whole.length);
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0 || id !== undefined)
          yield { event, id, data: data.length > 0 ? data.join('\n') : undefined };
        event = 'message';
        id = undefined;
        data = [];
        continue;
      }
      const colon = line.indexOf(':');
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
      if (field === 'event') event = value;
      else if (field === 'id') id = value;
      else if (field === 'data') data.push(value);
    }
  }
}
