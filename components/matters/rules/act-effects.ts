import {
  type DryRun,
  type Item,
  type NodeId,
  type Program,
  type State,
  stepName,
  type Visit,
  type WorkToCome,
} from '@gov/workflow';
import { listed } from '@gov/workflow/trace';
import { type CallsEnd, callsEndWords } from './children/calls-end.ts';
import { sentBackOver } from './standing.ts';

/** One line of “…后会这样”. */
export interface Effect {
  /** `stops`: somebody's open work ends; `void`: opinions no longer count; `plain`: what stays or goes on. */
  readonly kind: 'stops' | 'void' | 'plain';
  readonly words: string;
}

export interface StoppedChild {
  /** The step that called it. */
  readonly step: string;
  readonly standing: string;
}

/** `“分送承办”的 2 个子流程会停下：陈国栋承办、孙倩承办。` */
export const childrenWords = (step: string, ones: readonly StoppedChild[]): string =>
  `“${step}”的${ones.length > 1 ? ` ${ones.length} 个` : ''}子流程会停下：${listed(ones.map(({ standing }) => standing))}。`;

/** The dry run of an act and what is known around it. */
export interface EffectFacts {
  readonly program: Program;
  /** As it stands before the act. */
  readonly state: State;
  /** As it would stand after it. */
  readonly after: State;
  readonly dry: DryRun;
  /** Who is about to act. */
  readonly actor: string;
  /** The item whose completion is taken back: its opinion goes with it. */
  readonly takenBack?: number;
  /** A return that is carried out only when the others have done. */
  readonly waits?: boolean;
  /** 加一步: how it goes on once that is done. */
  readonly thenBy?: string;
  /** 特送, 跳转: steps between that are not done. */
  readonly skips?: readonly NodeId[];
  /** Steps after the correction. */
  readonly comesBackTo?: readonly NodeId[];
  /** A child that sends its work back: what its caller does with that. */
  readonly callsEnd?: CallsEnd;
  /** 子流程 that would stop, and how each stands. */
  readonly children?: readonly StoppedChild[];
  nameOf(personId: string): string;
  /** Was an opinion written with this item, that counts now? */
  hasOpinion(item: number): boolean;
}

/** Whose open work an act stops, whose finished opinions become void or stay, and who goes on, by names. Nothing is left out: that nobody is stopped is said too. */
export function actEffects(facts: EffectFacts): readonly Effect[] {
  const all = [...stopped(facts), ...opinions(facts), ...skipped(facts), ...goesOn(facts)];
  return all.filter(({ words }, place) => all.findIndex((one) => one.words === words) === place);
}

function skipped({ program, skips = [] }: EffectFacts): readonly Effect[] {
  const names = skips.flatMap((node) => program.nodes[node]?.name ?? []);
  return names.length > 0 ? [{ kind: 'plain', words: `不经过“${listed(names)}”。` }] : [];
}

function stopped(facts: EffectFacts): readonly Effect[] {
  const { dry, actor } = facts;
  const others = [...itemsOf(facts, dry.stops), ...takenAway(facts)].filter((item) => item.holder.personId !== actor);
  const left = dry.ends ? '' : '，已经写的会留着';
  const lines = byStep(facts, others).map(({ names, step }) => stops(`${names}的${step}会停下${left}。`));
  const dropped = [...passedBy(facts), ...returnsDropped(facts), ...circulationsStopped(facts)];
  const called = Map.groupBy(facts.children ?? [], ({ step }) => step);
  for (const [step, ones] of called) dropped.push(stops(childrenWords(step, ones)));
  const all = [...lines, ...dropped];
  return all.length > 0 ? all : [{ kind: 'plain', words: '没有别人的办理因此停下。' }];
}

const returnsDropped = (facts: EffectFacts): readonly Effect[] =>
  facts.dry.waitingDropped.map((visit) => stops(`“${stepOf(facts, visit)}”等着生效的退回作废。`));

