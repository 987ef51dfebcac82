import assert from 'node:assert/strict';
import { Engine, type Execution } from 'bpmn-engine';
import { stepCount } from './diagram.ts';

/** One instance from start to end as a server would run it: each step recovers, resumes, signals one task and saves. */
export async function runInstance(source: string): Promise<number> {
  const engine = new Engine({ name: 'p13', source });
  const first = await engine.execute();
  let saved = JSON.stringify(first.getState());
  await engine.stop();
  let ended = false;
  let steps = 0;
  while (!ended) {
    const recovered = new Engine().recover(JSON.parse(saved));
    const execution = await recovered.resume();
    execution.signal({ id: waitingTask(execution) });
    saved = JSON.stringify(execution.getState());
    steps += 1;
    ended = execution.state === 'idle';
    // An engine that has ended never answers to stop.
    if (!ended) await recovered.stop();
  }
  assert.equal(steps, stepCount);
  return steps;
}

function waitingTask(execution: Execution): string {
  const waiting = execution.getPostponed().find((activity) => activity.type === 'bpmn:UserTask');
  assert.ok(waiting, 'no task is waiting and the process has not ended');
  return waiting.id;
}
