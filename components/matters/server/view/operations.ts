import { type Item, type NodeDefinition, offersNo, previousMember } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MatterView } from '../../contract.ts';
import { matterKindHooks } from '../../contract.ts';
import { returnTargetsWithin } from '../../rules/bound.ts';
import { commandToTakeBack } from '../../rules/last-act.ts';
import { ledToWait } from '../../rules/waiting/awaited.ts';
import { branchLed, leadsMatter } from '../../rules/waiting/halted.ts';
import { circulationsOf } from '../circulation/circulations-of.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { type BoundMatter, decideWithin } from '../handling/bound-matter.ts';
import { decideOn, type LoadedMatter } from '../handling/loaded-matter.ts';
import { listed, nextPeople } from '../handling/say.ts';
import { waitsOf } from '../messages/deliver.ts';
import { comesTooLate, mayBePressed } from '../pressing/press.ts';
import { plannedSteps } from '../signing/remove-step.ts';
import { answerLabel } from './asked-words.ts';
import type { InHand } from './in-hand.ts';
import { handledItem } from './signing.ts';
import { mayGoToCaller } from './ways.ts';

type Operation = MatterView['operations'][number];
type Signing = NonNullable<MatterView['signing']>;

interface Hand extends InHand {
  readonly signing: Signing | undefined;
  /** Who made it stand still, while it does. */
  readonly suspendedBy: string | undefined;
}

const operation = (
  name: Operation['operation'],
  label: string,
  look: 'primary' | 'plain' | 'danger' = 'plain',
): Operation => ({
  operation: name,
  label,
  primary: look === 'primary',
  danger: look === 'danger',
});

/** What the caller may do now, each named by its effect. Rights he lacks here are absent. */
export function operationsFor(
  context: UseCaseContext,
  loaded: BoundMatter,
  { mine, node, signing, suspendedBy }: Hand,
): Operation[] {
  if (mine?.kind === 'read') return [operation('read', '已阅', 'primary'), ...circulationOperations(context, loaded)];
  if (loaded.state.suspended) return whileSuspended(context, loaded, suspendedBy);
  const list: Operation[] = [];
  const forAnother = mine && mine.holder.personId !== context.person().personId;
  if (mine && node) {
    const claim = forAnother ? undefined : claimOperation(loaded, mine, node);
    if (claim) list.push(claim);
    list.push(...decisions(context, loaded, mine, node, claim?.primary ? 'plain' : 'primary'));
    // 代办: whom else it concerns is for its holder to say.
    if (!forAnother) list.push(...handings(loaded, node, claim?.operation === 'claim'));
  }
  list.push(...signingOperations(signing));
  list.push(...restOperations(context, loaded, suspendedBy));
  return [...list, ...ownOperations(context, loaded, mine)];
}

/** Nothing but 恢复, for the lead handler who suspended it himself. */
function whileSuspended(context: UseCaseContext, loaded: LoadedMatter, by: string | undefined): Operation[] {
  const { personId } = context.person();
  return by === personId && leadsMatter(loaded, personId) ? [operation('resume', '恢复办理', 'primary')] : [];
}

/** 主办: who alone has the matter in hand lets it rest; where others work in other branches, only his own branch. */
function restOperations(context: UseCaseContext, loaded: LoadedMatter, by: string | undefined): Operation[] {
  const { personId } = context.person();
  if (loaded.row.state !== 'RUNNING') return [];
  if (leadsMatter(loaded, personId) && !branchLed(loaded, personId)?.suspended)
    return [operation('suspend', '暂停办理…')];
  const branch = branchLed(loaded, personId);
  if (!branch) return [];
  if (branch.suspended) return by === personId ? [operation('resume', '恢复这一支', 'primary')] : [];
  const command = { kind: 'suspendBranch', scope: branch.id, actor: actorOf(undefined, context.person()) } as const;
  return decideOn(loaded, { ...command, reason: '看能不能' }).ok ? [operation('suspend', '暂停这一支…')] : [];
}

