import { dateInChina, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type FieldPermissions, type FormOpinions, renderTree, visibleData } from '@gov/forms';
import { describeDerivation, namesFrom } from '@gov/organisation';
import { diagram, type Item, type NodeDefinition } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MatterView, routes } from '../../contract.ts';
import { asHandledBy } from '../../rules/asked-only.ts';
import { traceLines } from '../../rules/trace-lines.ts';
import { mayAttach } from '../attachments/may-attach.ts';
import { listAttachments } from '../attachments/store.ts';
import { type LoadedMatter, loadMatter } from '../handling/load-matter.ts';
import { readMatter } from '../handling/store.ts';
import { incidentWords } from '../stopped/incident-words.ts';
import { askedWords } from './asked-words.ts';
import { operationsFor } from './operations.ts';
import { personWords } from './person-words.ts';
import { auditOpening, whyReadable } from './reading.ts';
import { signingOf } from './signing.ts';
import {
  type EventOfMatter,
  listEvents,
  listNotes,
  listOpinions,
  listTasks,
  markSeen,
  type OpinionOfMatter,
  type TaskOfMatter,
} from './store.ts';
import { aheadOf, choicesNeeded, keepsOf, returnChoices } from './ways.ts';

type View = (typeof routes)['view'];

/** The handling page of one matter for one reader; opening it notes 已打开 on his own task and is audited once. */
export async function viewMatter(context: UseCaseContext, input: InputOf<View>): Promise<Result<ReplyOf<View>>> {
  const { matterId } = input.params;
  const { tx } = context;
  const person = context.person();
  const loaded = await loadMatter(context, matterId, undefined, readMatter);
  if (!loaded.ok) return loaded;
  const [tasks, opinions, events, notes, attachments, readBecause] = await Promise.all([
    tx.all(listTasks(tx.agencyId, matterId)),
    tx.all(listOpinions(tx.agencyId, matterId)),
    tx.all(listEvents(tx.agencyId, matterId)),
    tx.all(listNotes(tx.agencyId, matterId)),
    tx.all(listAttachments(tx.agencyId, matterId)),
    whyReadable(context, matterId),
  ]);
  if (tasks.some((task) => task.seenAt === null))
    tx.write(markSeen(tx.agencyId, matterId, person.personId, context.now));
  auditOpening(context, matterId);
  const { row, state, program, form } = loaded.value;
  const mine = state.items.find((item) => item.state === 'open' && item.holder.personId === person.personId);
  const node = nodeOf(loaded.value, mine);
  const signing = signingOf(context, loaded.value, tasks);
  const attachable = mine?.kind === 'do' && (await mayAttach(context, loaded.value)).ok;
  const permissions = node?.fields ?? readingPermissions(loaded.value);
  const names = (personId: string) => context.agency.organisation.persons.get(personId)?.name ?? '';
  const lines = traceLines({
    program,
    state,
    events,
    opinionOf: (sequence, item) =>
      opinions.find((o) => (o.sequence === null ? o.item === item : o.sequence === sequence))?.text,
    nameOf: names,
  });
  const noteLines = notes.map((note, index) => ({
    sequence: 1_000_000 + index,
    at: note.at,
    who: note.personName,
    act: note.act,
    ...(note.detail ? { detail: note.detail } : {}),
  }));
  const incident = incidentWords(context, loaded.value);
  return ok({
    matterId,
    version: row.version,
    title: row.title,
    kind: { code: row.kindCode, name: row.kindName, group: '', hint: '', componentId: row.componentId },
    state: row.state,
    ...(row.number ? { number: row.number } : {}),
    ...(row.urgency ? { urgency: row.urgency } : {}),
    starter: personWords(context, row.starterPersonId, row.starterAssignmentId),
    ...(events[0] ? { startedAt: events[0].at } : {}),
    ...(state.endedAt ? { endedAt: state.endedAt } : {}),
    savedAt: row.changedAt,
    form: renderTree(form, {
      permissions,
      data: row.values,
      opinions: opinionsForForm(notTakenBack(opinions, events), node),
      agencyName: context.agency.name,
    }),
    values: visibleData(form, permissions, row.values),
    attachments: attachments.map((a) => ({
      id: a.id,
      name: a.name,
      bytes: a.bytes,
      mediaType: a.mediaType,
      addedBy: a.addedByName,
      addedAt: a.addedAt,
      removable: attachable && a.addedBy === person.personId,
    })),
    mayAttach: attachable,
    ...(mine ? { myTask: myTaskOf(context, loaded.value, mine, node, tasks) } : {}),
    readBecause,
    ...(signing ? { signing } : {}),
    operations: operationsFor(context, loaded.value, { mine, node, signing }),
    ahead: aheadOf(context, loaded.value),
    openTasks: openTasksOf(context, loaded.value, tasks),
    trace: [...lines, ...noteLines].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.sequence - a.sequence)),
    diagram: diagram(program),
    nodeStates: nodeStatesOf(loaded.value),
    ...(incident ? { incident } : {}),
  });
}

