import { dateInChina, type Instant, type JsonObject, ok, type PersonId, type Result } from '@gov/base';
import type { PenDrawing } from '@gov/forms';
import { holdsOffice, type Register } from '@gov/organisation';
import {
  type Actor,
  type Decision,
  type Item,
  itemStandsStill,
  officeOfItem,
  type State,
  type WorkflowEvent,
} from '@gov/workflow';
import { principalWords } from '@gov/workflow/trace';
import type { PersonCaller, UseCaseContext } from '#platform/server/components/component-server.ts';
import { waitsWords } from '../../rules/children/waits-words.ts';
import { handledChange } from '../../rules/handled.ts';
import { isSecret } from '../../rules/readers.ts';
import { stepOfRound } from '../../rules/round-step.ts';
import { takenBackFrom } from '../../rules/taken-back.ts';
import { readingWords, titledKindOf, titleOf, urgencyOf } from '../../rules/title.ts';
import { type Dues, duesOf } from '../../rules/waiting/section-limits.ts';
import { noteChildren } from '../children/call-children.ts';
import { watchReaders } from '../circulation/watch-readers.ts';
import type { HandledRows } from '../handlers-store.ts';
import { tellIfSentBack, tellWentBack } from '../kinds/tell-went-back.ts';
import { noteSending } from '../messages/send.ts';
import { noteWaiting } from '../messages/tell-messages.ts';
import { followOfficesKind } from '../offices/office-kinds.ts';
import { projectionsOf } from '../projections.ts';
import { readersAfter } from '../readers.ts';
import { isTold } from '../secrecy/given-to.ts';
import { standInsAmong } from '../stand-ins/entrusted-store.ts';
import { isInPerson } from '../stand-ins/in-person.ts';
import { sourceOf } from '../stand-ins/standing-in.ts';
import { noteStops } from '../stopped/note-stops.ts';
import { setClock, setClockAnew } from '../time-limits/set-clock.ts';
import { contentAfter, valueChanges } from '../values/changes.ts';
import { valuesAfterDeeds } from '../values/house-deeds.ts';
import type { LoadedMatter } from './loaded-matter.ts';
import { withSerialNumbers } from './serial-numbers.ts';
import type { ChangeSet, EventRow, MatterState, OpinionRow, TaskRow } from './store.ts';
import { changeSetParts } from './store.ts';

/** Where a form has a block of this name, remarks of readers (传阅) stand in it. */
export const circulationBlock = 'circulation';

/** A block that no form can have, for its name is no key of a field: what stands in it is read in the trace, and on no paper. */
export const onlyInTrace = 'only-in-trace';

/** An opinion and the block it goes into; with what was written by hand, where it was. */
export interface GivenOpinion {
  readonly block: string;
  readonly text: string;
  readonly pen?: PenDrawing;
  /** It is kept for the trace alone, and counts as an opinion nowhere. */
  readonly standsNowhere?: true;
}

/** What a decision of the engine comes with from the person who made it. */
export interface Deed {
  readonly decision: Decision;
  /** Values as they shall be stored; absent = unchanged. */
  readonly values?: JsonObject;
  readonly opinion?: { readonly item: number } & GivenOpinion;
  readonly number?: string;
  /** 迁移到新版: it is run by this version from now on, whose program `loaded` holds already. */
  readonly processVersionId?: string;
  /** The work calendar is another one: what is under way is written anew, whatever the engine moved. */
  readonly recounted?: true;
  /** 表单升级: it is filled in on this version from now on, which `loaded` holds already. */
  readonly formVersionId?: string;
  /** Registers it stands in from now on. */
  readonly registers?: readonly Register[];
  /** The act itself sends back or takes back; absent = the kind hears only of a return that waited and is now carried out. */
  readonly how?: 'returned' | 'withdrawn';
}

/**
 * Turns a decision into one change set and queues it; tells the people concerned after the commit. Every act passes here, so
 * the kind is told here of what went back: any act may carry out a return that somebody asked for before.
 */
export async function applyDecision(
  context: UseCaseContext,
  loaded: LoadedMatter,
  deed: Deed,
): Promise<Result<{ readonly version: number }>> {
  const decided = { decision: deed.decision, values: deed.values ?? loaded.row.values };
  const told = await (deed.how
    ? tellWentBack(context, loaded, deed.how, decided)
    : tellIfSentBack(context, loaded, decided));
  if (!told.ok) return told;
  const values = await withSerialNumbers(context, loaded, told.value);
  const written = writeDecision(context, loaded, { ...deed, values });
  await tellPeople(context, loaded, deed.decision.state);
  return ok(written);
}