/** The step itself, or its return. */
function decisions(
  context: UseCaseContext,
  loaded: BoundMatter,
  mine: Item,
  node: NodeDefinition,
  look: 'primary' | 'plain',
): Operation[] {
  const label = mine.part ? answerLabel(context, loaded, mine) : agreeLabel(context, loaded, mine, node);
  const list = [operation('agree', label, look)];
  if ('abstain' in node.multi && node.multi.abstain && !mine.part) list.push(operation('abstain', '弃权'));
  if (node.operations.disagree) list.push(operation('disagree', disagreeLabel(context, loaded, mine)));
  if (!mine.part && mayReturn(loaded, mine, node)) list.push(operation('return', '退回修改…'));
  return list;
}

function mayReturn(loaded: BoundMatter, mine: Item, node: NodeDefinition): boolean {
  const steps = returnTargetsWithin(loaded, loaded.bound.firstStep !== undefined, mine.id);
  if (steps.length > 0 || previousMember(loaded.program, loaded.state, mine.id)) return true;
  return mayGoToCaller(loaded, mine, node);
}

/** To whom else it may go; what is offered to several is given on by who has claimed it. */
const handings = ({ row }: LoadedMatter, { operations }: NodeDefinition, unclaimed: boolean): Operation[] => [
  ...(operations.transfer && !unclaimed && row.state !== 'DRAFT' ? [operation('transfer', '转给别人办…')] : []),
  ...(operations.circulate && row.state !== 'DRAFT' ? [operation('circulate', '传阅…')] : []),
  ...(operations.delegate && row.state !== 'DRAFT' ? [operation('delegate', '委派同事先办…')] : []),
];

/** 加签 自选下一步 减签 调整次序 特送, as far as the engine allows each to the caller. */
const signingOperations = (signing: Signing | undefined): Operation[] => [
  ...(signing && signing.add.length > 0 ? [operation('addSigners', '加签…')] : []),
  ...(signing?.chooseNext ? [operation('chooseNext', '自选下一步…')] : []),
  ...(signing?.addStep ? [operation('addStep', '加一步…')] : []),
  ...(signing && signing.removable.length > 0 ? [operation('removeSigner', '减签…')] : []),
  ...(signing && signing.queue.length > 0 ? [operation('reorder', '调整会签次序…')] : []),
  ...(signing && signing.jumps.length > 0 ? [operation('jump', '特送…')] : []),
];

/** 签收 while nobody has taken it, 放弃签收 once the caller has. */
function claimOperation(loaded: LoadedMatter, mine: Item, node: NodeDefinition): Operation | undefined {
  if (node.multi.mode !== 'pool' || mine.part || mine.visit === undefined) return undefined;
  const may = (kind: 'claim' | 'release') => decideOn(loaded, { kind, item: mine.id, actor: mine.holder }).ok;
  if (may('claim')) return operation('claim', '签收', 'primary');
  return may('release') ? operation('release', '放弃签收') : undefined;
}

/** Operations of who has no task now: the last handler takes back, the starter presses, circulates or ends it. */
function ownOperations(context: UseCaseContext, loaded: BoundMatter, mine: Item | undefined): Operation[] {
  const { personId } = context.person();
  const list: Operation[] = [];
  if (loaded.row.state === 'DRAFT') return list;
  const starter = loaded.row.starterPersonId === personId;
  const withdraw = commandToTakeBack(loaded.state, actorOf(undefined, context.person()), loaded.covered);
  if (withdraw && decideWithin(loaded, withdraw).ok) list.push(operation('withdraw', '取回'));
  const waits = waitsOf(loaded, (visit) => ledToWait(loaded.state, visit, personId));
  if (waits.some(({ events }) => events.length > 0)) list.push(operation('deliver', '已收到答复，继续办理…'));
  if (mayRecall(context, loaded)) list.push(operation('recall', '收回委派…'));
  if (plannedSteps(context, loaded).length > 0) list.push(operation('removeStep', '减去加的一步…'));
  if (!mine && mayPress(context, loaded)) list.push(operation('press', '催办…'));
  if (!mine && mayAskBack(context, loaded)) list.push(operation('askBack', '请他退回…'));
  if (!mine && starter && loaded.row.state !== 'CANCELLED') list.push(operation('circulate', '传阅…'));
  list.push(...circulationOperations(context, loaded));
  const cancel = decideWithin(loaded, { kind: 'cancel', actor: actorOf(undefined, context.person()), reason: '' });
  if (starter && cancel.ok)
    list.push(
      cancel.value.state.status === 'open'
        ? operation('cancel', '撤销，回到草稿…')
        : operation('cancel', '撤销这件事项…', 'danger'),
    );
  return list;
}

