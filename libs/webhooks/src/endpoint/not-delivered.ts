/** No answer came, or none that could be read; the message is for the delivery log. */
export class NotDelivered extends Error {
  readonly code = 'NOT_DELIVERED';
}

/** The connection ended before anything of an answer came. */
export class BrokenOff extends NotDelivered {}

/** Connections that end look like one of these, by who noticed it first. */
const ENDED: ReadonlySet<string | undefined> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** @param began whether anything of the answer had come */
export function notDelivered(error: unknown, began = false): NotDelivered {
  if (error instanceof NotDelivered) return error;
  const { code, message } = error as { code?: string; message?: string };
  const text = [code, message].filter(Boolean).join(': ') || String(error);
  if (!ENDED.has(code)) return new NotDelivered(text);
  return began ? new NotDelivered(`the answer broke off: ${text}`) : new BrokenOff(text);
}
