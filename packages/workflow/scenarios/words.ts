import { ok } from 'node:assert/strict';
import { addMillis } from '@gov/base';
import type { Command } from '../index.ts';
import { branchOf, returnTargets, wakeTimes } from '../index.ts';
import type { Scenario } from '../testing/scenario.ts';
import { person } from '../testing/scenario.ts';

/**
 * `张三 前加签 赵 钱` → the command; 催办 is one for each whom it concerns. `秘书 代张三 同意` = 张三's act done on his behalf,
 * `时钟 到时` = a month later the clock does what is due first, `子流程 办结` = the latest child reports its end.
 */
export function commandsOf(office: Scenario, act: string): readonly Command[] {
  const [who = '', verb = '', ...names] = act.split(' ');
  if (verb.startsWith('代')) return onBehalf(office, who, verb.slice(1), names);
  const word = verbs[verb];
  ok(word, `没有“${verb}”这个动作`);
  const meant = word(office, who, names);
  return 'kind' in meant ? [meant] : meant;
}

type Word = (office: Scenario, who: string, names: readonly string[]) => Command | readonly Command[];

function onBehalf(office: Scenario, who: string, principal: string, rest: readonly string[]): readonly Command[] {
  const actor = { ...person(who), onBehalfOf: person(principal) };
  return commandsOf(office, [principal, ...rest].join(' ')).map((command) => ({ ...command, actor }) as Command); // reason: an act of a person names its actor
}

/** What a person works on; with nothing to do, the latest they had (also what they gave away). */
function itemOf(office: Scenario, who: string, state: 'open' | 'parked' | 'any' = 'open') {
  const had = office.state.items.filter(
    (item) =>
      item.kind === 'do' && (item.holder.personId === who || item.transfers.some((link) => link.from.personId === who)),
  );
  const found = had.findLast((item) => state !== 'any' && item.state === state) ?? had.at(-1);
  ok(found, `${who}手里没有件`);
  return found;
}

const visitUnderTest = (office: Scenario) => office.state.visits.findLast((visit) => visit.node === '经办')?.id ?? 0;

/** The branch in which the step under test stands; where it stands in none, the root, which is none. */
function branchUnderTest({ state }: Scenario): number {
  const visit = state.visits.findLast(({ node }) => node === '经办');
  return (visit && branchOf(state, visit)?.id) ?? 1;
}

const administrator = { actor: person('管理员'), asAdministrator: true } as const;

const complete =
  (vote: 'agree' | 'disagree' | 'abstain'): Word =>
  (office, who) => ({ kind: 'complete', item: itemOf(office, who).id, actor: person(who), vote });

const add =
  (where: 'before' | 'after' | 'parallel'): Word =>
  (office, who, names) => ({
    kind: 'addSigners',
    item: itemOf(office, who, 'any').id,
    actor: person(who),
    where,
    signers: names.map(person),
  });

/** To a step as the list of the dialog offers it; what it does not offer is tried with its latest round. */
const giveBackTo =
  (mode: 'rewalk' | 'direct'): Word =>
  (office, who, [to = '']) => {
    const item = itemOf(office, who).id;
    const offered = returnTargets(office.program, office.state, item).find(({ node }) => node === to)?.visit;
    const visit = offered ?? office.state.visits.findLast(({ node }) => node === to)?.id ?? 0;
    return { kind: 'return', item, actor: person(who), reason: '请修改', to: { kind: 'visit', visit }, mode };
  };

const inAMonth = 30 * 86_400_000;

const circulate =
  (ordered: boolean): Word =>
  (office, who, names) => ({
    kind: 'circulate',
    actor: person(who),
    item: itemOf(office, who).id,
    readers: names.map(person),
    mayComment: true,
    ...(ordered ? { ordered: true as const } : {}),
  });

/** What a person has to read; who has nothing tries it with what another has. */
function readingItemOf({ state }: Scenario, who: string): number {
  const open = state.items.filter((item) => item.kind === 'read' && item.state === 'open');
  return (open.find((item) => item.holder.personId === who) ?? open[0])?.id ?? 0;
}

