import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { diagram, type Program, withAddedSteps } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type MatterView, matterKindHooks, type routes } from '../../contract.ts';
import { ledToWait } from '../../rules/waiting/awaited.ts';
import { endDueAt } from '../../rules/waiting/section-limits.ts';
import { weighed } from '../asking/weights.ts';
import { attachmentMegabytes, mayAttach } from '../attachments/may-attach.ts';
import { familyOf } from '../children/show-children.ts';
import { circulationsOf } from '../circulation/circulations-of.ts';
import { coverNotesOf } from '../cover-notes/cover-notes-of.ts';
import { type BoundMatter, withBound } from '../handling/bound-matter.ts';
import { loadMatter } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { readMatter } from '../handling/store.ts';
import { waitsOf } from '../messages/deliver.ts';
import { withReadableTitles } from '../related/related-matters.ts';
import { isForNamedOnly } from '../secrecy/given-to.ts';
import { plannedSteps } from '../signing/remove-step.ts';
import { incidentWords } from '../stopped/incident-words.ts';
import { seesAttachment, shownAttachments } from './attachments-of.ts';
import { haltedWords, restingBranches, suspendedBy } from './halted-words.ts';
import { type InHand, inHand, type Sight } from './in-hand.ts';
import { myTaskOf } from './my-task.ts';
import { nodeStatesOf, openTasksOf } from './open-tasks.ts';
import { operationsFor } from './operations.ts';
import { paperOf } from './paper.ts';
import { personWords } from './person-words.ts';
import { type PageRows, readPage } from './read-page.ts';
import { auditOpening } from './reading.ts';
import { signingOf } from './signing.ts';
import { standInNames } from './stand-in-names.ts';
import { markSeen } from './store.ts';
import { traceOf } from './trace.ts';
import { aheadOf, stepsAhead } from './ways.ts';

type View = (typeof routes)['view'];

/** The handling page of one matter for one reader; opening it notes 已打开 on his own task and is audited once. */
export async function viewMatter(context: UseCaseContext, input: InputOf<View>): Promise<Result<ReplyOf<View>>> {
  const { matterId } = input.params;
  const found = await loadMatter(context, matterId, undefined, readMatter);
  if (!found.ok) return found;
  const loaded = await withBound(context, found.value);
  const page = await readPage(context, matterId);
  noteOpening(context, matterId, page);
  const hand = inHand(loaded, context.person().personId);
  const incident = incidentWords(context, loaded);
  const ahead = await weighed(loaded.weights, () => stepsAhead(loaded));
  const names = await standInNames(context, loaded, ahead);
  return ok({
    ...headOf(context, loaded, page),
    ...paperOf(context, await withReadableTitles(context, loaded), hand, page),
    ...(await attachmentsOf(context, loaded, hand, page)),
    ...(await weighed(loaded.weights, () => handlingOf(context, loaded, hand, page))),
    readBecause: loaded.row.readable ? page.readBecause : '您能看，因为其中一步请您代办。',
    ahead: aheadOf(loaded, ahead, names),
    openTasks: openTasksOf(context, loaded, page.tasks, names),
    circulations: circulationsOf(context, loaded),
    ...(await familyOf(context, loaded)),
    waits: waitsOf(loaded, (visit) => ledToWait(loaded.state, visit, context.person().personId)),
    ...coverNotesOf(context, loaded, hand, page),
    plannedSteps: plannedSteps(context, loaded),
    trace: await traceOf(context, loaded, hand, page),
    diagram: diagram(withAddedSteps(loaded.program, loaded.state)),
    nodeStates: nodeStatesOf(loaded),
    ...(incident ? { incident } : {}),
    ...(isForNamedOnly(context, loaded.row.values) ? { secretForNamed: true as const } : {}),
  });
}

function noteOpening(context: UseCaseContext, matterId: string, { tasks }: PageRows): void {
  const { tx, now } = context;
  if (tasks.some((task) => task.seenAt === null))
    tx.write(markSeen(tx.agencyId, matterId, context.person().personId, now));
  auditOpening(context, matterId, 'matters.opened');
}

/** What it is and whose, as the head of the page says it. */
function headOf(context: UseCaseContext, loaded: LoadedMatter, { events }: PageRows) {
  const { row, state } = loaded;
  const endDue = row.state === 'DRAFT' ? undefined : state.endedAt ? row.endDueAt : endDueAt(loaded);
  return {
    matterId: row.id,
    version: row.version,
    title: row.title,
    kind: { code: row.kindCode, name: row.kindName, group: '', hint: '', componentId: shownBy(context, row) },
    state: row.state,
    ...(row.number ? { number: row.number } : {}),
    ...(row.urgency ? { urgency: row.urgency } : {}),
    starter: personWords(context, row.starterPersonId, row.starterAssignmentId),
    ...(events[0] ? { startedAt: events[0].at } : {}),
    ...(state.endedAt ? { endedAt: state.endedAt } : {}),
    ...(endDue ? { endDueAt: endDue } : {}),
    savedAt: row.changedAt,
  };
}

/** Who lends the page more than the form: a kind that its component adds nothing to (办事应用) is a form and its attachments. */
const shownBy = (context: UseCaseContext, { kindCode, componentId }: LoadedMatter['row']): string =>
  context.extension(matterKindHooks, kindCode) ? componentId : 'matters';

async function attachmentsOf(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { mine }: InHand,
  { attachments }: PageRows,
): Promise<Pick<MatterView, 'attachments' | 'mayAttach' | 'attachmentMegabytes'>> {
  const attachable = mine?.kind === 'do' && (await mayAttach(context, loaded)).ok;
  return {
    mayAttach: attachable,
    attachmentMegabytes: attachmentMegabytes(context),
    attachments: shownAttachments(
      attachments.filter(seesAttachment(context, loaded)),
      ({ addedBy }) => attachable && addedBy === context.person().personId,
    ),
  };
}

/** How long what is done here can be taken back, as far as the process limits it. */
const takeBackOf = ({ undoMinutes, withdrawUntil }: Program): MatterView['takeBack'] => ({
  ...(undoMinutes === undefined ? {} : { minutes: undoMinutes }),
  ...(withdrawUntil === 'read' ? { untilOpened: true as const } : {}),
});

/** What the reader may do now, alone and about those who handle the step with him. */
function handlingOf(
  context: UseCaseContext,
  loaded: BoundMatter,
  hand: Sight,
  page: PageRows,
): Pick<MatterView, 'myTask' | 'signing' | 'halted' | 'restingBranches' | 'operations' | 'takeBack'> {
  const signing = signingOf(context, loaded, page.tasks);
  const myTask = myTaskOf(context, loaded, hand, page);
  const halted = haltedWords(loaded, page.events);
  return {
    ...(myTask ? { myTask } : {}),
    ...(signing ? { signing } : {}),
    ...(halted ? { halted } : {}),
    restingBranches: restingBranches(loaded, page.events),
    takeBack: takeBackOf(loaded.program),
    operations: operationsFor(context, loaded, {
      ...hand,
      signing,
      suspendedBy: suspendedBy(loaded, page.events, context.person().personId),
    }),
  };
}
