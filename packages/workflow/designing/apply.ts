import { graphOf } from '../bpmn/graph.ts';
import type {
  Block,
  ChoiceBlock,
  ChoiceBranch,
  NodeDefinition,
  ParallelBranch,
  Program,
  Sequence,
  TimeLimit,
} from '../program.ts';
import { amountOf, unitOf } from '../time/working-time.ts';
import type { CopiedCards, DesignCommand, StepChange } from './command.ts';
import {
  belongsToStep,
  blockAt,
  blocksWithin,
  bodiesOf,
  type Design,
  endingParts,
  isParent,
  type Parent,
  type Path,
  type Spot,
  sequenceAt,
  stepsWithin,
  unitLength,
  withBlocks,
  withBody,
} from './design.ts';
import { goBacksThatLead, goBackTargets, otherGoBacks } from './go-back.ts';
import { NewIds } from './names.ts';
import { type NewBlocks, newCard, pastedCards, withEventName } from './new-cards.ts';
import { structureProblem, withoutLoneBranches } from './structure-problem.ts';
import { whyNotHere, whyNotRemove } from './where-allowed.ts';

/** A design after a command, or why it cannot be done, as a sentence. */
export type Applied = { readonly ok: true; readonly design: Design } | { readonly ok: false; readonly why: string };

const done = (design: Design): Applied => ({ ok: true, design });
const refuse = (why: string): Applied => ({ ok: false, why });
const gone = refuse('这一处已经不在了，请重新选择。');

/**
 * Carries a command out. Nothing is changed in place: the former design is the way back, whatever the command was. `taken`:
 * ids that earlier versions used and new steps may not have.
 */
export function apply(design: Design, command: DesignCommand, taken: ReadonlySet<string> = new Set()): Applied {
  const applied = carryOut(design, command, taken);
  const why = applied.ok ? newProblem(design, applied.design) : undefined;
  return why ? refuse(why) : applied;
}

/** What was wrong in the file already hinders nobody. */
function newProblem(before: Design, { program: { root }, locked }: Design): string | undefined {
  const ending = endingParts(locked);
  return root === before.program.root || structureProblem(before.program.root, ending)
    ? undefined
    : structureProblem(root, ending);
}

function carryOut(design: Design, command: DesignCommand, taken: ReadonlySet<string>): Applied {
  const ids = new NewIds(design, taken);
  const { nodes } = design.program;
  switch (command.kind) {
    case 'insert':
      if (command.card === 'call' && !command.process) return refuse('先选要发起哪个流程。');
      return putIn(design, command.at, newCard(command, ids, nodes));
    case 'paste':
      return putIn(design, command.at, pastedCards(command.cards, ids, nodes));
    case 'remove':
      return remove(design, command.at);
    case 'move':
      return move(design, command.from, command.to);
    case 'wrapInParallel':
      return wrap(design, command.at, ids);
    case 'addBranch':
      return addBranch(design, command.at, ids);
    case 'removeBranch':
      return removeBranch(design, command.at, command.branch);
    case 'moveBranch':
      return moveBranch(design, command.at, command.branch, command.to);
    case 'setGoBack':
      return setGoBack(design, command.path, command.to);
    case 'rename':
      return rename(design, command.at, command.name);
    case 'setCondition':
      return setCondition(design, command);
    case 'setCountersign':
      return changeBlock(design, command.at, (block) =>
        block.kind === 'parallel' ? { ...block, countersign: command.countersign } : undefined,
      );
    case 'setEnd':
      return changeBlock(design, command.at, (block) =>
        block.kind === 'end' ? { ...block, result: command.result } : undefined,
      );
    case 'setHandlers':
      return changeStep(design, command.node, { handler: command.handler });
    case 'setVotes':
      return changeStep(design, command.node, { multi: command.multi });
    case 'setLimit':
      return setLimit(design, command);
    case 'setStep':
      return changeStep(design, command.node, command.change);
    case 'setProcess':
      return done({ ...design, program: { ...design.program, ...command.change } });
  }
}

