/** One row per build of a read model; all positions are null until its first event is folded. */
export interface CheckpointRow {
  model: string;
  version: number;
  /** 0, and one more each time that the same version is built anew. */
  generation: number;
  resume_commit: bigint | null;
  resume_prepare: bigint | null;
  last_event_id: string | null;
  last_event_position: bigint | null;
  /** JSON of a `Poison`. */
  poison: string | null;
}

/** One row per read model: the build that is read. */
export interface ServingRow {
  model: string;
  version: number;
  generation: number;
  /** JSON: its tables, to be dropped when another build takes over. */
  tables: string;
  /** ISO instant of the switch. */
  since: string;
  /** Generation that somebody has asked for; null when nobody has. */
  wanted: number | null;
}

/** One row per set of read models that some process keeps level, where several share a database. */
export interface LeaderRow {
  role: string;
  /** One more for each leader: what an older one still wants to write is refused. */
  epoch: number;
  /** Machine and process. */
  holder: string;
  /** Process of the database that serves the leader's lock. */
  backend: number;
  /** When the leader was last heard, in seconds of the database's clock. */
  heard: number;
  /** JSON of what it said then. */
  status: string | null;
}

/** The tables that the migrations make. */
export type RunnerTables = {
  projection_checkpoint: CheckpointRow;
  projection_serving: ServingRow;
  projection_leader: LeaderRow;
};
