import { type AgencyId, ok } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { TestHouse } from '#platform/testkit/house.ts';
import type { Ids } from '#platform/testkit/inspection/routes-under-inspection.ts';
import { unknownId } from '#platform/testkit/inspection/sample-value.ts';
import type { Visitor } from '#platform/testkit/sign-in.ts';
import type { SmallAgency } from '#platform/testkit/small-agency.ts';

interface Place {
  readonly house: TestHouse;
  readonly ours: SmallAgency;
  readonly officer: Visitor;
}

/** One id of our agency for every parameter that stands in an address; what cannot exist yet is an id nobody has. */
export async function ownIds({ house, ours, officer }: Place): Promise<Ids> {
  const { matterId } = (await officer.send('POST', '/api/matters', { kindCode: 'leave-request' })).body;
  const phrase = await officer.send('POST', '/api/matters/phrases', { text: '同意。' });
  const session = (await officer.get('/api/session/list')).body.sessions[0];
  const area = await firstId(
    house,
    ours.id,
    sql<{ readonly id: string }>`select id from office.deputy_area where agency_id = ${ours.id}`,
  );
  return {
    matterId,
    taskId: matterId,
    attachmentId: unknownId,
    phraseId: phrase.body.id,
    sessionId: session.id,
    grantId: unknownId,
    exchangeId: unknownId,
    dispatchId: unknownId,
    fileId: unknownId,
    version: '1',
    src: unknownId,
    sectionId: ours.sections.get('works') ?? '',
    personId: ours.people.get('officer') ?? '',
    postId: ours.posts.get('officer') ?? '',
    assignmentId: ours.assignments.get('officer') ?? '',
    areaId: area,
  };
}

async function firstId(
  house: TestHouse,
  agencyId: AgencyId,
  statement: ReturnType<typeof sql<{ readonly id: string }>>,
): Promise<string> {
  const found = await house.house.database.agency(agencyId, async (tx) => ok(await tx.first(statement)));
  return (found.ok ? found.value?.id : undefined) ?? unknownId;
}
