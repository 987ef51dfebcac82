import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addMillis, type JsonObject } from '@gov/base';
import { compileForm, type FormTemplate } from '@gov/forms';
import { type Command, compile } from '@gov/workflow';
import { traceLines } from '@gov/workflow/trace';
import {
  beginWalk,
  HandlerBook,
  knowing,
  letTimePass,
  presentOf,
  turnsOf,
  type Walk,
  walkOn,
} from '@gov/workflow/walk';
import { leaveValues, type Office, openOffice } from '#components/matters/testing/office.ts';
import { starterOf, walkWorld } from '#components/processes/web/walk/walk-world.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

type Line = { readonly who: string; readonly act: string; readonly step?: string; readonly detail?: string };
const plain = ({ who, act, step, detail }: Line) => ({ who, act, step, detail });

/** A trial as the page makes it: the file and the form of the agency, and the two routes. */
async function trialOf(key: string, starter: string) {
  const system = await office.as('system');
  const { processes } = (await system.get('/api/processes/designs')).body;
  const { processId } = processes.find((one: { key: string }) => one.key === key);
  const design = (await system.get(`/api/processes/designs/${processId}`)).body;
  const compiled = await compile(design.current.bpmnXml);
  assert.ok(compiled.ok);
  const program = compiled.value;
  const form = compileForm(
    (await system.get(`/api/forms/${design.formId}`)).body.current.template as FormTemplate, // reason: as the route says
  );
  assert.ok(form.ok);
  const { body: asked } = await system.get(`/api/processes/walk/starter/${office.assignment(starter)}`);
  const book = new HandlerBook();
  const names = new Map<string, string>([[asked.person.personId, asked.person.name]]);
  const world = walkWorld({ form: form.value, starter: asked, book });
  const know = <T>(make: () => T): Promise<T> =>
    knowing(
      book,
      async (questions) => {
        const { status, body } = await system.send('POST', '/api/processes/walk/handlers', { questions });
        assert.equal(status, 200, JSON.stringify(body));
        for (const { personId, name } of body.persons) names.set(personId, name);
        return body.answers;
      },
      make,
    );
  const begun = await know(() => beginWalk(program, { starter: starterOf(asked), now: asked.now, values: {} }, world));
  assert.ok(begun.ok);
  let walk: Walk = begun.value;
  return {
    present: () => presentOf(walk),
    /** What the person whose turn it is may press. */
    async press(words: string | RegExp, values?: JsonObject, reason?: string): Promise<void> {
      const { state, now, values: held } = presentOf(walk);
      const turns = await know(() => turnsOf(program, state, world.facts(now, held)));
      const buttons = turns.flatMap((turn) => (turn.kind === 'stopped' ? [] : turn.buttons));
      const button = buttons.find((one) => (typeof words === 'string' ? one.words === words : words.test(one.words)));
      assert.ok(button, `${words}: ${buttons.map((one) => one.words).join()}`);
      const command = (reason ? { ...button.command, reason } : button.command) as Command; // reason: a return has one
      const made = await know(() => walkOn(walk, command, world, { ...held, ...values }));
      assert.ok(made.ok, JSON.stringify(made));
      walk = made.value;
    },
    async pass(milliseconds: number): Promise<void> {
      walk = await know(() => letTimePass(walk, addMillis(presentOf(walk).now, milliseconds), world));
    },
    lines: () =>
      traceLines({
        program,
        state: presentOf(walk).state,
        events: presentOf(walk).events.map((event) => ({
          sequence: event.seq,
          at: event.at,
          personName: names.get(event.actor?.personId ?? '') ?? '',
          event,
        })),
        opinionOf: () => undefined,
        nameOf: (personId) => names.get(personId) ?? '',
      }).map(plain),
  };
}

test('请假从头走到尾：试走说的和真办的办理过程一句不差，退回、直接送回也一样', async () => {
  const trial = await trialOf('leave-request', 'officer');
  await trial.press('提交', leaveValues);
  await trial.press(/^退回到.*直接送回$/, undefined, '请写明去往地点');
  await trial.press('提交');
  await trial.press(/同意|办理完毕|报/);

  const matterId = await office.begin('officer', 'leave-request');
  assert.equal((await office.complete('officer', matterId, { values: leaveValues })).status, 200);
  const seen = await office.view('head', matterId);
  const back = await office.who('head').send('POST', `/api/matters/${matterId}/tasks/${seen.myTask.taskId}/return`, {
    expectedVersion: seen.version,
    target: seen.myTask.returnTargets[0].target,
    mode: 'direct',
    reason: '请写明去往地点',
  });
  assert.equal(back.status, 200, JSON.stringify(back.body));
  assert.equal((await office.complete('officer', matterId)).status, 200);
  assert.equal((await office.complete('head', matterId, { opinion: '同意。' })).status, 200);

  const real = (await office.view('officer', matterId)).trace.map(plain).reverse();
  assert.deepEqual(trial.lines(), real);
  assert.equal(trial.present().state.status, 'open');
});
