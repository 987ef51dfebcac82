import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Result } from '@gov/base';
import type { FormTemplate } from '@gov/forms';
import { leaveRequest } from '@gov/forms/examples';
import { registry } from '#apps/server/registry.generated.ts';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { openContext } from '#platform/server/components/context.ts';
import { furnishComponents } from '#platform/server/components/open-agency.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

const key = 'leave-request';
let house: TestHouse;
let jz: SmallAgency;
let system: Visitor;
let shippedXml: string;

before(async () => {
  house = await testHouse(registry);
  jz = await smallAgency(house.house, 'jz');
  system = await signIn(house.app, 'jz.system', testPassword);
  shippedXml = JSON.parse(
    await readFile(join(import.meta.dirname, '../components/applications/packs/leave.json'), 'utf8'),
  ).process.bpmnXml;
});
after(() => house.close());

/** What a job of the agency does. */
async function within<T>(run: (context: UseCaseContext) => Promise<Result<T>>): Promise<T> {
  const agency = await house.house.agencies.current(jz.id);
  const result = await house.house.database.agency(jz.id, async (tx) => {
    const caller = { kind: 'job', wakeUpKind: 'test' } as const;
    const open = openContext(house.house, { tx, agency, caller, requestId: 'test', now: house.clock.now() });
    const outcome = await run(open.context);
    open.flush();
    return outcome;
  });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

const withStep = (name: string): string => shippedXml.replace('科室负责人审批', name);
const renamed = (name: string): FormTemplate => ({ ...leaveRequest, name });
const current = async (what: 'processes' | 'forms') =>
  (await system.get(`/api/${what}`)).body[what].find((one: { key: string }) => one.key === key);

/** The agency's own version; the application follows it. */
async function publishOwn(bpmnXml: string, template: FormTemplate): Promise<void> {
  await within(async (context) => {
    const form = await context.ask(formsService).publish({ key, template });
    return form.ok ? context.ask(processesService).publish({ key, bpmnXml }) : form;
  });
  await house.relay.settle();
}

/** The administrator gives it a name of the agency's own. */
async function rename(name: string): Promise<void> {
  const [{ id, version }] = (await system.get('/api/applications/settings')).body.applications;
  const { settings } = (await system.get(`/api/applications/settings/${id}`)).body;
  const body = { expectedVersion: version, settings: { ...settings, name } };
  const changed = await system.send('PUT', `/api/applications/settings/${id}`, body);
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
}

test('furnishing again brings a newer standard, but never over what the agency has published itself', async () => {
  const first = await current('processes');
  await furnishComponents(house.house, jz.id);
  assert.deepEqual(await current('processes'), first, 'the same again is no version');

  const earlier = await within((context) =>
    context.ask(processesService).publishStandard({ key, bpmnXml: withStep('科长审批') }),
  );
  assert.equal(earlier.changedHere, false);
  await furnishComponents(house.house, jz.id);
  assert.equal((await current('processes')).version, first.version + 2, 'another shipped version is replaced');

  await publishOwn(withStep('科长把关'), renamed('本局请假单'));
  await rename('本局请假');
  const [ownProcess, ownForm] = [await current('processes'), await current('forms')];
  assert.equal(ownProcess.version, first.version + 3);
  await furnishComponents(house.house, jz.id);
  assert.deepEqual(await current('processes'), ownProcess);
  assert.deepEqual(await current('forms'), ownForm);
  const officer = await signIn(house.app, 'jz.officer', testPassword);
  const kinds = (await officer.get('/api/matters/kinds')).body.kinds;
  assert.ok(kinds.some((kind: { name: string }) => kind.name === '本局请假'));
  const { matterId } = (await officer.send('POST', '/api/matters', { kindCode: key })).body;
  const { ahead } = (await officer.get(`/api/matters/${matterId}`)).body;
  assert.equal(ahead[0].step, '科长把关', 'what is started now follows the agency’s own process');

  await publishOwn(withStep('科长审批'), leaveRequest);
  await furnishComponents(house.house, jz.id);
  assert.equal((await current('processes')).version, ownProcess.version + 2, 'back on a shipped text it follows again');
  assert.deepEqual(house.problems, []);
});