const changeReaders = (
  { state }: Scenario,
  who: string,
  { remove = [], add = [] }: { readonly remove?: readonly string[]; readonly add?: readonly string[] },
): Command => ({
  kind: 'changeCirculation',
  circulation: state.circulations?.length ?? 0,
  actor: person(who),
  remove: remove.map((name) => person(name).personId),
  add: add.map(person),
});

type Return = Extract<Command, { readonly kind: 'return' }>;

const giveBack =
  (how: Pick<Return, 'to' | 'mode' | 'across'>): Word =>
  (office, who) => ({
    kind: 'return',
    item: itemOf(office, who).id,
    actor: person(who),
    reason: '请修改',
    ...how,
  });

const report =
  (as: Extract<Command, { readonly kind: 'childReport' }>['as']): Word =>
  ({ state }) => ({
    kind: 'childReport',
    child: state.children?.findLast((child) => child.state === 'running')?.id ?? 0,
    as,
  });

/** 自选下一步. */
const chooseNext =
  (how: { readonly rejoin?: true }): Word =>
  (office, who, [node = '']) => ({
    kind: 'complete',
    item: itemOf(office, who).id,
    actor: person(who),
    next: { kind: 'node', node, ...how },
  });

/** 催办 speaks to everybody else who has work. */
const press: Word = ({ state }, who) =>
  state.items
    .filter((item) => item.kind === 'do' && item.state === 'open' && item.holder.personId !== who)
    .map(({ id }) => ({
      kind: 'press',
      item: id,
      actor: person(who),
      ...(who === '管理员' ? { asSupervisor: true as const, reason: '请抓紧' } : {}),
    }));

