/** What the node tells of itself. */
export interface Node {
  /** As text. */
  readonly instanceId: string;
  readonly version: string;
  readonly host: string;
  readonly port: number;
  /** Where the log ends now. */
  lastPosition(): bigint;
}
