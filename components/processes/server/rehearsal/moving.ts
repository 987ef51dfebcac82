import { type AssignmentId, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { NodeId, Program } from '@gov/workflow';
import { matchNodes, planInstance, turnedRound } from '@gov/workflow/migration';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import {
  type MoveOutcome,
  type MovingRow,
  mostMoved,
  type ProcessMover,
  processMoverPoint,
  type Routes,
} from '../../contract.ts';
import { findDesign } from '../designing/store.ts';
import { stepsOf } from './drawn.ts';
import { type LookedAt, lookAt } from './source.ts';
import { listVersionNumbers, type VersionNumber, type VersionProgram } from './store.ts';

function moverOf(context: UseCaseContext): ProcessMover {
  const factory = context.extension(processMoverPoint, 'matters');
  if (!factory) throw new Error('no component runs processes');
  return factory(context);
}

type Nodes = Readonly<Record<NodeId, NodeId>>;

type OwnNodes = Readonly<Record<string, Nodes>>;

interface ByHand {
  /** For all matters. */
  readonly nodes?: Nodes | undefined;
  /** For one: it goes before. */
  readonly own?: OwnNodes | undefined;
}

/** The plan of each older version, made once for all its matters but those with steps of their own. */
function plansFor(
  others: ReadonlyMap<string, VersionProgram>,
  to: Program,
  { nodes: forAll = {}, own = {} }: ByHand,
): (one: { readonly matterId: string; readonly processVersionId: string }) => Nodes {
  const known = new Map<string, Nodes>();
  return ({ matterId, processVersionId }) => {
    const from = others.get(processVersionId)?.program;
    if (!from) return {};
    const alone = Object.hasOwn(own, matterId) ? own[matterId] : undefined;
    if (alone) return nodesFor(from, to, { ...forAll, ...alone });
    const nodes = known.get(processVersionId) ?? nodesFor(from, to, forAll);
    known.set(processVersionId, nodes);
    return nodes;
  };
}

/** The automatic plan of one older version, with what was decided by hand. Steps that the new version has are left alone. */
function nodesFor(from: Program, to: Program, byHand: Nodes): Nodes {
  const matched = matchNodes(from, to).filter((one) => one.by !== 'id' && !byHand[one.from]);
  const decided = Object.entries(byHand).filter(
    ([node, target]) => from.nodes[node] && to.nodes[target] && node !== target,
  );
  const taken = new Set(decided.map(([, target]) => target));
  const own = matched.filter((one) => !taken.has(one.to)).map((one) => [one.from, one.to]);
  return Object.fromEntries([...own, ...decided]);
}

/** Each running matter of the other versions: not affected, moves, or needs a decision. Changes nothing. */
export async function movingPlan(
  context: UseCaseContext,
  { params: { processId }, body }: InputOf<Routes['movingPlan']>,
): Promise<Result<ReplyOf<Routes['movingPlan']>>> {
  const looked = await lookAt(context, processId, body.to);
  if (!looked.ok) return looked;
  const { process, versions, program: to } = looked.value;
  const others = othersOf(looked.value, body.to);
  const mover = moverOf(context);
  const found = await mover.running([...others.keys()], { most: mostMoved + 1 });
  const target = versions.find(({ number }) => number === body.to)?.processVersionId;
  const never = target === undefined ? new Map<string, string>() : await mover.whyNever(found, target);
  const nodesOf = plansFor(others, to, body);
  const nameIn = (program: Program) => (node: string) => program.nodes[node]?.name || '没有名称的步骤';
  const rows = found.slice(0, mostMoved).flatMap((one): MovingRow[] => {
    const version = others.get(one.processVersionId);
    if (!version) return [];
    const { kind, underWay, places, comesBack } = planInstance(version.program, to, one.state, nodesOf(one));
    const alone = body.own?.[one.matterId] ?? {};
    const why = never.get(one.matterId);
    return [
      {
        matterId: one.matterId,
        kindName: one.kindName,
        ...(one.number ? { number: one.number } : {}),
        startedAt: one.startedAt,
        starterSection: sectionOf(context, one.starterAssignmentId),
        version: version.number,
        stands: underWay.map(nameIn(version.program)),
        ...(why === undefined ? { kind } : { kind: 'stays', why }),
        places: (why === undefined ? places : []).map(({ node, choices, ...place }) => ({
          ...{ node, ...place, own: Object.hasOwn(alone, node) },
          name: nameIn(version.program)(node),
          choices: choices.map((id) => ({ id, name: nameIn(to)(id) })),
        })),
        comesBack,
      },
    ];
  });
  const matches = matchesOf([...others.values()], to, body.nodes ?? {});
  return ok({ name: to.name || process.name, matches, steps: stepsOf(to), rows, more: found.length > mostMoved });
}

const othersOf = ({ versions }: LookedAt, to: number): ReadonlyMap<string, VersionProgram> =>
  new Map(versions.filter(({ number }) => number !== to).map((one) => [one.processVersionId, one]));

/** Steps of older versions that are no longer there under their id, the newest name counting. */
function matchesOf(versions: readonly VersionProgram[], to: Program, byHand: Nodes) {
  const found = new Map<string, ReplyOf<Routes['movingPlan']>['matches'][number]>();
  for (const { program } of versions) {
    const matched = new Map(matchNodes(program, to).map((one) => [one.from, one]));
    for (const { id, name } of stepsOf(program)) {
      if (to.nodes[id]) continue;
      const own = matched.get(id);
      const hand = byHand[id];
      const match = hand ? { to: hand, by: 'hand' as const } : own && own.by !== 'id' ? { to: own.to, by: own.by } : {};
      found.set(id, { node: id, name, ...match });
    }
  }
  return [...found.values()];
}

function sectionOf({ agency: { organisation } }: UseCaseContext, assignmentId: AssignmentId): string {
  const section = organisation.assignments.get(assignmentId)?.sectionId;
  return (section && organisation.sections.get(section)?.name) ?? '';
}

/** Asks for the moves; each is decided anew when its turn comes, and what has no place then stays and says why. */
export async function startMoving(
  context: UseCaseContext,
  { params: { processId }, body }: InputOf<Routes['startMoving']>,
): Promise<Result<ReplyOf<Routes['startMoving']>>> {
  const looked = await lookAt(context, processId, body.to);
  if (!looked.ok) return looked;
  const { versions, program } = looked.value;
  const target = versions.find(({ number }) => number === body.to);
  if (!target) return reject('processes.not-found');
  const others = othersOf(looked.value, body.to);
  const matterIds = [...new Set(body.matterIds)];
  const mover = moverOf(context);
  const running = await mover.running([...others.keys()], { most: matterIds.length, matterIds });
  const nodesOf = plansFor(others, program, body);
  const moves = running.map((one) => ({
    matterId: one.matterId,
    from: one.processVersionId,
    to: target.processVersionId,
    nodes: nodesOf(one),
  }));
  if (moves.length === 0) return reject('processes.nothing-to-move');
  return ok(asked(context, processId, mover.start(moves, body.reason.trim()), moves.length));
}

function asked(context: UseCaseContext, processId: string, batchId: string, count: number) {
  context.audit({
    event: 'processes.moving-asked',
    objectKind: 'process',
    objectId: processId,
    details: { batch: batchId, matters: count },
  });
  return { batchId, asked: count };
}

/** The way back, as far as the batch came: each matter to the version it was moved from, by its plan turned round. */
export async function movingBack(
  context: UseCaseContext,
  { params: { processId, batchId }, body }: InputOf<Routes['movingBack']>,
): Promise<Result<ReplyOf<Routes['movingBack']>>> {
  const found = await batchOf(context, processId, batchId);
  if (!found.ok) return found;
  const moved = found.value.filter(isMoved);
  if (moved.length === 0) return reject('processes.nothing-to-move');
  const moves = moved.map(({ matterId, from, to, nodes }) => ({
    matterId,
    from: to,
    to: from,
    nodes: turnedRound(nodes),
  }));
  return ok(asked(context, processId, moverOf(context).start(moves, body.reason.trim()), moves.length));
}

const isMoved = ({ doneAt, refused }: MoveOutcome): boolean => doneAt !== null && refused === null;

/** What a batch asked for between versions of this process; 改用新版流程 may ask for several processes at once. */
async function batchOf(context: UseCaseContext, processId: string, batchId: string) {
  const versions = await versionsOf(context, processId);
  if (!versions.ok) return versions;
  const ids = new Set(versions.value.map(({ processVersionId }) => processVersionId));
  const outcomes = await moverOf(context).outcomes(batchId);
  const own = outcomes.filter(({ from, to }) => ids.has(from) && ids.has(to));
  return own.length > 0 ? ok(own) : reject('processes.unknown-batch');
}

async function versionsOf({ tx }: UseCaseContext, processId: string): Promise<Result<readonly VersionNumber[]>> {
  if (!(await tx.first(findDesign(tx.agencyId, processId)))) return reject('processes.unknown');
  return ok(await tx.all(listVersionNumbers(tx.agencyId, processId)));
}

export async function stopMoving(
  context: UseCaseContext,
  { params: { processId, batchId } }: InputOf<Routes['stopMoving']>,
): Promise<Result<ReplyOf<Routes['stopMoving']>>> {
  const found = await batchOf(context, processId, batchId);
  if (!found.ok) return found;
  moverOf(context).stop(batchId, [...new Set(found.value.map(({ to }) => to))]);
  context.audit({
    event: 'processes.moving-stopped',
    objectKind: 'process',
    objectId: processId,
    details: { batch: batchId },
  });
  return ok({});
}

export async function movingDone(
  context: UseCaseContext,
  { params: { processId, batchId } }: InputOf<Routes['movingDone']>,
): Promise<Result<ReplyOf<Routes['movingDone']>>> {
  const found = await batchOf(context, processId, batchId);
  if (!found.ok) return found;
  const refused = new Map(found.value.flatMap((one) => (one.refused === null ? [] : [[one.matterId, one.refused]])));
  const named = refused.size > 0 ? await moverOf(context).named([...refused.keys()]) : [];
  return ok({
    asked: found.value.length,
    moved: found.value.filter(isMoved).length,
    stayed: named.map((one) => ({ ...one, why: refused.get(one.matterId) ?? '' })),
  });
}

export async function movingBatches(
  context: UseCaseContext,
  { params: { processId } }: InputOf<Routes['movingBatches']>,
): Promise<Result<ReplyOf<Routes['movingBatches']>>> {
  const versions = await versionsOf(context, processId);
  if (!versions.ok) return versions;
  const numbers = new Map(versions.value.map(({ processVersionId, number }) => [processVersionId, number]));
  const batches = await moverOf(context).batches([...numbers.keys()]);
  const { persons } = context.agency.organisation;
  return ok({
    batches: batches.map(({ personId, to, ...batch }) => ({
      ...batch,
      by: persons.get(personId)?.name ?? '',
      to: numbers.get(to) ?? 0,
    })),
  });
}