const verbs: Readonly<Record<string, Word>> = {
  同意: complete('agree'),
  不同意: complete('disagree'),
  弃权: complete('abstain'),
  前加签: add('before'),
  后加签: add('after'),
  并加签: add('parallel'),
  减签: (office, who, [name = '', reason = '']) => ({
    kind: 'removeSigner',
    visit: visitUnderTest(office),
    person: person(name).personId,
    reason,
    ...(who === '管理员' ? administrator : { actor: person(who) }),
  }),
  减去一步: (office, who, [at = '1']) => ({
    kind: 'dropAddedStep',
    visit: visitUnderTest(office),
    at: Number(at) - 1,
    actor: person(who),
    reason: '不用了',
  }),
  排序: (office, who, names) => ({
    kind: 'reorder',
    visit: visitUnderTest(office),
    order: names.map((name) => person(name).personId),
    actor: person(who),
  }),
  委派: (office, who, [name = '']) => ({
    kind: 'delegate',
    item: itemOf(office, who).id,
    actor: person(who),
    to: person(name),
  }),
  收回委派: (office, who) => ({ kind: 'recall', item: itemOf(office, who, 'any').id, actor: person(who) }),
  转给: (office, who, [name = '']) => ({
    kind: 'transfer',
    item: itemOf(office, who).id,
    actor: person(who),
    to: person(name),
  }),
  传阅: circulate(false),
  依次传阅: circulate(true),
  已阅: (office, who) => ({ kind: 'read', item: readingItemOf(office, who), actor: person(who) }),
  阅签: (office, who) => ({ kind: 'comment', item: readingItemOf(office, who), actor: person(who) }),
  收回传阅: (office, who, names) => changeReaders(office, who, { remove: names }),
  加传阅: (office, who, names) => changeReaders(office, who, { add: names }),
  签收: (office, who) => ({ kind: 'claim', item: itemOf(office, who, 'any').id, actor: person(who) }),
  放弃: (office, who) => ({ kind: 'release', item: itemOf(office, who).id, actor: person(who) }),
  取回: (office, who) => ({ kind: 'withdraw', item: itemOf(office, who, 'any').id, actor: person(who) }),
  退回拟稿: giveBack({ to: { kind: 'starter' }, mode: 'rewalk', across: 'cancel' }),
  退回上一人: giveBack({ to: { kind: 'previous' }, mode: 'rewalk' }),
  直送退回拟稿: giveBack({ to: { kind: 'starter' }, mode: 'direct' }),
  等着退回拟稿: giveBack({ to: { kind: 'starter' }, mode: 'rewalk', across: 'wait' }),
  退回到: giveBackTo('rewalk'),
  直送退回到: giveBackTo('direct'),
  退回主流程: giveBack({ to: { kind: 'callingProcess' } }),
  跳到: (office, who, [to = '']) => ({
    kind: 'jump',
    visit: visitUnderTest(office),
    to,
    reason: '情况特殊',
    ...(who === '管理员' ? administrator : { actor: person(who) }),
  }),
  挂起: (_office, who) => ({ kind: 'suspend', actor: person(who), reason: '等上级答复' }),
  激活: (_office, who) => ({ kind: 'resume', actor: person(who) }),
  暂停一支: (office, who) => ({
    kind: 'suspendBranch',
    scope: branchUnderTest(office),
    actor: person(who),
    reason: '等外单位来函',
  }),
  恢复一支: (office, who) => ({ kind: 'resumeBranch', scope: branchUnderTest(office), actor: person(who) }),
  终止: (_office, who) => ({ kind: 'terminate', actor: person(who), reason: '不再办理' }),
  复活: (_office, who) => ({ kind: 'revive', actor: person(who), reason: '终止错了' }),
  交接: (_office, who, [from = '', to = '']) => ({
    kind: 'handOver',
    batch: '第一批',
    from: person(from).personId,
    to: person(to),
    actor: person(who),
    reason: '调离',
  }),
  撤销交接: (_office, who) => ({ kind: 'undoHandOver', batch: '第一批', actor: person(who) }),
  撤消: (office, who) => ({ kind: 'undo', act: office.state.acts?.at(-1)?.seq ?? 0, actor: person(who) }),
  送: (office, who, names) => ({
    kind: 'complete',
    item: itemOf(office, who).id,
    actor: person(who),
    next: { kind: 'persons', name: '经办', handlers: names.map(person) },
  }),
  依次送: (office, who, [first = '', ...rest]) => ({
    kind: 'complete',
    item: itemOf(office, who).id,
    actor: person(who),
    next: {
      kind: 'persons',
      name: '经办',
      handlers: [person(first)],
      later: rest.map((name) => ({ name: '经办', handlers: [person(name)] })),
    },
  }),
  选送: chooseNext({}),
  选送再回来: chooseNext({ rejoin: true }),
  选人送: (office, who, names) => ({
    kind: 'complete',
    item: itemOf(office, who).id,
    actor: person(who),
    choices: { 经办: names.map(person) },
  }),
  催办: press,
  撤销: (_office, who) => ({ kind: 'cancel', actor: person(who), reason: '不报了' }),
  指定: (office, _who, names) => ({
    kind: 'resolveIncident',
    visit: visitUnderTest(office),
    actor: administrator.actor,
    handlers: names.map(person),
    reason: '没有人',
  }),
  重新确定: (office, who) => ({
    kind: 'resolveAgain',
    visit: visitUnderTest(office),
    actor: person(who),
    reason: '人员有变动',
  }),
  再找一次: (office) => ({ kind: 'resolveIncident', visit: visitUnderTest(office), actor: administrator.actor }),
  收到: (office, who, [event = '']) => ({
    kind: 'receive',
    visit: visitUnderTest(office),
    event,
    actor: person(who),
    reason: '已来函',
  }),
  到时: (office) => {
    const [due] = wakeTimes(office.program, office.state, office.facts().calendar);
    office.now = addMillis(office.now, inAMonth);
    return { kind: 'timeOut', visit: due?.visit ?? visitUnderTest(office), step: due?.step ?? 0 };
  },
  办结: report('yes'),
  送回: report('returned'),
  停办: report('cancelled'),
};