const nodeOf = (loaded: LoadedMatter, item: Item | undefined): NodeDefinition | undefined => {
  const visit = item?.visit === undefined ? undefined : loaded.state.visits[item.visit - 1];
  const node = visit && loaded.program.nodes[visit.node];
  return item?.kind === 'do' && node ? asHandledBy(node, item) : undefined;
};

/** Without an open task everything is read-only; what any step hides from its handler stays hidden from mere readers. */
function readingPermissions({ program }: LoadedMatter): FieldPermissions {
  const hidden = Object.values(program.nodes).flatMap((node) =>
    Object.entries(node.fields).filter(([, p]) => p === 'hidden'),
  );
  return Object.fromEntries(hidden.map(([key]) => [key, 'hidden' as const]));
}

/** What its author took back was never given, as far as the paper goes; the trace keeps it. */
function notTakenBack(opinions: readonly OpinionOfMatter[], events: readonly EventOfMatter[]) {
  const undone = new Set(events.map(({ event }) => (event.kind === 'actWithdrawn' ? event.undoes : undefined)));
  return opinions.filter((opinion) => opinion.sequence === null || !undone.has(opinion.sequence));
}

function opinionsForForm(opinions: readonly OpinionOfMatter[], node: NodeDefinition | undefined): FormOpinions {
  return {
    entries: opinions.map((o) => ({
      id: o.id,
      block: o.block,
      text: o.text,
      personId: o.personId,
      personName: o.personName,
      at: o.at,
      date: dateInChina(o.at),
      rank: o.rank,
      superseded: o.void,
      afterClose: o.afterClose,
    })),
    ...(node?.opinion ? { mine: node.opinion.block } : {}),
  };
}

function myTaskOf(
  context: UseCaseContext,
  loaded: LoadedMatter,
  mine: Item,
  node: NodeDefinition | undefined,
  tasks: readonly TaskOfMatter[],
): NonNullable<MatterView['myTask']> {
  const draft = loaded.row.state === 'DRAFT';
  const { personId } = context.person();
  const fieldLabel = (key: string) => loaded.form.fields.get(key)?.label ?? key;
  const asked = askedWords(context, loaded, mine);
  const why = describeDerivation(mine.why, namesFrom(context.agency.organisation, { reader: personId, fieldLabel }));
  return {
    taskId: draft ? loaded.row.id : (tasks.find((task) => task.item === mine.id)?.id ?? loaded.row.id),
    step: node?.name ?? '传阅',
    node: node?.id ?? '',
    kind: mine.kind,
    ...(node?.opinion ? { opinionBlock: loaded.form.blocks.get(node.opinion.block)?.label ?? node.opinion.block } : {}),
    ...(node?.opinion?.defaultText && !mine.part ? { emptyOpinion: node.opinion.defaultText } : {}),
    opinionRequiredToDisagree: true,
    why: why ? [why] : [],
    arrivedAt: mine.openedAt,
    actions: [...(node?.actions ?? [])],
    choices: choicesNeeded(context, loaded, node),
    returnTargets: returnChoices(context, loaded, mine, node),
    keeps: keepsOf(context, loaded, mine),
    ...(asked ? { asked } : {}),
  };
}

function openTasksOf(
  context: UseCaseContext,
  loaded: LoadedMatter,
  tasks: readonly TaskOfMatter[],
): MatterView['openTasks'] {
  if (loaded.row.state === 'DRAFT') return [];
  return loaded.state.items
    .filter((item) => item.state === 'open' || item.state === 'parked')
    .flatMap((item) => {
      const task = tasks.find((t) => t.item === item.id);
      if (!task) return [];
      return [
        {
          taskId: task.id,
          step: nodeOf(loaded, item)?.name ?? '传阅',
          holder: personWords(context, item.holder.personId, item.holder.assignmentId),
          since: item.openedAt,
          opened: task.seenAt !== null,
          ...(item.dueAt ? { dueAt: item.dueAt } : {}),
          kind: item.kind,
          ...(item.state === 'parked' ? { rests: whyAtRest(loaded, item) } : {}),
        },
      ];
    });
}

function whyAtRest({ state }: LoadedMatter, item: Item): NonNullable<MatterView['openTasks'][number]['rests']> {
  if (state.pendingReturns.some((pending) => pending.visit === item.visit)) return 'return';
  const due = state.items.some((one) => one.parent === item.id && (one.state === 'open' || one.state === 'parked'));
  return due ? 'answers' : 'claimed';
}

function nodeStatesOf({ state, row }: LoadedMatter): MatterView['nodeStates'] {
  const states: Record<string, 'done' | 'open' | 'stopped'> = {};
  for (const visit of state.visits) {
    if (visit.state === 'done' || visit.state === 'returned') states[visit.node] ??= 'done';
    if (visit.state === 'open' || visit.state === 'parked')
      states[visit.node] = row.state === 'CANCELLED' ? 'stopped' : 'open';
    if (visit.state === 'incident') states[visit.node] = 'stopped';
  }
  return states;
}
