/** KurrentDB is EventStoreDB under a later name, and the client (6.2.1) knows the earlier one. */
export function withKnownScheme(url: string): string {
  return url.trim().replace(/^(?:kurrentdb|kurrent|kdb)(\+discover)?:\/\//, 'esdb$1://');
}
