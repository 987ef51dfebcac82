import { createHmac, randomBytes } from 'node:crypto';
import type { AgencyId, Clock } from '@gov/base';
import { unwrapKey, wrapKey } from '@gov/gm';
import type { Database } from '#platform/server/database/pool.ts';
import { anyAgencyKey, findAgencyKey, insertAgencyKey } from './file-object-store.ts';
import { type KeyEncryptionKey, makeKeyFile, readKeyFile } from './key-file.ts';

/** Wraps and unwraps keys under an agency's own key. The purpose names whose key it is and what for. */
export interface AgencyKeys {
  wrap(agencyId: AgencyId, purpose: string, key: Uint8Array): Promise<Uint8Array>;
  /** Throws when the bytes were altered or belong to another purpose or agency. */
  unwrap(agencyId: AgencyId, purpose: string, wrapped: Uint8Array): Promise<Uint8Array>;
  /** For keys of the house itself (signing audit checkpoints): under the key-encryption key, no agency. */
  readonly house: {
    wrap(purpose: string, key: Uint8Array): Promise<Uint8Array>;
    unwrap(purpose: string, wrapped: Uint8Array): Promise<Uint8Array | undefined>;
    /** A keyed digest of a short text (HMAC-SHA-256, a key for each purpose): the same in every process, guessed by nobody. */
    digest(purpose: string, text: string): string;
  };
}

export interface AgencyKeysOptions {
  /** File of the key-encryption key, outside DATA_DIR and outside every backup of it. */
  readonly keysPath: string;
  readonly database: Database;
  readonly clock: Clock;
}

/** Opens the keys of the house; makes the key-encryption key at the very first start and never again. */
export async function openAgencyKeys({ keysPath, database, clock }: AgencyKeysOptions): Promise<AgencyKeys> {
  const [known] = await database.read(anyAgencyKey());
  const master = (await readKeyFile(keysPath)) ?? (known ? refuseLost(keysPath) : await makeKeyFile(keysPath));
  if (known && known.wrappedBy !== master.id)
    throw new Error(
      `${keysPath} 不是这个数据库的密钥文件：文件里是 ${master.id}，数据库用的是 ${known.wrappedBy}。请换成您另外保管的那一份再启动。`,
    );
  const opened = new Map<AgencyId, Promise<Uint8Array>>();

  const keyOf = (agencyId: AgencyId): Promise<Uint8Array> => {
    const loading = opened.get(agencyId) ?? openAgencyKey(database, clock, master, agencyId);
    opened.set(agencyId, loading);
    // A failure is not remembered: the next caller looks again.
    loading.catch(() => opened.delete(agencyId));
    return loading;
  };

  return {
    house: {
      wrap: async (purpose, key) => wrapKey(master.key, `house ${purpose}`, key),
      unwrap: async (purpose, wrapped) => unwrapKey(master.key, `house ${purpose}`, wrapped),
      digest(purpose, text) {
        const key = createHmac('sha256', master.key).update(`digest ${purpose}`).digest();
        return createHmac('sha256', key).update(text).digest('base64url');
      },
    },
    wrap: async (agencyId, purpose, key) => wrapKey(await keyOf(agencyId), purpose, key),
    async unwrap(agencyId, purpose, wrapped) {
      const key = unwrapKey(await keyOf(agencyId), purpose, wrapped);
      if (!key) throw new Error(`a wrapped key of agency ${agencyId} does not open`);
      return key;
    },
  };
}

async function openAgencyKey(
  database: Database,
  clock: Clock,
  master: KeyEncryptionKey,
  agencyId: AgencyId,
): Promise<Uint8Array> {
  const purpose = `agency-key ${agencyId}`;
  const found = await database.read(findAgencyKey(agencyId));
  if (found.length === 0) {
    const fresh = wrapKey(master.key, purpose, randomBytes(32));
    await database.read(insertAgencyKey(agencyId, fresh, master.id, clock.now()));
  }
  const row = found[0] ?? (await database.read(findAgencyKey(agencyId)))[0];
  const key = row && unwrapKey(master.key, purpose, row.wrappedKey);
  if (!key) throw new Error(`the key of agency ${agencyId} does not open`);
  return key;
}

function refuseLost(path: string): never {
  throw new Error(
    `密钥文件 ${path} 不在了，这个数据库里的文件都是用它加密的，没有它一个也打不开。请把您另外保管的那一份放回原处再启动；新建一个没有用。`,
  );
}
