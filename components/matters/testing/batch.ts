import assert from 'node:assert/strict';
import type { StepPart } from '@gov/workflow';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { headsCheck, leaveApplication } from './leave-steps.ts';
import { leaveValues, type Office } from './office.ts';
import { publishKind } from './publish-kind.ts';

const decide: StepPart = {
  step: 'decide',
  name: '审批',
  handler: { kind: 'chief' },
  opinion: { block: 'leaderOpinion', required: false, defaultText: '同意。' },
};

/** Kinds whose second step, of the head of the starter's section, asks for something; its key says for what. */
const asking: Readonly<Record<string, Partial<StepPart>>> = {
  nothing: { fields: { phone: 'edit' }, operations: { transfer: true, circulate: true, delegate: true } },
  stays: { operations: { withdraw: false } },
  field: { fields: { phone: 'required' } },
  words: { opinion: { block: 'sectionHeadOpinion', required: true } },
  signature: { signing: true },
  number: { actions: ['assign-number'] },
  pool: { multi: { mode: 'pool' } },
  lead: { multi: { mode: 'lead' } },
};

/** Kinds on which 批量同意 is tried. */
export async function batchKinds(office: Office): Promise<void> {
  for (const [key, more] of Object.entries(asking))
    await publishKind(office, `asks-${key}`, [leaveApplication, { ...headsCheck, ...more }, decide]);
  const { opinion: _none, ...work } = headsCheck;
  await publishKind(office, 'asks-work', [leaveApplication, work, decide]);
  const choice = { kind: 'previousHandlersChoice' } as const;
  await publishKind(office, 'asks-whom', [leaveApplication, headsCheck, { ...decide, handler: choice }]);
  const nobody = { kind: 'postInSection', role: 'dutyOfficer', section: { of: 'agency' } } as const;
  await publishKind(office, 'asks-nobody', [leaveApplication, headsCheck, { ...decide, handler: nobody }]);
}

/** What people do about several rows of their inbox at once, through the routes. */
export function batchOffice(office: Office) {
  const rows = async (key: string, box = 'todo'): Promise<Json[]> =>
    (await office.who(key).get(`/api/matters?box=${box}&limit=50`)).body.rows;
  const look = async (key: string, tasks: readonly Json[]): Promise<Answer<Json>> =>
    office.who(key).send('POST', '/api/matters/batch-preview', {
      tasks: tasks.map(({ matterId, taskId }) => ({ matterId, taskId })),
    });
  const looked = async (key: string, tasks: readonly Json[]): Promise<Json[]> => {
    const answer = await look(key, tasks);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.rows;
  };
  return {
    rows,
    look,
    looked,
    /** A matter of this kind that lies with the section head; his row of it. */
    async sent(asks: string): Promise<Json> {
      const matterId = await office.begin('officer', `asks-${asks}`);
      await office.done('officer', matterId, { values: leaveValues });
      return (await rows('head')).find((row) => row.matterId === matterId) ?? assert.fail(asks);
    },
    /** What the dialog sends for a row that is safe. */
    agree: (key: string, { matterId, taskId, expectedVersion }: Json): Promise<Answer<Json>> =>
      office
        .who(key)
        .send('POST', `/api/matters/${matterId}/tasks/${taskId}/complete`, { expectedVersion, decision: 'agree' }),
  };
}
