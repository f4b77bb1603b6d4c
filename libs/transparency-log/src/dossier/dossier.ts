/**
 * A dossier: everything recorded of a case, or of a campaign's cases, with the proof that nothing of it was changed and
 * nothing is left out. One JSON document, so that every tool reads it; the printable report is inside. Hashes are base64,
 * 64-bit numbers decimal strings. Described member by member in the README.
 */
export const DOSSIER_FORMAT = 'customs-case-dossier';
export const DOSSIER_VERSION = 1;

export interface Dossier {
  readonly format: typeof DOSSIER_FORMAT;
  readonly version: typeof DOSSIER_VERSION;
  readonly subject: DossierSubject;
  /** The signed note that everything in here is proven against. */
  readonly checkpoint: string;
  readonly handOvers: readonly { readonly note: string; readonly consistency: readonly string[] }[];
  /** Proofs between this checkpoint and others that somebody holds; `first` and `second` are sizes. */
  readonly consistency: readonly {
    readonly first: number;
    readonly second: number;
    readonly path: readonly string[];
  }[];
  readonly cases: readonly DossierCase[];
  /** Of a campaign: that these are all cases opened in it. */
  readonly campaign?: MapEvidence;
  readonly report?: DossierReport;
}

export type DossierSubject =
  | { readonly kind: 'case'; readonly caseId: string }
  /** The period is by recorded time; dates, both inclusive. Histories are whole, whatever the period. */
  | { readonly kind: 'campaign'; readonly campaign: string; readonly from?: string; readonly to?: string };

export interface DossierCase {
  readonly caseId: string;
  readonly events: readonly DossierEvent[];
  /** That the last event is the last one: the proof from the map of cases. */
  readonly end: MapEvidence;
  /** What the events amount to; recomputed by whoever verifies. */
  readonly account: unknown;
}

/** An event as it lies in the store, its place in the tree and its path to the root. */
export interface DossierEvent {
  readonly index: number;
  readonly stream: string;
  readonly revision: string;
  readonly eventId: string;
  readonly type: string;
  readonly recordedAt: string;
  readonly position: string;
  readonly data?: unknown;
  readonly metadata?: unknown;
  /** Instead of data and metadata, of content that is no JSON object; bytes as `{"base64": ...}`. */
  readonly unreadable?: { readonly reason: string; readonly data: unknown; readonly metadata: unknown };
  readonly path: readonly string[];
}

export interface MapEvidence {
  readonly bucket: string;
  readonly path: readonly string[];
}

/** A rendering for people. `note` is signed by the log's key and holds the SHA-256 of the bytes. */
export interface DossierReport {
  readonly mediaType: 'application/pdf';
  readonly base64: string;
  readonly note: string;
}

/** The text that is signed for a report: it belongs to this checkpoint and to no other. */
export function reportText(origin: string, checkpointRoot: string, sha256Hex: string): string {
  return `${origin}/report\n${checkpointRoot}\n${sha256Hex}\n`;
}
