import { dateInChina, type JsonValue } from '@gov/base';
import type { CopyRule, HouseDeed } from '../node-rules.ts';
import type { NodeDefinition, NodeId } from '../program.ts';
import type { VisitId } from '../state.ts';
import { sendCopies } from './copies.ts';
import type { Run } from './run.ts';
import { emit, visitOf } from './run.ts';

/** 自动步骤: done by the house, and passed at once. */
export function carryOutDeed(run: Run, visit: VisitId, node: NodeDefinition, deed: HouseDeed): void {
  emit(run, { kind: 'houseDid', visit, deed: deed.kind, ...dataOf(run, deed) });
  if (deed.kind === 'notify') {
    const copy: CopyRule = { to: deed.to, when: 'entered', ...(deed.mayComment ? { mayComment: true as const } : {}) };
    sendCopies(run, { ...node, copies: [copy] }, visitOf(run.state, visit), 'entered');
  }
  if (deed.kind === 'setField') run.facts = run.facts.withValue?.(deed.field, valueFor(run, deed)) ?? run.facts;
  emit(run, { kind: 'visitAutoPassed', visit, reason: 'byHouse' });
  run.unsettled.push(visit);
}

function dataOf(run: Run, deed: HouseDeed) {
  if (deed.kind === 'send') return { message: deed.message };
  return deed.kind === 'setField' ? { field: deed.field, value: valueFor(run, deed) } : {};
}

function valueFor({ facts }: Run, { to }: Extract<HouseDeed, { readonly kind: 'setField' }>): JsonValue {
  if ('value' in to) return to.value;
  return 'today' in to ? dateInChina(facts.now) : (facts.formValues[to.from] ?? null);
}

/** Once in one act only: a drawn loop of such steps stops as an incident. */
export const mayDo = (run: Run, node: NodeId): boolean =>
  !run.state.visits.some((visit) => visit.node === node && visit.cause === run.act);
