/**
 * The same deed in many cases. It is kept in this browser, so that it can be left and come back to: case numbers, what is
 * to be done, and a key for each case under which it is recorded once at most. No names, no numbers of persons; and offered to
 * nobody but who began it, for others who use this browser may work at other ports.
 */
export interface Job {
  readonly id: string;
  /** Id of who began it. */
  readonly by: string;
  readonly startedAt: string;
  readonly command: string;
  /** Fields of the deed but for its units. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Whose units: all that the deed may be about in each case. */
  readonly items: readonly Item[];
}

export interface Item {
  readonly caseId: string;
  readonly key: string;
  /** Waiting to be checked; allowed or refused by the dry run; recorded, or refused when it came to it. */
  readonly state: 'waiting' | 'allowed' | 'refused' | 'recorded' | 'failed';
  /** What would be, or was recorded; or why not. */
  readonly says?: string;
}

const DATABASE = 'tracker';
const STORE = 'jobs';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('This browser keeps nothing.'));
  });
}

async function within<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = ask(database.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('This browser could not keep the job.'));
    });
  } finally {
    database.close();
  }
}

export const keepJob = (job: Job): Promise<unknown> => within('readwrite', (store) => store.put(job));
export const forgetJob = (id: string): Promise<unknown> => within('readwrite', (store) => store.delete(id));

/** All that a person began, the latest first. */
export async function keptJobs(by: string): Promise<Job[]> {
  const jobs = await within<Job[]>('readonly', (store) => store.getAll() as IDBRequest<Job[]>);
  return jobs.filter((job) => job.by === by).sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

export function count(job: Job, ...states: Item['state'][]): number {
  return job.items.filter(({ state }) => states.includes(state)).length;
}
