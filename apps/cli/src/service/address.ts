/** Where a service on this machine answers unless said otherwise. */
export function defaultUrl(): string {
  return process.env['TRACKER_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;
}
