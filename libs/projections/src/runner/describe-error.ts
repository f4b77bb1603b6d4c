/** What an error says, whatever was thrown. (Not by `instanceof`: errors of Node's own modules may be of another realm.) */
export function describeError(error: unknown): { readonly code: string; readonly message: string } {
  if (typeof error !== 'object' || error === null) return { code: 'UNEXPECTED', message: String(error) };
  const { code, message, name } = error as { code?: unknown; message?: unknown; name?: unknown };
  return {
    code: typeof code === 'string' ? code : typeof name === 'string' ? name : 'UNEXPECTED',
    message: typeof message === 'string' ? message : JSON.stringify(error),
  };
}