/** 收回, 加人 in an ordered circulation of the caller's own that is under way. */
const circulationOperations = (context: UseCaseContext, loaded: LoadedMatter): Operation[] =>
  circulationsOf(context, loaded).some(({ changeable }) => changeable)
    ? [operation('changeCirculation', '调整依次传阅…')]
    : [];

/** Work that rests with a delegate; where nothing was done with it yet, 取回 says the same and is offered instead. */
function mayRecall(context: UseCaseContext, loaded: LoadedMatter): boolean {
  const item = handledItem(loaded, context.person().personId);
  if (item?.state !== 'parked') return false;
  return decideOn(loaded, { kind: 'recall', item: item.id, actor: item.holder }).ok;
}

/** 催办 stays offered to who may press, also within the hour after he did: the answer then says how long to wait. */
const mayPress = (context: UseCaseContext, loaded: LoadedMatter): boolean =>
  loaded.row.state === 'RUNNING' && mayBePressed(context, loaded, {}).length > 0;

/** 请他退回, where 取回 comes too late and somebody has it who could send it back. */
const mayAskBack = (context: UseCaseContext, loaded: BoundMatter): boolean =>
  loaded.row.state === 'RUNNING' &&
  comesTooLate(context, loaded) &&
  mayBePressed(context, loaded, { asks: 'return', reason: '看能不能' }).length > 0;

/** `同意，送王建华签发`: the engine is asked what agreeing would do. */
function agreeLabel(context: UseCaseContext, loaded: LoadedMatter, mine: Item, node: NodeDefinition): string {
  const verb =
    onceNumbered(context, loaded, node) ??
    node.flowLabel ??
    (loaded.row.state === 'DRAFT' ? '提交' : node.opinion || offersNo(node) ? '同意' : '办理完毕');
  const decision = decideOn(loaded, { kind: 'complete', item: mine.id, actor: mine.holder, vote: 'agree' });
  if (!decision.ok) return verb;
  if (decision.value.state.status !== 'open') return verb.endsWith('办结') ? verb : `${verb}，办结`;
  const next = nextPeople(context, loaded.program, decision.value);
  if (next.length === 0) return verb;
  const people = next.length <= 2 ? next.map((n) => `${n.who}${n.step}`).join('、') : listed(next.map((n) => n.who));
  // A flow called 送部门核稿 already says that it sends: the name takes the place of the step.
  return verb.startsWith('送') ? `送${people}` : `${verb}，送${people}`;
}

/** A number is given once: who does the step again does the rest of it. */
function onceNumbered(context: UseCaseContext, { row }: LoadedMatter, { actions }: NodeDefinition): string | undefined {
  if (row.number === null) return undefined;
  const words = context.extension(matterKindHooks, row.kindCode)?.(context).onceNumbered ?? {};
  return actions.flatMap((action) => words[action] ?? [])[0];
}

/** `不同意，流程结束…`, `不同意，送刘思远修改…`: the engine is asked what disagreeing would do. */
function disagreeLabel(context: UseCaseContext, loaded: LoadedMatter, mine: Item): string {
  const decision = decideOn(loaded, { kind: 'complete', item: mine.id, actor: mine.holder, vote: 'disagree' });
  if (!decision.ok) return '不同意…';
  if (decision.value.state.status !== 'open') return '不同意，流程结束…';
  const next = nextPeople(context, loaded.program, decision.value);
  return next.length === 0 ? '不同意…' : `不同意，送${listed(next.map((n) => `${n.who}${n.step}`))}…`;
}