const withRoot = (design: Design, root: Sequence, nodes = design.program.nodes): Design =>
  tidy({ ...design, program: { ...design.program, root, nodes } }, design);

/** Without what no card stands for any more: definitions, locked parts, ways back to steps that are gone. */
function tidy({ program, locked }: Design, before: Design): Design {
  const steps = new Set(stepsWithin(program.root.blocks));
  // what a file brought stays, as long as its step does
  const leading = new Set([...otherGoBacks(before.program), ...goBacksThatLead(program)]);
  const lost = (block: Block): boolean => block.kind === 'goBack' && !(leading.has(block) && steps.has(block.to));
  const clean = (sequence: Sequence): Sequence => {
    const blocks = sequence.blocks.filter((block) => !lost(block)).map(cleanBlock);
    return blocks.length === sequence.blocks.length && blocks.every((block, at) => block === sequence.blocks[at])
      ? sequence
      : { kind: 'sequence', blocks };
  };
  const cleanBlock = (block: Block): Block => {
    if (!isParent(block)) return block;
    const bodies = bodiesOf(block).map(clean);
    if (bodies.every((body, at) => body === bodiesOf(block)[at])) return block;
    return bodies.reduce<Parent>((changed, body, at) => withBody(changed, at, () => body), block);
  };
  const only = <T>(all: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => steps.has(id)));
  return {
    program: {
      ...program,
      root: withoutLoneBranches(clean(program.root), endingParts(locked)),
      nodes: only(program.nodes),
    },
    locked: only(locked),
  };
}

function spliced(root: Sequence, { path, at }: Spot, count: number, blocks: readonly Block[]): Sequence {
  const before = sequenceAt(root, path)?.blocks ?? [];
  return withBlocks(root, path, [...before.slice(0, at), ...blocks, ...before.slice(at + count)]);
}

function putIn(design: Design, at: Spot, { blocks, nodes }: NewBlocks): Applied {
  const why = whyNotHere(design, at, { blocks, nodes });
  if (why) return refuse(why);
  const root = spliced(design.program.root, at, 0, blocks);
  return done(withRoot(design, root, { ...design.program.nodes, ...nodes }));
}

function remove(design: Design, at: Spot): Applied {
  const why = whyNotRemove(design, at);
  if (why) return refuse(why);
  const sequence = sequenceAt(design.program.root, at.path);
  return sequence ? done(withRoot(design, spliced(design.program.root, at, unitLength(sequence, at.at), []))) : gone;
}

function move(design: Design, from: Spot, to: Spot): Applied {
  const { root } = design.program;
  const why = whyNotRemove(design, from);
  if (why) return refuse(why);
  const sequence = sequenceAt(root, from.path);
  if (!sequence) return gone;
  const count = unitLength(sequence, from.at);
  const inside = from.path.every(([at, branch], level) => to.path[level]?.[0] === at && to.path[level]?.[1] === branch);
  const step = inside ? to.path[from.path.length] : undefined;
  const isIn = (at: number): boolean => at >= from.at && at < from.at + count;
  if (step && isIn(step[0])) return refuse('不能移到它自己里面。');
  const back = (at: number): number => (at >= from.at + count ? at - count : Math.min(at, from.at));
  const path: Path = step
    ? to.path.map(([at, branch], level) => (level === from.path.length ? [back(at), branch] : [at, branch]))
    : to.path;
  const place = { path, at: inside && !step && to.path.length === from.path.length ? back(to.at) : to.at };
  const blocks = sequence.blocks.slice(from.at, from.at + count);
  const without = { ...design, program: { ...design.program, root: spliced(root, from, count, []) } };
  const refused = whyNotHere(without, place, { blocks, nodes: design.program.nodes });
  return refused ? refuse(refused) : done(withRoot(design, spliced(without.program.root, place, 0, blocks)));
}

