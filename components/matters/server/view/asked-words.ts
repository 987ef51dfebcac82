import type { Item, WorkflowEvent } from '@gov/workflow';
import { principalWords, withoutStop } from '@gov/workflow/trace';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { sourceOf } from '../stand-ins/standing-in.ts';
import type { WindowSource } from '../stand-ins/windows-store.ts';

/** Why somebody has this without deciding it: `王建华请您先提意见，您办完后回到他那里`. Undefined for who handles the step itself. */
function askedWords(context: UseCaseContext, loaded: LoadedMatter, item: Item): string | undefined {
  const { personId, personName } = context.person();
  if (item.holder.personId !== personId) {
    const name = context.agency.organisation.persons.get(item.holder.personId)?.name ?? '';
    return standInWords({ name, by: personName, source: sourceOf(loaded.row, item.id) });
  }
  const who = askedBy(context, loaded, item);
  switch (item.part) {
    case 'before':
      return `${who}请您先提意见，您办完后回到他那里`;
    case 'delegate':
      return `${who}委派您先办，您办完后回到他那里，由他决定`;
    case 'after':
      return `${who}请您在他之后提意见`;
    case 'assist':
      return `您协办，由${who}主办`;
    default:
      return addedStepWords(context, loaded, item) ?? poolWords(loaded, item);
  }
}

/** What was said to him with it (加签, 委派), behind why he has it; who was added beside others has it for that reason alone. */
export function askedWithReason(
  context: UseCaseContext,
  loaded: LoadedMatter,
  item: Item,
  events: readonly { readonly personName: string; readonly event: WorkflowEvent }[],
): string | undefined {
  const words = askedWords(context, loaded, item);
  if (item.part === 'assist' || item.holder.personId !== context.person().personId) return words;
  const said = events.findLast(({ event }) => asks(loaded, event, item));
  const reason = said && 'reason' in said.event ? said.event.reason : undefined;
  if (!said || !reason) return words;
  return `${words ?? `${said.personName}请您一起办理`}：${reason}`;
}

/** Has he this item by this act? */
function asks({ state }: LoadedMatter, event: WorkflowEvent, { id, visit, holder, part }: Item): boolean {
  if (event.kind === 'itemDelegated') return part === 'delegate' && event.to.personId === holder.personId;
  if (event.kind !== 'signersAdded' || state.items[event.item - 1]?.visit !== visit || event.item === id) return false;
  const where = part ?? 'parallel';
  return event.where === where && event.signers.some(({ personId }) => personId === holder.personId);
}

/** 为什么到我这里, where the rule of the step found somebody else: it was he who asked. */
export function whyAsked(context: UseCaseContext, loaded: LoadedMatter, item: Item): string | undefined {
  if (item.part === 'delegate') return `因为${askedBy(context, loaded, item)}委派您先办这一步。`;
  if (item.part === 'before' || item.part === 'after')
    return `因为${askedBy(context, loaded, item)}在这一步加签，请您提意见。`;
  return undefined;
}

/** Why he does somebody else's step, and how it is written down. */
function standInWords({ name, by, source }: { name: string; by: string; source: WindowSource | undefined }): string {
  const written = `办理后写“${by}（代${principalWords(name, source === 'post' ? { byPost: true } : {})}）”，他本人也可以办`;
  switch (source) {
    case 'post':
      return `${name}不在岗，您是他的 B 岗，由您代办这一步：${written}`;
    case 'arranged':
      return `${name}不在岗，管理员安排您代办这一步：${written}`;
    default:
      return `${name}请您代办这一步：${written}`;
  }
}

/** `陈国栋加了这一步，请您办理：请核对第三页的金额。办完再按流程往下走` */
function addedStepWords(context: UseCaseContext, { state }: LoadedMatter, item: Item): string | undefined {
  const { adhoc } = state.visits[(item.visit ?? 0) - 1] ?? {};
  if (!adhoc) return undefined;
  const by = (adhoc.by && context.agency.organisation.persons.get(adhoc.by)?.name) ?? '前一步的办理人';
  const asked = adhoc.asked ? `：${withoutStop(adhoc.asked)}` : '';
  return `${by}加了这一步，请您办理${asked}。${adhoc.later ? '还有人接着办，都办完再往下走' : '办完再按流程往下走'}`;
}

/** 抢办: whose it is while nobody has it, and what he may do with it once he has. */
function poolWords({ program, state }: LoadedMatter, { id, visit: round }: Item): string | undefined {
  const visit = state.visits[(round ?? 0) - 1];
  const node = visit && program.nodes[visit.node];
  if (node?.multi.mode !== 'pool') return undefined;
  const candidates = state.items.filter(
    (one) => one.visit === round && one.kind === 'do' && !one.part && (one.state === 'open' || one.state === 'parked'),
  );
  if (candidates.length < 2) return undefined;
  const given = node.operations.transfer ? '，也可以转给别人办' : '';
  return visit?.claimed === id
    ? `您已签收，由您办理；不归您办的可以放弃签收${given}`
    : `发给 ${candidates.length} 位同事，谁先签收谁办；签收以后可以放弃${given}`;
}

/** What the button of an answer says: `提交意见，回到王建华`. */
export function answerLabel(context: UseCaseContext, loaded: LoadedMatter, item: Item): string {
  const back = item.part === 'before' || item.part === 'delegate';
  return back ? `提交意见，回到${askedBy(context, loaded, item)}` : '提交意见';
}

/** Whose work it is: who asked, or the lead of the step. */
function askedBy(context: UseCaseContext, { state }: LoadedMatter, item: Item): string {
  const parent = item.parent === undefined ? undefined : state.items[item.parent - 1];
  const lead = state.items.find((one) => one.visit === item.visit && one.kind === 'do' && one.part === undefined);
  const holder = (parent ?? lead)?.holder;
  return (holder && context.agency.organisation.persons.get(holder.personId)?.name) ?? '';
}
