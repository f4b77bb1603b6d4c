/** A message of a server-sent event stream. */
export interface SseMessage {
  readonly event: string;
  readonly id: string;
  /** Parsed from JSON. */
  readonly data: any;
}

/** Reads a stream by the letter of its specification, one message at a time. */
export class SseConnection {
  private readonly abort = new AbortController();
  private readonly messages: AsyncGenerator<SseMessage, void>;
  /** As EventSource keeps it: also moved by an id that comes without data. */
  lastId = '';

  private constructor(
    readonly response: Response,
    abort: AbortController,
  ) {
    this.abort = abort;
    this.messages = this.parse();
  }

  static async open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<SseConnection> {
    const abort = new AbortController();
    const response = await fetch(url, { headers, signal: abort.signal });
    if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
    return new SseConnection(response, abort);
  }

  /** Rejects at the end of the stream. */
  async next(): Promise<SseMessage> {
    const { value } = await this.messages.next();
    if (!value) throw new Error('The stream has ended.');
    return value;
  }

  /** Messages up to the one of which this is true, that one included. */
  async until(enough: (message: SseMessage) => boolean): Promise<SseMessage[]> {
    const messages: SseMessage[] = [];
    for (;;) {
      const message = await this.next();
      messages.push(message);
      if (enough(message)) return messages;
    }
  }

  /** The published events before the next marker that everything was told. */
  async caughtUp(): Promise<any[]> {
    const messages = await this.until(({ event }) => event === 'caught-up');
    return messages.slice(0, -1).map(({ data }) => data);
  }

  close(): void {
    this.abort.abort();
  }

  private async *parse(): AsyncGenerator<SseMessage, void> {
    let buffer = '';
    let event = 'message';
    let data: string[] = [];
    for await (const chunk of (this.response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      buffer += chunk;
      for (let end; (end = buffer.indexOf('\n')) >= 0; buffer = buffer.slice(end + 1)) {
        const line = buffer.slice(0, end);
        const [field, value] = [line.split(':', 1)[0], line.replace(/^[^:]*: ?/, '')];
        if (field === 'id') this.lastId = value;
        if (field === 'event') event = value;
        if (field === 'data') data.push(value);
        if (line !== '') continue;
        if (data.length > 0) yield { event, id: this.lastId, data: JSON.parse(data.join('\n')) };
        [event, data] = ['message', []];
      }
    }
  }
}
