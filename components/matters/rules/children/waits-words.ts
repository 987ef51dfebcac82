import {
  type Child,
  type Program,
  type State,
  stepName,
  type TimeLimit,
  type Visit,
  type WaitEvent,
} from '@gov/workflow';
import { awaiting } from '../waiting/tells-of-answer.ts';

/** What a step waits for that nobody has in hand: `等待：外单位答复，或满 3 个工作日`, `等“分送承办”的 2 个子流程办完`. */
export function waitingWords(program: Program, state: State, visit: Visit): string | undefined {
  const node = program.nodes[visit.node];
  // the clock of an embedded sub-process waits beside the work
  if (visit.state !== 'open' || !node || visit.clock) return undefined;
  if (node.waits) return `${awaiting}${node.waits.map(eventWords).join('，或')}`;
  const running = node.call ? childrenOf(state, visit).filter((child) => child.state === 'running').length : 0;
  return running > 0 ? `等“${stepName(program, visit)}”的${running > 1 ? ` ${running} 个` : ''}子流程办完` : undefined;
}

const childrenOf = (state: State, visit: Visit): readonly Child[] =>
  (state.children ?? []).filter((child) => child.visit === visit.id);

const eventWords = ({ name, on }: WaitEvent): string =>
  on.kind === 'timer' ? name || `满 ${limitWords(on)}` : name || '答复';

/** Hours are those of the clock, on working days. */
const limitWords = (limit: TimeLimit): string =>
  'workingHours' in limit ? `${limit.workingHours} 小时（工作日）` : `${limit.workingDays} 个工作日`;

/** The same of a whole matter, for lists; undefined where people have all of it in hand, or it has ended. */
export function waitsWords(program: Program, state: State): string | undefined {
  if (state.status !== 'open') return undefined;
  const words = state.visits.flatMap((visit) => waitingWords(program, state, visit) ?? []);
  return words.length > 0 ? words.join('；') : undefined;
}
