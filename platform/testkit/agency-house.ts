import { Client } from 'pg';
import type { RegisteredComponent } from '#platform/server/components/registered-component.ts';
import { type TestHouse, testHouse } from './house.ts';
import { type SmallAgency, smallAgency } from './small-agency.ts';

/** A house with one small agency `jz`, and its rows as the owner sees them. */
export interface AgencyHouse {
  readonly house: TestHouse;
  readonly agency: SmallAgency;
  readonly owner: Client;
  close(): Promise<void>;
}

export async function agencyHouse(components: readonly RegisteredComponent[]): Promise<AgencyHouse> {
  const house = await testHouse(components);
  const agency = await smallAgency(house.house, 'jz');
  const owner = new Client({ connectionString: house.superuserUrl });
  await owner.connect();
  const close = async () => {
    await owner.end();
    await house.close();
  };
  return { house, agency, owner, close };
}