function wrap(design: Design, at: Spot, ids: NewIds): Applied {
  const sequence = sequenceAt(design.program.root, at.path);
  const block = sequence?.blocks[at.at];
  if (!sequence || !block) return gone;
  if (block.kind === 'end' || block.kind === 'goBack' || belongsToStep(block))
    return refuse('这一处不能和别的同时办理。');
  const inside = at.path.length > 0 ? blockAt(design.program.root, ownerOf(at.path)) : undefined;
  if (inside?.kind === 'section' && inside.adHoc) return refuse('自由办理的一段里只能放并列的步骤。');
  const count = unitLength(sequence, at.at);
  const kept = sequence.blocks.slice(at.at, at.at + count);
  const ends = [...blocksWithin({ kind: 'sequence', blocks: kept })].some(({ kind }) => kind === 'end');
  if (ends) return refuse('里面有一条路会结束流程，不能放进同时办理的一路。');
  const step = newCard({ card: 'step' }, ids, design.program.nodes);
  const id = ids.next('fork');
  const fork: Block = {
    kind: 'parallel',
    id,
    joinId: ids.next(`${id}_join`),
    name: '',
    countersign: false,
    branches: [kept, step.blocks].map((blocks) => ({
      flow: ids.branch(id),
      label: '',
      body: { kind: 'sequence', blocks },
    })),
  };
  const root = spliced(design.program.root, at, count, [fork]);
  return done(withRoot(design, root, { ...design.program.nodes, ...step.nodes }));
}

/** Where the block stands that a path leads into. */
const ownerOf = (path: Path): Spot => ({ path: path.slice(0, -1), at: path.at(-1)?.[0] ?? 0 });

function changeBlock(design: Design, at: Spot, change: (block: Block) => Block | undefined): Applied {
  const block = blockAt(design.program.root, at);
  const changed = block && change(block);
  return changed ? done(withRoot(design, spliced(design.program.root, at, 1, [changed]))) : gone;
}

const isStandard = (branch: ChoiceBranch | ParallelBranch): boolean => branch.guard?.kind === 'default';

function addBranch(design: Design, at: Spot, ids: NewIds): Applied {
  const block = blockAt(design.program.root, at);
  if (block?.kind !== 'choice' && block?.kind !== 'parallel') return gone;
  if (belongsToStep(block)) return refuse('这几条路由等到的事情决定，不能在这里加。');
  const flow = ids.branch(block.id);
  const inFront = <T extends ChoiceBranch | ParallelBranch>(branches: readonly T[], branch: T): readonly T[] => {
    const place = branches.findIndex(isStandard);
    return place < 0 ? [...branches, branch] : [...branches.slice(0, place), branch, ...branches.slice(place)];
  };
  if (block.kind === 'choice') {
    // a choice keeps one way for everything else
    const guard = block.branches.some(isStandard) ? noCondition : ({ kind: 'default' } as const);
    const branch = { flow, label: '', guard, body: { kind: 'sequence', blocks: [] } } as const;
    return changeBlock(design, at, () => ({ ...block, branches: inFront(block.branches, branch) }));
  }
  const step = newCard({ card: 'step' }, ids, design.program.nodes);
  const branch = { flow, label: '', body: { kind: 'sequence', blocks: step.blocks } } as const;
  const changed = { ...block, branches: inFront<ParallelBranch>(block.branches, branch) };
  const root = spliced(design.program.root, at, 1, [changed]);
  return done(withRoot(design, root, { ...design.program.nodes, ...step.nodes }));
}

/** Of two branches the other one stays in place of the fork. */
function removeBranch(design: Design, at: Spot, branch: number): Applied {
  const sequence = sequenceAt(design.program.root, at.path);
  const block = sequence?.blocks[at.at];
  if (!sequence || (block?.kind !== 'choice' && block?.kind !== 'parallel') || !block.branches[branch]) return gone;
  if (belongsToStep(block)) return refuse('这几条路由等到的事情决定，不能单独去掉一条。');
  if (block.branches.length === 2) {
    const rest = block.branches[1 - branch]?.body.blocks ?? [];
    return done(withRoot(design, spliced(design.program.root, at, 1, rest)));
  }
  return changeBlock(design, at, () =>
    block.kind === 'choice'
      ? { ...block, branches: withStandard(without(block.branches, branch)) }
      : { ...block, branches: withStandardFork(without(block.branches, branch)) },
  );
}

