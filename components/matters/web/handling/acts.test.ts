import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MatterView } from '../../contract.ts';
import { type Asking, barDecisions } from './acts.ts';

type Operation = MatterView['operations'][number];
const operation = (name: Operation['operation'], look = ''): Operation => ({
  operation: name,
  label: name,
  primary: look === 'primary',
  danger: look === 'danger',
});
// reason: the bar looks at state, operations and choices only
const view = (operations: readonly Operation[], more: object = {}) =>
  ({ state: 'RUNNING', operations, ...more }) as unknown as MatterView;

function bar(shown: MatterView, justActed = false) {
  const done: string[] = [];
  const note = (what: string) => () => void done.push(what);
  const decisions = barDecisions(
    shown,
    {
      agree: note('agree'),
      abstain: note('abstain'),
      claim: note('claim'),
      resume: note('resume'),
      read: note('read'),
      ask: (asking: Asking) => done.push(`ask ${asking}`),
      busy: false,
    },
    justActed,
  );
  return { ...decisions, done };
}
const keys = (decisions: readonly { readonly key: string }[]) => decisions.map((decision) => decision.key);

test('one primary, returning and disagreeing beside it, the rest under 更多 with the dangerous one last', () => {
  const shown = bar(
    view([
      operation('agree', 'primary'),
      operation('cancel', 'danger'),
      operation('disagree'),
      operation('return'),
      operation('transfer'),
      operation('circulate'),
    ]),
  );

  assert.equal(shown.primary?.key, 'agree');
  assert.deepEqual(keys(shown.others), ['disagree', 'return']);
  assert.deepEqual(keys(shown.more), ['transfer', 'circulate', 'cancel']);
});

test('where the next handler is to be chosen or opinions may be kept, agreeing asks first', () => {
  const direct = bar(view([operation('agree', 'primary')]));
  const choosing = bar(view([operation('agree', 'primary')], { myTask: { choices: [{ node: 'a' }], keeps: [] } }));

  const keeping = bar(view([operation('agree', 'primary')], { myTask: { choices: [], keeps: [{ who: '甲' }] } }));

  for (const { primary } of [direct, choosing, keeping]) primary?.run();

  assert.deepEqual([direct.done, choosing.done, keeping.done], [['agree'], ['ask choose'], ['ask choose']]);
});

test('right after an act 取回 stands in the line above, not twice', () => {
  const operations = [operation('withdraw'), operation('press')];

  assert.deepEqual(keys(bar(view(operations)).others), ['withdraw', 'press']);
  assert.deepEqual(keys(bar(view(operations), true).others), ['press']);
});

test('委派出去以后，收回委派摆在最前面，不藏在更多里', () => {
  const shown = bar(view([operation('addSigners'), operation('withdraw'), operation('recall'), operation('press')]));

  assert.deepEqual(keys(shown.others), ['recall', 'addSigners']);
  assert.deepEqual(keys(shown.more), ['withdraw', 'press']);
});

test('only a draft can be discarded', () => {
  const submit = [operation('agree', 'primary')];

  assert.deepEqual(keys(bar(view(submit, { state: 'DRAFT' })).more), ['discard']);
  assert.deepEqual(keys(bar(view(submit)).more), []);
});
