export { backupStore, type BackupReport } from './backup-store.ts';
export { checkStore, type CheckOptions, type CheckReport } from './check-store.ts';
export type { Problem, ProblemCode } from './problems.ts';
export { restoreStore, type RestoreOptions, type RestoreReport } from './restore-store.ts';
export { storeStats, type StoreStats } from './store-stats.ts';