const without = <T>(all: readonly T[], at: number): readonly T[] => all.filter((_, place) => place !== at);

/** A choice keeps one way for everything else: the last one, when the former one was taken away. */
const withStandard = (branches: readonly ChoiceBranch[]): readonly ChoiceBranch[] =>
  branches.some(isStandard) || branches.every(({ guard }) => guard.kind === 'outcome')
    ? branches
    : branches.map((one, at) => (at === branches.length - 1 ? { ...one, guard: { kind: 'default' } } : one));

const withStandardFork = (branches: readonly ParallelBranch[]): readonly ParallelBranch[] =>
  branches.every(({ guard }) => guard?.kind === 'condition')
    ? branches.map((one, at) => (at === branches.length - 1 ? { ...one, guard: { kind: 'default' } } : one))
    : branches;

function moveBranch(design: Design, at: Spot, branch: number, to: number): Applied {
  const reordered = <T>(all: readonly T[]): readonly T[] => {
    const moved = all[branch];
    const rest = without(all, branch);
    return moved === undefined ? all : [...rest.slice(0, to), moved, ...rest.slice(to)];
  };
  return changeBlock(design, at, (block) => {
    if (belongsToStep(block)) return undefined;
    if (block.kind === 'choice') return { ...block, branches: reordered(block.branches) };
    return block.kind === 'parallel' ? { ...block, branches: reordered(block.branches) } : undefined;
  });
}

function setGoBack(design: Design, path: Path, to: string | null): Applied {
  const sequence = sequenceAt(design.program.root, path);
  const [last] = path.slice(-1);
  const owner = last && blockAt(design.program.root, { path: path.slice(0, -1), at: last[0] });
  if (!sequence || owner?.kind !== 'choice') return refuse('只有“分路”里的一条路，才能走完回到前面的步骤。');
  if (belongsToStep(owner)) return refuse('由等到的事情决定的路，不能在列表里改它回到哪一步。');
  if (sequence.blocks.at(-1)?.kind === 'end') return refuse('这条路走完就结束了。先去掉“结束”。');
  const kept = sequence.blocks.filter(({ kind }) => kind !== 'goBack');
  if (to !== null && !goBackTargets(design.program, path).includes(to))
    return refuse('只能回到这条路之前、不跨过“同时办理”的步骤。');
  const blocks: readonly Block[] = to === null ? kept : [...kept, { kind: 'goBack', to }];
  return done(withRoot(design, withBlocks(design.program.root, path, blocks)));
}

function rename(design: Design, at: Spot, name: string): Applied {
  const block = blockAt(design.program.root, at);
  if (block?.kind === 'step') return changeStep(design, block.node, { name });
  return changeBlock(design, at, (one) =>
    one.kind === 'goBack' || belongsToStep(one) ? undefined : ({ ...one, name } as Block),
  ); // reason: every other block but a step has a name
}

