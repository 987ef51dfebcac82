import { registry } from '#apps/server/registry.generated.ts';
import { openProcess, type TestHouse, type TestProcess, testHouse } from '#platform/testkit/house.ts';
import { type CuttingProxy, cuttingProxy } from './cutting-proxy.ts';

/** A house that lives, and others over the same database that are cut off in the middle and never come back. */
export interface MortalHouses {
  /** Reaches the database directly: the server that is started again, and prepares and looks. */
  readonly living: TestHouse;
  readonly proxy: CuttingProxy;
  /** A server of its own memory whose every connection goes through the proxy. */
  begin(): Promise<TestProcess>;
}

export async function mortalHouses(): Promise<MortalHouses> {
  const living = await testHouse(registry);
  const proxy = await cuttingProxy(living.options.databaseUrl);
  return {
    proxy,
    // what a server that was cut off says about it is no problem of the house
    begin: () => openProcess({ ...living.options, databaseUrl: proxy.url, log: () => undefined }),
    living: {
      ...living,
      async close() {
        await proxy.close();
        await living.close();
      },
    },
  };
}
