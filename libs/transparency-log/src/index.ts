/** Evidence that no history was changed: the tree over the log, signed checkpoints, proofs. Knows events, no read model. */
export { canonicalJson } from './canonical-json/canonical-json.ts';
export { leafEntry, leafOf, type LoggedEvent } from './leaf/leaf.ts';
export { EMPTY_ROOT, leafHash, nodeHash, sameHash, sha256 } from './merkle/hash.ts';
export { consistencyPath, inclusionPath, type Nodes, rootOf } from './merkle/tree-proofs.ts';
export { isConsistent, rootFromInclusion, type TreeHead } from './merkle/verify-proofs.ts';
export { GrowingTree } from './tiles/growing-tree.ts';
export { TileNodes, type TileSource, TreeIncomplete } from './tiles/tile.ts';
export { type MapProof, type MapValue, rootFromMapProof } from './case-map/case-map.ts';
export { type Checkpoint, checkpointText, parseCheckpoint } from './checkpoint/checkpoint.ts';
export * from './checkpoint/note-keys.ts';
export * from './checkpoint/note.ts';
export { type LogSettings, type LogStatus } from './follow/settings.ts';
export { TransparencyLog } from './follow/transparency-log.ts';
export { LogReader, type SignedCheckpoint } from './log-file/log-reader.ts';
export { KeyFolder } from './keys/key-folder.ts';
