/** What an error says, whatever was thrown and by whichever realm. */
export function messageOf(error: unknown): string {
  return String((error as { message?: unknown } | null | undefined)?.message ?? error);
}
