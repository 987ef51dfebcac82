import type { Instant, JsonObject } from '@gov/base';
import type { Deeds } from './act-as.ts';
import type { Choices } from './choices.ts';
import { beginMatter, type MatterDesk, type WaitingTask } from './matter-desk.ts';
import type { OpenedAgency, Worker } from './opened-agency.ts';
import type { Story } from './story.ts';
import { delegateReasons, opinions, refusals, remarks, returns, transferReasons } from './words.ts';

/** What happens to a matter besides being agreed to. */
export type Turn =
  | 'straight'
  | 'draft'
  | 'withdrawn'
  | 'cancelled'
  | 'returned-direct'
  | 'returned-rewalk'
  | 'transferred'
  | 'delegated'
  | 'circulated'
  | 'refused'
  | 'forgotten';

export interface Plan {
  readonly kindCode: string;
  readonly turn: Turn;
  readonly values: JsonObject;
  /** Values after a return or a withdrawal. */
  readonly corrected: JsonObject;
  readonly returnReasons?: readonly string[];
  /** What handlers write; the usual opinions when absent. */
  readonly opinions?: readonly string[];
  /** Some step lets its handler say who is next. */
  readonly choosesHandlers?: boolean;
  /** The step at which it waits today; it gets there within two days. */
  readonly waitsAt?: string;
  /** Done in the draft before it is submitted: the text of a document. */
  prepare?(desk: MatterDesk): Promise<void>;
}

/** The people of an agency who can act, today. */
export interface Office {
  readonly deeds: Deeds;
  readonly agency: OpenedAgency;
  readonly choices: Choices;
  /** Person ids of those who have left. */
  readonly left: Set<string>;
  now(): Instant;
}

const present = (office: Office): readonly Worker[] =>
  office.agency.workers.filter((one) => !office.left.has(one.personId) && !one.duty);

/** One matter from its first line to its end, or to where it stops today. */
export async function* matterStory(office: Office, starter: Worker, plan: Plan): Story {
  const { deeds, agency, choices } = office;
  if (office.left.has(starter.personId)) return;
  const desk = await beginMatter(deeds, agency, starter, plan.kindCode);
  await plan.prepare?.(desk);
  if (plan.turn === 'draft') {
    await desk.save(plan.values);
    return;
  }
  yield choices.between(1, 4) / 10;
  await desk.submit(plan.values);
  if (plan.turn === 'withdrawn') yield* withdrawAndSubmit(desk, plan);
  if (plan.turn === 'cancelled') {
    yield choices.between(1, 3);
    await desk.cancel('情况有变，不再需要。');
    return;
  }
  if (plan.turn === 'circulated') yield* circulate(office, desk);
  yield* handle(office, desk, plan);
}

async function* withdrawAndSubmit(desk: MatterDesk, plan: Plan): Story {
  yield 0.3;
  await desk.withdraw();
  yield 0.6;
  await desk.submit(plan.corrected);
}

async function* circulate(office: Office, desk: MatterDesk): Story {
  const { choices } = office;
  yield 1;
  const others = present(office).filter((one) => one.personId !== desk.starter.personId);
  const from = choices.between(0, Math.max(0, others.length - 4));
  await desk.circulate(others.slice(from, from + choices.between(2, 4)));
  for (const [index, task] of (await desk.readers()).entries()) {
    if (index === 2) return; // the last one has not read it yet
    yield choices.between(1, 5);
    if (!office.left.has(task.holder.personId)) await desk.markRead(task, index === 0 ? choices.one(remarks) : '');
  }
}

/** Everybody in turn, until nobody is left to wait for. The turn happens once, at one of the first tasks. */
export async function* handle(office: Office, desk: MatterDesk, plan: Plan): Story {
  const { choices } = office;
  let turned = false;
  for (let done = 0; ; done++) {
    yield choices.between(2, plan.waitsAt ? 6 : 60) / 2;
    if (office.left.has(desk.starter.personId)) return;
    const waiting = await desk.waiting();
    const task = waiting.find((one) => !office.left.has(one.holder.personId));
    if (!task || task.step === plan.waitsAt) return;
    if (plan.turn === 'forgotten' && done > 0) {
      yield 96;
      if (!office.left.has(desk.starter.personId)) await desk.press();
      return;
    }
    if (turned && task.holder.personId === desk.starter.personId && plan.turn.startsWith('returned')) {
      await desk.submit(plan.corrected);
      turned = false;
      plan = { ...plan, turn: 'straight' };
      continue;
    }
    if (!turned) turned = await takeTurn(office, desk, { plan, task });
    else await completeTask(office, desk, { plan, task });
  }
}

interface Moment {
  readonly plan: Plan;
  readonly task: WaitingTask;
}

/** The turn where it can happen at this task, else the task is completed; answers whether the turn was taken. */
async function takeTurn(office: Office, desk: MatterDesk, { plan, task }: Moment): Promise<boolean> {
  const { choices } = office;
  const complete = async (): Promise<false> => {
    await completeTask(office, desk, { plan, task });
    return false;
  };
  switch (plan.turn) {
    case 'returned-direct':
    case 'returned-rewalk': {
      const mode = plan.turn === 'returned-direct' ? 'direct' : 'rewalk';
      const reason = choices.one(plan.returnReasons ?? returns);
      return (await desk.giveBack(task, { mode, reason })) ? true : complete();
    }
    case 'transferred': {
      const to = colleagueOf(office, desk, task);
      if (!to) return complete();
      await desk.transfer(task, to, choices.one(transferReasons));
      return true;
    }
    case 'delegated': {
      const to = colleagueOf(office, desk, task);
      return to && (await desk.delegate(task, to, choices.one(delegateReasons))) ? true : complete();
    }
    case 'refused': {
      const { operations } = await desk.view(task.holder);
      if (!operations.some(({ operation }) => operation === 'disagree')) return complete();
      await desk.complete(task, { opinion: choices.one(refusals), decision: 'disagree' });
      return true;
    }
    default:
      return complete();
  }
}

/** What these say is a finding, not a view: the step's usual words stand. */
const findings: ReadonlySet<string> = new Set(['合法性审核', '复核', '校对']);

async function completeTask({ choices }: Office, desk: MatterDesk, { plan, task }: Moment): Promise<void> {
  const opinion = findings.has(task.step) ? '' : choices.one(plan.opinions ?? opinions);
  const chosen = plan.choosesHandlers ? await handlersFor(choices, desk, task) : {};
  await desk.complete(task, { opinion, chosen });
}

/** One or two of the candidates for every step whose handlers the holder chooses. */
async function handlersFor(choices: Choices, desk: MatterDesk, { holder }: WaitingTask) {
  const { myTask } = await desk.view(holder);
  return Object.fromEntries(
    (myTask?.choices ?? []).map(({ node, candidates }) => {
      const from = choices.between(0, Math.max(0, candidates.length - 2));
      const some = candidates.slice(from, from + choices.between(1, 2));
      return [node, some.flatMap(({ assignmentId }) => (assignmentId ? [assignmentId] : []))];
    }),
  );
}

const standsIn: ReadonlySet<Worker['role']> = new Set(['sectionHead', 'legalHead', 'deputyInCharge'] as const);

/** A head or leader who can stand in for the holder; never the starter. */
function colleagueOf(office: Office, desk: MatterDesk, { holder }: WaitingTask): Worker | undefined {
  const able = present(office).filter(
    (one) => standsIn.has(one.role) && one.personId !== holder.personId && one.personId !== desk.starter.personId,
  );
  return able.length > 0 ? office.choices.one(able) : undefined;
}