function writeDecision(context: UseCaseContext, loaded: LoadedMatter, deed: Deed): { readonly version: number } {
  const { row, state: before } = loaded;
  const { state: after, events } = deed.decision;
  const draft = row.state === 'DRAFT';
  const values = valuesAfterDeeds(loaded.form, deed.values ?? row.values, events);
  // By content: who has a page open only loses it to a real change, not to somebody else's signature.
  const { changed, contentVersion, fieldChanges } = contentAfter(context, row, values, deed.formVersionId);
  const title = titleOf(loaded.form, values, titledKindOf(row));
  const number = deed.number ?? row.number;
  const version = row.version + 1;
  const [duesBefore, dues] = [duesOf(loaded), duesOf({ ...loaded, state: after })];
  const hasClocks =
    after.visits.some(({ clock, state }) => clock && state === 'open') || dues.whole !== duesBefore.whole;
  const clockTurned = (item: Item) =>
    itemStandsStill(before, item) !== itemStandsStill(after, item) ||
    (hasClocks && duesBefore.of(item) !== dues.of(item));
  const changedItems = after.items.filter(
    (item) =>
      item !== before.items[item.id - 1] ||
      draft ||
      (isAtWork(item) && (deed.processVersionId || deed.recounted || clockTurned(item))),
  );
  const set: ChangeSet = {
    matterId: row.id,
    title,
    number,
    urgency: urgencyOf(values),
    state: matterStateOf(after),
    version,
    contentVersion,
    secret: isSecret(values),
    circulating: after.items.filter((item) => item.kind === 'read' && item.state === 'open').length,
    at: context.now,
    startedAt: startedAt(loaded, context.now),
    endedAt: after.endedAt ?? null,
    dueAt: earliestDue(after, dues),
    endDueAt: dues.whole ?? null,
    processVersionId: deed.processVersionId ?? row.processVersionId,
    formVersionId: deed.formVersionId ?? row.formVersionId,
    waits: waitsWords(loaded.program, after) ?? null,
    suspendedAt: after.suspended?.since ?? null,
    terminatedAt: after.status === 'terminated' ? (after.endedAt ?? context.now) : null,
    values: changed ? values : null,
    fieldChanges,
    valueChanges: valueChanges(context, row, values),
    snapshot: after,
    tasks: changedItems.map((item) => taskRowOf(context, loaded, { state: after, item, dueAt: dues.of(item) })),
    events: [...(draft ? loaded.startEvents : []), ...events].map((event) => eventRowOf(context, event)),
    opinions: opinionRowsOf(context, deed),
    opinionVoids: opinionVoidsOf(before, deed.decision),
    readers: readersAfter(context, row, {
      values,
      before,
      state: after,
      items: changedItems,
      registers: deed.registers ?? [],
    }),
    takenBackFrom: takenBackFrom(before, after),
    projections: projectionsOf(loaded, values, { title, number }, draft || deed.formVersionId ? undefined : row),
    handled: handledRowsOf(loaded, after),
  };
  noteStops(context, loaded, after);
  watchReaders(context, row.id, after);
  if (deed.processVersionId) setClockAnew(context, loaded, after);
  else setClock(context, loaded, after);
  noteChildren(context, loaded, after, values);
  noteWaiting(context, loaded, after);
  noteSending(context, row.id, events);
  if (mayHaveToFollow(context, set, events)) context.wakeUp(followOfficesKind, row.id);
  context.tx.hold(changeSetParts(context.tx.agencyId, set));
  return { version };
}

const comesBack: ReadonlySet<WorkflowEvent['kind']> = new Set(['processResumed', 'branchResumed', 'processRevived']);

/** 随岗位: it stood still while offices may have changed hands, or somebody's turn has come who holds his no longer. */
function mayHaveToFollow({ agency, now }: UseCaseContext, set: ChangeSet, events: readonly WorkflowEvent[]): boolean {
  const lost = ({ person_id, office }: TaskRow) =>
    office !== null && !holdsOffice(agency.organisation, person_id as PersonId, office, dateInChina(now)); // reason: the row is of a holder
  return set.state === 'RUNNING' && (events.some(({ kind }) => comesBack.has(kind)) || set.tasks.some(lost));
}

const matterStateOf = (state: State): MatterState =>
  state.status === 'open'
    ? 'RUNNING'
    : state.status === 'completed'
      ? 'DONE'
      : state.status === 'refused'
        ? 'REFUSED'
        : 'CANCELLED';

const startedAt = (loaded: LoadedMatter, now: Instant): Instant | null =>
  loaded.row.state === 'DRAFT' ? now : (loaded.state.items[0]?.openedAt ?? now);

const isAtWork = (item: Item): boolean => item.state === 'open' || item.state === 'parked';

function earliestDue(state: State, { whole, of }: Dues): Instant | null {
  if (state.status !== 'open') return null;
  const work = state.items.filter((item) => item.kind === 'do' && item.state === 'open');
  return [whole, ...work.map(of)].filter((time) => time !== undefined).sort()[0] ?? null;
}

