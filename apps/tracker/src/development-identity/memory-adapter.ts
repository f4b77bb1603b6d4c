import { LRUCache } from 'lru-cache';
import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Sessions and codes of the development provider: in memory, so a restart asks everybody to sign in again. */
export function memoryAdapter(): (model: string) => Adapter {
  const kept = new LRUCache<string, AdapterPayload>({ max: 10_000 });
  const uids = new LRUCache<string, string>({ max: 10_000 });
  return (model) => {
    const key = (id: string): string => `${model}:${id}`;
    return {
      async upsert(id, payload, expiresIn) {
        kept.set(key(id), payload, { ttl: expiresIn ? expiresIn * 1000 : 0 });
        if (payload.uid) uids.set(payload.uid, id);
      },
      find: async (id) => kept.get(key(id)),
      findByUid: async (uid) => kept.get(key(uids.get(uid) ?? '')),
      // There is no device flow here.
      findByUserCode: async () => undefined,
      async consume(id) {
        const payload = kept.get(key(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        kept.delete(key(id));
      },
      async revokeByGrantId(grantId) {
        for (const [name, payload] of kept.entries()) if (payload.grantId === grantId) kept.delete(name);
      },
    };
  };
}
