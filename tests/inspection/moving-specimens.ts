import assert from 'node:assert/strict';
import { ok, type PersonId } from '@gov/base';
import { insertPlannedMoves } from '#components/matters/server/migration/planned-store.ts';
import { sql } from '#platform/server/database/sql.ts';
import type { TestHouse } from '#platform/testkit/house.ts';
import type { Ids } from '#platform/testkit/inspection/routes-under-inspection.ts';
import type { SmallAgency } from '#platform/testkit/small-agency.ts';

/** A batch that asks a running matter to go on by the version it has: how a real one comes about is told by the tests of the component. */
export async function batchOfProcess(house: TestHouse, ours: SmallAgency, matterId: string): Promise<Ids> {
  const batchId = house.house.ids.next();
  const written = await house.house.database.agency(ours.id, async (tx) => {
    const row = await tx.first(sql<{ readonly versionId: string; readonly processId: string }>`
      select v.id as "versionId", v.process_id as "processId" from office.matter m
      join office.process_version v on v.agency_id = m.agency_id and v.id = m.process_version_id
      where m.agency_id = ${ours.id} and m.id = ${matterId}`);
    assert.ok(row);
    const { versionId, processId } = row;
    const nobody = house.house.ids.next();
    tx.write(
      insertPlannedMoves(ours.id, {
        batchId,
        personId: nobody as PersonId, // reason: who asked does not matter here
        assignmentId: nobody as never, // reason: the same
        reason: '验房',
        at: house.clock.now(),
        moves: [{ matterId, from: versionId, to: versionId, nodes: {} }],
      }),
    );
    return ok({ processId });
  });
  assert.ok(written.ok);
  return { batchId, processId: written.value.processId };
}