function taskRowOf(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { state, item, dueAt }: { readonly state: State; readonly item: Item; readonly dueAt: Instant | undefined },
): TaskRow {
  const visit = item.visit === undefined ? undefined : state.visits[item.visit - 1];
  const node = stepOfRound(loaded.program, visit);
  return {
    id: context.newId(),
    item: item.id,
    kind: item.kind,
    state: item.state,
    person_id: item.holder.personId,
    assignment_id: item.holder.assignmentId,
    node: node?.id ?? '',
    step: item.kind === 'read' ? readingWords(item) : (node?.name ?? ''),
    opened_at: item.openedAt,
    closed_at: isAtWork(item) ? null : context.now,
    due_at: dueAt ?? null,
    visit: item.visit ?? null,
    circulation: item.circulation ?? null,
    in_person: isInPerson(context, loaded.row.kindCode, node),
    acted_by: item.doneBy?.onBehalfOf ? item.doneBy.personId : null,
    office: isAtWork(item) && node?.officeChange !== 'stay' ? (officeOfItem(item) ?? null) : null,
    pressed: item.pressed?.count ?? 0,
    stands_still: state.suspended === undefined && isAtWork(item) && itemStandsStill(state, item),
  };
}

function handledRowsOf({ state: before, program }: LoadedMatter, after: State): HandledRows {
  const { added, gone } = handledChange(before, after);
  const stepOf = (visit: number): string => stepOfRound(program, after.visits[visit - 1])?.name ?? '';
  return { added: [...added].map(([person_id, visit]) => ({ person_id, step: stepOf(visit) })), gone };
}

function eventRowOf(context: UseCaseContext, event: WorkflowEvent): EventRow {
  const personId = event.actor?.personId ?? null;
  const name = personId ? (context.agency.organisation.persons.get(personId)?.name ?? '') : '';
  const { caller } = context;
  const device = caller.kind === 'person' && caller.personId === personId ? (caller.device ?? null) : null;
  return { sequence: event.seq, at: event.at, person_id: personId, person_name: name, device, event };
}

function opinionRowsOf(context: UseCaseContext, deed: Deed): readonly OpinionRow[] {
  if (!deed.opinion) return [];
  const { state: after, events } = deed.decision;
  const item = after.items[deed.opinion.item - 1];
  if (!item) return [];
  const { persons } = context.agency.organisation;
  // 代办: who wrote it signs it, and says for whom.
  const actor = events[0]?.actor;
  const author = actor?.onBehalfOf ? actor : item.holder;
  return [
    {
      id: context.newId(),
      item: item.id,
      sequence: events[0]?.seq ?? null,
      block: deed.opinion.block,
      person_id: author.personId,
      assignment_id: author.assignmentId,
      person_name: persons.get(author.personId)?.name ?? '',
      on_behalf_of: actor?.onBehalfOf ? principalWords(persons.get(item.holder.personId)?.name ?? '', actor) : null,
      text: deed.opinion.text,
      pen: deed.opinion.pen ?? null,
      rank: persons.get(item.holder.personId)?.displayOrder ?? 0,
      at: context.now,
      after_close: after.status !== 'open' && item.kind === 'read',
      void: deed.opinion.standsNowhere ?? false,
    },
  ];
}

/** Opinions that stop or begin to count: voided by a return, restored when that is taken back, or taken back by their author. */
function opinionVoidsOf(before: State, { state: after, events }: Decision): ChangeSet['opinionVoids'] {
  return events.flatMap((event): ChangeSet['opinionVoids'] => {
    switch (event.kind) {
      case 'opinionVoided':
        return [{ item: event.item, sequence: before.items[event.item - 1]?.closedBy ?? null, void: true }];
      case 'opinionRestored':
        return [{ item: event.item, sequence: after.items[event.item - 1]?.closedBy ?? null, void: false }];
      case 'actWithdrawn':
        return event.act === 'completion' ? [{ item: event.item, sequence: event.undoes, void: true }] : [];
      default:
        return [];
    }
  });
}

/**
 * Everybody whose lists or pages change: all holders, open or just closed, who gave it on or had it back, and the starter; with
 * them who stands in for one of them, for which one statement is asked where anybody in the agency stands in for anybody.
 */
async function tellPeople(context: UseCaseContext, loaded: LoadedMatter, after: State): Promise<void> {
  const { id: matterId, starterPersonId, anyStandIn } = loaded.row;
  const holders = [...loaded.state.items, ...after.items].map((item) => item.holder.personId);
  const persons = [...new Set([...holders, starterPersonId])] as PersonId[];
  const { tx, now } = context;
  const pairs = anyStandIn ? await tx.all(standInsAmong(tx.agencyId, { matterId, persons, now })) : [];
  const people = [
    ...new Set([...persons, ...pairs.filter((pair) => isTold(context, pair)).map(({ standInId }) => standInId)]),
  ];
  context.notify(people, 'inbox');
  context.notify(people, `matter:${matterId}`);
}

export const actorOf = (item: Item | undefined, person: PersonCaller): Actor =>
  item && item.holder.personId === person.personId
    ? item.holder
    : { personId: person.personId, assignmentId: person.assignmentId };

/** Who does an item that `heldTask` has let him do: its holder, or somebody on the holder's behalf (代理), perhaps as his B岗. */
export function actorFor({ row }: LoadedMatter, item: Item | undefined, person: PersonCaller): Actor {
  if (!item || item.holder.personId === person.personId) return actorOf(item, person);
  const { personId, assignmentId } = person;
  const byPost = sourceOf(row, item.id) === 'post';
  return { personId, assignmentId, onBehalfOf: item.holder, ...(byPost ? { byPost } : {}) };
}