/** 依次传阅 that goes to nobody else from now on; who has it to read keeps it. */
const circulationsStopped = ({ state, after, nameOf }: EffectFacts): readonly Effect[] =>
  (state.circulations ?? []).flatMap(({ id, waiting, stoppedBy }) => {
    const stopped = stoppedBy === undefined && after.circulations?.[id - 1]?.stoppedBy !== undefined;
    if (!stopped || waiting.length === 0) return [];
    const names = listed(waiting.map(({ personId }) => nameOf(personId)));
    return [stops(`依次传阅不再往下传，${names}不会再收到。`)];
  });

/** 签批 that a jump leaves out: nobody will have signed. Who chooses the next step himself is told of every step left out. */
function passedBy({ dry, program, thenBy }: EffectFacts): readonly Effect[] {
  const crossed = dry.crosses.flatMap((id) => program.nodes[id] ?? []);
  const signing = crossed.filter((node) => node.signing).map(({ name }) => name);
  const others = thenBy === undefined ? [] : crossed.filter((node) => !node.signing).map(({ name }) => name);
  return [
    ...(signing.length === 0 ? [] : [stops(`要本人签批的“${signing.join('”“')}”会被越过，没有人签。`)]),
    ...(others.length === 0 ? [] : [stops(`不再经过“${others.join('”“')}”。`)]),
  ];
}

/** Work that somebody else has afterwards: a 转办 taken back. */
const takenAway = ({ state, after }: EffectFacts): readonly Item[] =>
  state.items.filter(({ id, kind, state: was, holder }) => {
    const now = after.items[id - 1];
    return kind === 'do' && was === 'open' && now?.state === 'open' && now.holder.personId !== holder.personId;
  });

/** `王芳的会签意见作废，李强的保留。` Who stays is only named beside somebody whose opinion does not. */
function opinions(facts: EffectFacts): readonly Effect[] {
  const { dry, state, takenBack, waits } = facts;
  const own = takenBack !== undefined && facts.hasOpinion(takenBack);
  const lostItems = new Set(lostBy(facts));
  const before = sentBackOver(state);
  // what an earlier round said does not stand: it is neither kept nor does it become void now
  const given = state.items.filter(
    ({ id, kind, visit }) =>
      kind === 'do' && id !== takenBack && facts.hasOpinion(id) && !(visit !== undefined && before.has(visit)),
  );
  const gone = given.filter(({ id }) => lostItems.has(id));
  const kept = given.filter(({ id }) => !lostItems.has(id));
  const again = byStep(facts, itemsOf(facts, dry.restored)).map(({ names, step }) => `${names}的${step}意见重新有效`);
  const restored: readonly Effect[] = again.length > 0 ? [{ kind: 'plain', words: `${again.join('，')}。` }] : [];
  if (waits)
    return kept.length > 0 ? [{ kind: 'plain', words: '已经写的意见现在都保留，退回生效时再按流程处理。' }] : [];
  const lost = [
    ...(own
      ? [`您${kept.some(({ holder }) => holder.personId === facts.actor) ? '这次' : ''}写的意见撤下，放回意见框`]
      : []),
    ...byStep(facts, gone).map(({ names, step }) => `${names}的${step}意见作废`),
  ];
  if (lost.length > 0)
    return [{ kind: 'void', words: `${[...lost, ...stays(facts, gone, kept)].join('，')}。` }, ...restored];
  return kept.length > 0 ? [{ kind: 'plain', words: '已经写的意见都保留。' }, ...restored] : restored;
}

/** Items whose opinions no longer count after the act. */
export const lostBy = (facts: Pick<EffectFacts, 'state' | 'after' | 'dry'>): readonly number[] => [
  ...new Set([...facts.dry.voided, ...sentBackNow(facts)]),
];