function setCondition(
  design: Design,
  { at, branch, guard, label }: Extract<DesignCommand, { kind: 'setCondition' }>,
): Applied {
  const words = label === undefined ? {} : { label };
  const standard = guard.kind === 'default';
  const fork = blockAt(design.program.root, at);
  if ((fork?.kind !== 'choice' && fork?.kind !== 'parallel') || !fork.branches[branch]) return gone;
  const applied = changeBlock(design, at, (block) => {
    if ((block.kind !== 'choice' && block.kind !== 'parallel') || belongsToStep(block)) return undefined;
    if (block.kind === 'choice') {
      const set = (one: ChoiceBranch): ChoiceBranch =>
        standard && isStandard(one) ? { ...one, guard: noCondition } : one;
      const branches = block.branches.map((one, place) => (place === branch ? { ...one, ...words, guard } : set(one)));
      return { ...block, branches };
    }
    // of a fork a branch without a condition is always taken
    const always = ({ guard: _gone, ...one }: ParallelBranch): ParallelBranch => one;
    const own = guard.kind === 'condition' && guard.source === '' ? {} : { guard };
    const set = (one: ParallelBranch): ParallelBranch => (standard && isStandard(one) ? always(one) : one);
    const branches = block.branches.map((one, place) =>
      place === branch ? { ...always(one), ...words, ...own } : set(one),
    );
    return { ...block, branches };
  });
  const changed = applied.ok ? blockAt(applied.design.program.root, at) : undefined;
  // one without a condition beside others with one would be read as the one for everything else
  return changed?.kind === 'choice' && lacksStandard(changed)
    ? refuse('总要留一条“其他情况”。先把另一条改成“其他情况”。')
    : applied;
}

const lacksStandard = ({ branches }: ChoiceBlock): boolean =>
  !branches.some(isStandard) &&
  branches.filter(({ guard }) => guard.kind === 'condition' && guard.source === '').length === 1;

const noCondition = { kind: 'condition', source: '' } as const;

function changeStep(design: Design, node: string, change: StepChange): Applied {
  const before = design.program.nodes[node];
  if (!before) return gone;
  if (design.locked[node]) return refuse('复杂段里的步骤请在画布中编辑。');
  if (before.waits && Object.keys(change).some((key) => key !== 'name' && key !== 'waits'))
    return refuse('这一步是等待，不由人办理。');
  if (change.flowLabel && !graphOf(design.program).flows.some(({ from }) => from === node))
    return refuse('自由办理的一段里没有画往下走的路，送出的按钮不能另起名称。');
  const entries = Object.entries({ ...before, ...change }).filter(([, value]) => value !== null && value !== undefined);
  const definition = Object.fromEntries(entries) as unknown as NodeDefinition; // reason: only optional parts are taken away
  const nodes: Program['nodes'] = { ...design.program.nodes, [node]: withEventName({ ...definition, id: node }) };
  return done({ ...design, program: { ...design.program, nodes } });
}

/** Timers on the edge of the step stay: they are drawn, not set. */
function setLimit(design: Design, { node, due, overdue }: Extract<DesignCommand, { kind: 'setLimit' }>): Applied {
  const before = design.program.nodes[node];
  const length = (limit: TimeLimit | null | undefined): number => (limit ? amountOf(limit) : 0);
  const shift = length(before?.due) - length(due);
  const drawn = (before?.overdue ?? [])
    .filter(({ act }) => act.kind === 'leave')
    .map((leave) => ({ ...leave, afterDue: leave.afterDue + shift }));
  const all = [...(due ? overdue : []), ...drawn];
  if (!due && drawn.length > 0) return refuse('这一步画有定时的出口，要先有时限。');
  if (due && before?.due && drawn.length > 0 && unitOf(due) !== unitOf(before.due))
    return refuse('这一步画有定时的出口，时限要用同样的单位。');
  return changeStep(design, node, { due, overdue: all.length > 0 ? all : null });
}

/** The cards of a unit, to be pasted here or in another process. */
export function copyCards({ program, locked }: Design, at: Spot): CopiedCards | undefined {
  const sequence = sequenceAt(program.root, at.path);
  if (!sequence?.blocks[at.at] || belongsToStep(sequence.blocks[at.at])) return undefined;
  const blocks = sequence.blocks.slice(at.at, at.at + unitLength(sequence, at.at));
  const steps = stepsWithin(blocks);
  if (steps.some((id) => locked[id]) || blocks.some(({ kind }) => kind === 'goBack')) return undefined;
  const nodes = Object.fromEntries(steps.flatMap((id) => (program.nodes[id] ? [[id, program.nodes[id]]] : [])));
  return { program: { root: { kind: 'sequence', blocks }, nodes: nodes as Program['nodes'] } };
}
