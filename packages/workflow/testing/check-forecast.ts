import { deepEqual, equal } from 'node:assert/strict';
import { itemsOf } from '../engine/run.ts';
import type { Command, State } from '../index.ts';
import { forecast } from '../index.ts';
import { isUnderway } from '../returns/regions.ts';
import type { Scenario } from './scenario.ts';

/**
 * 还要经过谁 told the truth: where one person agrees in the only step under way, and no choice of somebody lies between,
 * the step that opens is the one foreseen, for those foreseen, and passes by itself where that was foreseen.
 */
export function checkForecast(office: Scenario, before: State, after: State, command: Command): boolean {
  if (!isPlainAgreement(before, after, command)) return false;
  const [next] = forecast(office.program, before, office.facts()).filter((step) => !step.current);
  const opened = after.visits[before.visits.length];
  if (!next || next.uncertain || !opened) return false;
  // behind a join it counts who came last, which nobody foresees
  if (before.visits.findLast(isUnderway)?.scope !== opened.scope) return false;
  const node = office.program.nodes[next.node];
  equal(opened.node, next.node, 'the forecast named another step');
  // who else took part may have chosen somebody already
  if (node?.handler.kind === 'startersChoice' || node?.handler.kind === 'previousHandlersChoice') return true;
  if (!node || node.call || node.waits || node.multi.mode === 'lead') return true;
  const seats = itemsOf(after, opened.id).filter((item) => !item.part);
  const who = new Set([...seats.map((item) => item.holder), ...opened.queue].map(({ personId }) => personId));
  const foreseen = new Set(next.handlers.map(({ personId }) => personId));
  // of a sequence that was decided nobody else got a turn
  const all =
    opened.state === 'open' || node.multi.mode !== 'sequential' ? foreseen : new Set([...foreseen].slice(0, who.size));
  deepEqual([...who].sort(), [...all].sort(), 'the forecast named others');
  equal(next.empty !== undefined, opened.state === 'incident', 'the forecast did not see that nobody is found');
  if (next.passes) equal(opened.state, 'done', 'the forecast said that it passes by itself');
  else if (seats.length === 1 && opened.queue.length === 0)
    equal(opened.state, 'open', 'the forecast did not see that it passes by itself');
  return true;
}

function isPlainAgreement(before: State, after: State, command: Command): boolean {
  if (command.kind !== 'complete' || command.next || command.wholeFork || command.choices) return false;
  if (command.vote === 'disagree' || command.vote === 'abstain') return false;
  const item = before.items[command.item - 1];
  const underWay = before.visits.filter(isUnderway);
  const visit = underWay[0];
  if (!item || item.part || !visit || underWay.length > 1 || item.visit !== visit.id) return false;
  const work = itemsOf(before, visit.id).filter((one) => one.state === 'open' || one.state === 'parked');
  const alone = work.length === 1 && visit.queue.length === 0 && !item.after?.length;
  const now = after.visits[visit.id - 1];
  return alone && visit.returnTo === undefined && !visit.adhoc && now?.state === 'done' && now.outcome === 'yes';
}