/** What the act sends the work back over: those steps are done again, what was said there stands no longer. */
function sentBackNow({ state, after, dry }: Pick<EffectFacts, 'state' | 'after' | 'dry'>): readonly number[] {
  if (dry.ends) return [];
  const before = sentBackOver(state);
  const over = [...sentBackOver(after)].filter((visit) => !before.has(visit));
  return state.items.filter(({ visit }) => visit !== undefined && over.includes(visit)).map(({ id }) => id);
}

/** Of a step that was just named only the names are said again. */
function stays(facts: EffectFacts, gone: readonly Item[], kept: readonly Item[]): readonly string[] {
  const named = new Set(byStep(facts, gone).map(({ step }) => step));
  return byStep(facts, kept).map(({ names, step }) => `${names}的${named.has(step) ? '' : `${step}意见`}保留`);
}

function goesOn(facts: EffectFacts): readonly Effect[] {
  const { dry, actor, program, waits, comesBackTo = [] } = facts;
  const others = itemsOf(facts, dry.goesOn).filter((item) => item.holder.personId !== actor);
  const work = byStep(facts, others).map(({ names, step }) => `${names}的${step}`);
  const back = [...new Set(comesBackTo.map((node) => program.nodes[node]?.name ?? ''))].join('、');
  return [
    ...(waits ? [plain('要等同时在办的其他人办完，才退回。')] : []),
    ...(work.length > 0 ? [plain(`${work.join('、')}不受影响，接着办。`)] : []),
    ...dry.opens.map((work) => opened(facts, work)),
    ...dry.incidents.map((node) => plain(`“${program.nodes[node]?.name ?? ''}”没有找到办理人，会停在那里。`)),
    ...dry.noWayForNo.map((node) =>
      plain(`“${program.nodes[node]?.name ?? ''}”不通过，流程没有画不通过时往哪走，会停在那里等管理员处理。`),
    ),
    ...(back ? [plain(`改好以后，送到“${back}”。`)] : []),
    ...(facts.thenBy ? [plain(`办完以后，${facts.thenBy}。`)] : []),
    ...(dry.ends ? [plain(endsWords(dry.ends, facts.callsEnd))] : []),
  ];
}

/** A child that goes back to its caller comes again from there. */
const endsWords = (ends: NonNullable<DryRun['ends']>, end: CallsEnd = 'returned'): string =>
  ends === 'returned' ? callsEndWords[end] : '这件事项到此结束，您自己不能恢复。';

function opened({ program, actor, nameOf }: EffectFacts, { node, name, handler: { personId } }: WorkToCome): Effect {
  const step = name ?? program.nodes[node]?.name ?? '';
  return plain(personId === actor ? `回到您这里，接着办“${step}”。` : `由${nameOf(personId)}接着办“${step}”。`);
}

const stops = (words: string): Effect => ({ kind: 'stops', words });
const plain = (words: string): Effect => ({ kind: 'plain', words });

const itemsOf = ({ state }: EffectFacts, ids: readonly number[]): readonly Item[] =>
  ids.flatMap((id) => state.items[id - 1] ?? []);

const nameFor = ({ actor, nameOf }: EffectFacts, personId: string): string =>
  personId === actor ? '您' : nameOf(personId);

const stepOf = ({ program, state }: EffectFacts, visit: number | undefined): string =>
  nameOfVisit(program, state.visits[(visit ?? 0) - 1]);

const nameOfVisit = (program: Program, visit: Visit | undefined): string => (visit ? stepName(program, visit) : '');

/** Names by step, each once, in the order of the work; who is about to act is 您. */
function byStep(
  facts: EffectFacts,
  items: readonly Item[],
): readonly { readonly names: string; readonly step: string }[] {
  const groups = Map.groupBy(items, (item) => stepOf(facts, item.visit));
  return [...groups].map(([step, ones]) => ({
    step,
    names: listed([...new Set(ones.map(({ holder }) => nameFor(facts, holder.personId)))]),
  }));
}
