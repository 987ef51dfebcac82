import { ok } from 'node:assert/strict';
import type { Command } from '../index.ts';
import type { Scenario } from '../testing/scenario.ts';
import { person } from '../testing/scenario.ts';

/** `张三 前加签 赵 钱` → the command. */
export function commandOf(office: Scenario, act: string): Command {
  const [who = '', verb = '', ...names] = act.split(' ');
  const word = verbs[verb];
  ok(word, `没有“${verb}”这个动作`);
  return word(office, who, names);
}

type Word = (office: Scenario, who: string, names: readonly string[]) => Command;

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
  收回传阅: (office, who, names) => changeReaders(office, who, { remove: names }),
  加传阅: (office, who, names) => changeReaders(office, who, { add: names }),
  签收: (office, who) => ({ kind: 'claim', item: itemOf(office, who, 'any').id, actor: person(who) }),
  放弃: (office, who) => ({ kind: 'release', item: itemOf(office, who).id, actor: person(who) }),
  取回: (office, who) => ({ kind: 'withdraw', item: itemOf(office, who, 'any').id, actor: person(who) }),
  退回拟稿: giveBack({ to: { kind: 'starter' }, mode: 'rewalk', across: 'cancel' }),
  退回上一人: giveBack({ to: { kind: 'previous' }, mode: 'rewalk' }),
  直送退回拟稿: giveBack({ to: { kind: 'starter' }, mode: 'direct' }),
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
};
