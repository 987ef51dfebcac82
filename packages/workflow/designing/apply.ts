import { arrangedAt, hasLanes, placed } from '../drawing/place.ts';
import { redrawn } from '../drawing/redraw.ts';
import type { Block, Program } from '../program.ts';
import { type Applied, changeBlock, done, gone, refuse, spliced, withRoot } from './applied.ts';
import { addBranch, moveBranch, removeBranch, setCondition, setCountersign, setEnough, setGoBack } from './branches.ts';
import { changeProcess, changeStep, setLimit } from './change-step.ts';
import type { CopiedCards, DesignCommand } from './command.ts';
import {
  belongsToStep,
  blockAt,
  blocksWithin,
  type Design,
  definedWithin,
  endingParts,
  type Path,
  type Spot,
  sequenceAt,
  unitLength,
} from './design.ts';
import { NewIds } from './names.ts';
import { type NewBlocks, newCard, pastedCards } from './new-cards.ts';
import { structureProblem } from './structure-problem.ts';
import { addTimer, removeTimer, setTimer } from './timers.ts';
import { whyNotHere, whyNotRemove } from './where-allowed.ts';

/**
 * Carries a command out. Nothing is changed in place: the former design is the way back, whatever the command was. `taken`:
 * ids that earlier versions used and new steps may not have.
 */
export function apply(design: Design, command: DesignCommand, taken: ReadonlySet<string> = new Set()): Applied {
  if (command.kind === 'several') {
    let current: Applied = done(design);
    for (const one of command.commands) if (current.ok) current = apply(current.design, one, taken);
    return current;
  }
  const applied = carryOut(design, command, taken);
  const why = applied.ok ? newProblem(design, applied.design) : undefined;
  if (why) return refuse(why);
  return applied.ok ? done(withPicture(design, applied.design, command)) : applied;
}

/** What is drawn anew: a card that is moved leaves its place first, and comes into the other then. */
function withPicture(before: Design, after: Design, command: DesignCommand): Design {
  if (after.program.root === before.program.root || after.picture !== before.picture) return after;
  if (command.kind !== 'move') return { ...after, picture: redrawn(before, after) };
  const count = unitLength(sequenceAt(before.program.root, command.from.path) ?? empty, command.from.at);
  const root = spliced(before.program.root, command.from, count, []);
  const between = { ...before, program: { ...before.program, root } };
  const meanwhile = { ...between, picture: redrawn(before, between) };
  return { ...after, picture: redrawn(meanwhile, after, before) };
}

const empty = { kind: 'sequence', blocks: [] } as const;

/** What was wrong in the file already hinders nobody. */
function newProblem(before: Design, { program: { root }, locked }: Design): string | undefined {
  const ending = endingParts(locked);
  return root === before.program.root || structureProblem(before.program.root, ending)
    ? undefined
    : structureProblem(root, ending);
}

type SingleCommand = Exclude<DesignCommand, { readonly kind: 'several' }>;

function carryOut(design: Design, command: SingleCommand, taken: ReadonlySet<string>): Applied {
  const ids = new NewIds(design, taken);
  const { nodes } = design.program;
  switch (command.kind) {
    case 'insert':
      if (command.card === 'call' && !command.process) return refuse('先选要发起哪个流程。');
      if (command.card === 'setField' && !command.field) return refuse('先在“流程设置”里选好表单，才有可以填的栏。');
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
      return setCountersign(design, command.at, command.countersign);
    case 'setEnough':
      return setEnough(design, command.at, command.enough);
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
    case 'addTimer':
      return addTimer(design, command, ids);
    case 'setTimer':
      return setTimer(design, command);
    case 'removeTimer':
      return removeTimer(design, command);
    case 'setStep':
      return changeStep(design, command.node, command.change);
    case 'place': {
      const picture = placed(design, command.element, command.to);
      return picture ? done({ ...design, picture }) : gone;
    }
    case 'arrange': {
      if (!command.at && hasLanes(design)) return refuse('这张图画了泳道，全部整理会打乱，请选中一段再整理。');
      const picture = arrangedAt(design, command.at);
      return picture ? done({ ...design, picture }) : gone;
    }
    case 'setProcess':
      return done(changeProcess(design, command.change));
  }
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

function rename(design: Design, at: Spot, name: string): Applied {
  const block = blockAt(design.program.root, at);
  if (block?.kind === 'step') return changeStep(design, block.node, { name });
  const renamed = changeBlock(design, at, (one) =>
    one.kind === 'goBack' || belongsToStep(one) ? undefined : ({ ...one, name } as Block),
  ); // reason: every other block but a step has a name
  return renamed.ok && block?.kind === 'section' ? done(withClockName(renamed.design, block.id, name)) : renamed;
}

/** The clock of a section with a time limit goes by the name of the section. */
function withClockName(design: Design, section: string, name: string): Design {
  const clock = design.program.nodes[section];
  if (!clock) return design;
  const nodes = { ...design.program.nodes, [section]: { ...clock, name } };
  return { ...design, program: { ...design.program, nodes } };
}

/** The cards of a unit, to be pasted here or in another process. */
export function copyCards({ program, locked }: Design, at: Spot): CopiedCards | undefined {
  const sequence = sequenceAt(program.root, at.path);
  if (!sequence?.blocks[at.at] || belongsToStep(sequence.blocks[at.at])) return undefined;
  const blocks = sequence.blocks.slice(at.at, at.at + unitLength(sequence, at.at));
  const steps = definedWithin(blocks);
  if (steps.some((id) => locked[id]) || blocks.some(({ kind }) => kind === 'goBack')) return undefined;
  const nodes = Object.fromEntries(steps.flatMap((id) => (program.nodes[id] ? [[id, program.nodes[id]]] : [])));
  return { program: { root: { kind: 'sequence', blocks }, nodes: nodes as Program['nodes'] } };
}
