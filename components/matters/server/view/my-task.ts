import { permissionOf } from '@gov/forms';
import { describeDerivation, namesFrom } from '@gov/organisation';
import type { Item, NodeDefinition } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MatterView } from '../../contract.ts';
import { judgesOwnMatter } from '../../rules/own-approval.ts';
import { readingWords } from '../../rules/title.ts';
import { voteStands } from '../../rules/vote-stands.ts';
import type { BoundMatter } from '../handling/bound-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { sourceOf } from '../stand-ins/standing-in.ts';
import { askedWithReason, whyAsked } from './asked-words.ts';
import type { InHand } from './in-hand.ts';
import type { PageRows } from './read-page.ts';
import { choicesNeeded, keepsOf, returnChoices } from './ways.ts';

/** The reader's own open task: what is asked of him, why, and which ways it can take. */
export function myTaskOf(
  context: UseCaseContext,
  loaded: BoundMatter,
  hand: InHand,
  { tasks, events }: Pick<PageRows, 'tasks' | 'events'>,
): MatterView['myTask'] {
  const { mine, node } = hand;
  if (!mine) return undefined;
  const draft = loaded.row.state === 'DRAFT';
  const sentBy = senderOf(mine, events, node);
  const forWhom = principalOf(context, mine);
  const vote = voteOf(loaded, hand);
  const notFor = notForStarter(context, loaded, mine);
  const asked = askedWithReason(context, loaded, mine, events);
  return {
    taskId: draft ? loaded.row.id : (tasks.find((task) => task.item === mine.id)?.id ?? loaded.row.id),
    step: node?.name ?? readingWords(mine),
    node: node?.id ?? '',
    kind: mine.kind,
    ...(node?.opinion ? { opinionBlock: loaded.form.blocks.get(node.opinion.block)?.label ?? node.opinion.block } : {}),
    ...(node?.opinion?.defaultText && !mine.part ? { emptyOpinion: node.opinion.defaultText } : {}),
    opinionRequiredToDisagree: true,
    why: whyOf(context, loaded, { mine, node }),
    arrivedAt: mine.openedAt,
    ...(sentBy ? { sentBy } : {}),
    actions: [...(node?.actions ?? [])],
    choices: choicesNeeded(context, loaded, { mine, node }),
    returnTargets: returnChoices(context, loaded, mine, node),
    keeps: keepsOf(context, loaded, mine),
    ...(mine.kind === 'read' && !mine.mayComment ? { readOnly: true } : {}),
    ...(asked ? { asked } : {}),
    ...(vote ? { vote } : {}),
    ...(notFor ? { notFor } : {}),
    ...(forWhom ? { onBehalfOf: forWhom } : {}),
  };
}

/** 转办, 委派, 加签, 加一步: nobody is offered to judge what he has started, as he would be refused. */
function notForStarter(
  context: UseCaseContext,
  loaded: LoadedMatter,
  mine: Item,
): NonNullable<MatterView['myTask']>['notFor'] {
  const { personId } = loaded.state.starter;
  if (!judgesOwnMatter(loaded, mine.id, personId)) return undefined;
  const name = context.agency.organisation.persons.get(personId)?.name ?? '';
  return { personId, why: `${name}不在可选之列：这件是${name}自己发起的，不能由本人审批` };
}

/** How the vote stands in which he has a voice; of one whose 意见栏 he does not see, only by how many it passes. */
function voteOf(loaded: LoadedMatter, hand: InHand): string | undefined {
  const { mine, node } = hand;
  const visit = mine?.visit === undefined ? undefined : loaded.state.visits[mine.visit - 1];
  if (!mine || mine.part || !node || !visit || mine.kind === 'read') return undefined;
  const told = !node.opinion || permissionOf(node.fields, node.opinion.block) !== 'hidden';
  return voteStands(node, { state: loaded.state, visit }, told);
}

/** 为什么到我这里, as sentences; none where the reader has nothing in hand. */
export function whyOf(context: UseCaseContext, loaded: LoadedMatter, { mine }: InHand): string[] {
  if (!mine) return [];
  const forWhom = principalOf(context, mine);
  const fieldLabel = (key: string) => loaded.form.fields.get(key)?.label ?? key;
  const names = namesFrom(context.agency.organisation, { reader: context.person().personId, fieldLabel });
  const why = whyAsked(context, loaded, mine) ?? describeDerivation(mine.why, names);
  const because = {
    asked: '请您在这几天代办他的工作',
    arranged: '这几天不在岗，管理员安排您代办他的工作',
    post: '这几天不在岗，您是他的 B 岗',
  };
  const standing = forWhom ? [`${forWhom}${because[sourceOf(loaded.row, mine.id) ?? 'asked']}。`] : [];
  return [...standing, ...(why ? [why] : [])];
}

/** 代办: whose work it is. */
function principalOf(context: UseCaseContext, { holder }: Item): string | undefined {
  if (holder.personId === context.person().personId) return undefined;
  return context.agency.organisation.persons.get(holder.personId)?.name ?? '';
}

/** The name on the act that gave it to him; where somebody leads, not only the sender can take a person off. */
function senderOf(mine: Item, events: PageRows['events'], node: NodeDefinition | undefined): string | undefined {
  const act = events.find(({ sequence }) => sequence === (mine.transfers.at(-1)?.seq ?? mine.cause));
  const own = act?.event.actor?.personId === mine.holder.personId;
  return own || node?.multi.mode === 'lead' ? undefined : act?.personName || undefined;
}
