import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CompiledForm, compileForm } from '@gov/forms';
import { leaveRequest } from '@gov/forms/examples';
import { buildProcess, type Item, type NodeDefinition, type Visit } from '@gov/workflow';
import { asksMore, type StepInHand } from './asks-more.ts';

const opinion = { block: 'sectionHeadOpinion', required: false, defaultText: '同意。' };
const { nodes } = buildProcess({ id: 'p', name: '流程', parts: [{ step: 'check', name: '审核', opinion }] });

function form(): CompiledForm {
  const compiled = compileForm(leaveRequest);
  assert.ok(compiled.ok);
  return compiled.value;
}

/** Why a step has to be opened, where these things are different from a plain 同意. */
function why(different: {
  readonly node?: Partial<NodeDefinition>;
  readonly item?: Partial<Item>;
  readonly visit?: Partial<Visit>;
}) {
  const { check } = nodes;
  assert.ok(check);
  // reason: of an item and a visit only what is given here is looked at
  const step = { node: { ...check, ...different.node }, item: { ...different.item }, visit: { ...different.visit } };
  return asksMore({ ...(step as Omit<StepInHand, 'form'>), form: form() });
}

test('a plain 同意 asks for nothing else, also where a field may be filled in', () => {
  assert.equal(why({}), undefined);
  assert.equal(why({ node: { fields: { phone: 'edit', reason: 'read' } } }), undefined);
  assert.equal(
    why({ node: { opinion: { ...opinion, required: true } } }),
    undefined,
    'an empty one is recorded as 同意',
  );
});

test('what has to be read, done or written first is said in one sentence', () => {
  assert.match(why({ item: { part: 'before' } }) ?? '', /请您提意见/);
  assert.match(why({ visit: { adhoc: { name: '核对' } as never } }) ?? '', /同事加的/); // reason: that it is there is looked at
  assert.match(why({ visit: { returnedFrom: 1 } }) ?? '', /退回来/);
  assert.match(why({ node: { signing: true } }) ?? '', /本人签批/);
  assert.match(why({ node: { actions: ['dispatch'] } }) ?? '', /不只是表态/);
  assert.match(why({ node: { fields: { phone: 'required' } } }) ?? '', /要填“联系电话”/);
  assert.match(why({ node: { opinion: { block: 'sectionHeadOpinion', required: true } } }) ?? '', /要写意见/);
});
