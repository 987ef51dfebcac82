import type { Command, CommandOf } from '@gov/workflow';
import type { Json } from '#platform/testkit/sign-in.ts';

/** A matter of the table as a request about it needs it. */
export interface Addressed {
  readonly matterId: string;
  readonly version: number;
  taskId(item: number): string;
  personId(name: string): string;
  assignmentId(name: string): string;
  nodeId(word: string): string;
  /** The handling page as this person sees it; undefined where he may not see it. */
  page(who: string): Promise<Json | undefined>;
  /** The latest hand-over here. */
  readonly batchId: string;
}

/** What a person's page sends for an act. */
export interface Request {
  readonly who: string;
  readonly path: string;
  readonly body: object;
}

/** An act that no page can ask for yet, by the name of what is missing. */
export interface Undriven {
  readonly missing: string;
}

/** A command of the engine as the route that a person uses for it. */
export function requestOf(command: Command, matter: Addressed): Promise<Request | Undriven> | Request | Undriven {
  const build = builders[command.kind] as Build<Command['kind']>; // reason: the builder of this kind takes this command
  return typeof build === 'string' ? { missing: build } : build(command as never, matter);
}

/** Acts of the engine that are nobody's: the clock and the house ask for them, no person. */
const ofTheHouse = '系统自己做';
const notInTheTable = '情景表里没有';

type Build<K extends Command['kind']> =
  | string
  | ((command: CommandOf<K>, matter: Addressed) => Promise<Request | Undriven> | Request | Undriven);

const expected = ({ version }: Addressed) => ({ expectedVersion: version });
const at = ({ matterId }: Addressed, rest: string) => `/api/matters/${matterId}/${rest}`;
const task = (matter: Addressed, item: number, act: string) => at(matter, `tasks/${matter.taskId(item)}/${act}`);
const monitor = ({ matterId }: Addressed, act: string) => `/api/matters/monitor/${matterId}/${act}`;

/** Every kind of command, so that a new one does not compile until it is said how a person asks for it. */
export const builders: { readonly [K in Command['kind']]: Build<K> } = {
  complete: ({ item, actor, vote = 'agree', next }, matter) => {
    const who = actor.personId;
    if (!next) return { who, path: task(matter, item, 'complete'), body: { ...expected(matter), decision: vote } };
    if (next.kind === 'node') {
      const to = { node: matter.nodeId(next.node), ...(next.rejoin ? { rejoin: true } : {}) };
      return { who, path: task(matter, item, 'choose-next'), body: { ...expected(matter), next: to } };
    }
    const { name, handlers, later = [] } = next;
    const persons = [handlers, ...later.map((step) => step.handlers)].flat();
    const step = {
      name,
      order: later.length > 0 ? 'in-turn' : 'together',
      assignmentIds: persons.map(({ personId }) => matter.assignmentId(personId)),
    };
    return { who, path: task(matter, item, 'add-step'), body: { ...expected(matter), step } };
  },
  return: async ({ item, actor, to, mode = 'rewalk', reason }, matter) => {
    if (to.kind === 'callingProcess') return { missing: '子流程' };
    const path = task(matter, item, 'return');
    const targets: readonly Json[] = (await matter.page(actor.personId))?.myTask?.returnTargets ?? [];
    const wanted =
      to.kind === 'starter' ? ({ step }: Json) => step === '拟稿' : ({ kind }: Json) => kind === 'previous';
    const member = to.kind === 'previous' ? targets.find(({ kind }) => kind === 'member') : undefined;
    const target = member ?? targets.find(wanted);
    const body = { ...expected(matter), target: target?.target ?? 1, mode, reason };
    return { who: actor.personId, path, body };
  },
  withdraw: ({ actor }, matter) => ({ who: actor.personId, path: at(matter, 'withdraw'), body: expected(matter) }),
  undo: ({ actor }, matter) => ({ who: actor.personId, path: at(matter, 'withdraw'), body: expected(matter) }),
  transfer: ({ item, actor, to }, matter) => ({
    who: actor.personId,
    path: task(matter, item, 'transfer'),
    body: { ...expected(matter), toAssignmentId: matter.assignmentId(to.personId), reason: '' },
  }),
  addSigners: ({ item, actor, where, signers }, matter) => ({
    who: actor.personId,
    path: task(matter, item, 'signers'),
    body: {
      ...expected(matter),
      where,
      assignmentIds: signers.map(({ personId }) => matter.assignmentId(personId)),
    },
  }),
  resolveAgain: notInTheTable,
  removeSigner: ({ visit, person, actor, reason, asAdministrator }, matter) =>
    asAdministrator
      ? { missing: '管理员减签' }
      : {
          who: actor.personId,
          path: at(matter, 'remove-signer'),
          body: { ...expected(matter), visit, personId: matter.personId(person), reason },
        },
  dropAddedStep: ({ visit, at: place, actor, reason }, matter) => ({
    who: actor.personId,
    path: at(matter, 'remove-step'),
    body: { ...expected(matter), visit, at: place, reason },
  }),
  reorder: ({ visit, order, actor }, matter) => ({
    who: actor.personId,
    path: at(matter, 'reorder'),
    body: { ...expected(matter), visit, personIds: order.map((name) => matter.personId(name)) },
  }),
  delegate: ({ item, actor, to }, matter) => ({
    who: actor.personId,
    path: task(matter, item, 'delegate'),
    body: { ...expected(matter), toAssignmentId: matter.assignmentId(to.personId) },
  }),
  recall: ({ item, actor }, matter) => ({
    who: actor.personId,
    path: task(matter, item, 'recall'),
    body: expected(matter),
  }),
  claim: ({ item, actor }, matter) => ({ who: actor.personId, path: task(matter, item, 'claim'), body: {} }),
  release: ({ item, actor }, matter) => ({ who: actor.personId, path: task(matter, item, 'release'), body: {} }),
  jump: ({ visit, to, actor, reason, asAdministrator }, matter) =>
    asAdministrator
      ? { missing: '管理员跳转' }
      : {
          who: actor.personId,
          path: at(matter, 'jump'),
          body: { ...expected(matter), visit, node: matter.nodeId(to), reason },
        },
  suspend: ({ actor, reason }, matter) => ({
    who: actor.personId,
    path: monitor(matter, 'suspend'),
    body: { ...expected(matter), reason },
  }),
  resume: ({ actor }, matter) => ({ who: actor.personId, path: monitor(matter, 'resume'), body: expected(matter) }),
  terminate: ({ actor, reason }, matter) =>
    actor
      ? { who: actor.personId, path: monitor(matter, 'terminate'), body: { ...expected(matter), reason } }
      : { missing: ofTheHouse },
  revive: ({ actor, reason }, matter) =>
    actor
      ? { who: actor.personId, path: monitor(matter, 'revive'), body: { ...expected(matter), reason } }
      : { missing: ofTheHouse },
  handOver: ({ actor, from, to, reason }, matter) => ({
    who: actor.personId,
    path: '/api/matters/left-work/hand-over',
    body: {
      personId: matter.personId(from),
      toAssignmentId: matter.assignmentId(to.personId),
      reason,
      matterId: matter.matterId,
    },
  }),
  undoHandOver: ({ actor }, matter) => ({
    who: actor.personId,
    path: `/api/matters/left-work/hand-overs/${matter.batchId}/undo`,
    body: {},
  }),
  circulate: ({ actor, readers, ordered }, matter) => ({
    who: actor.personId,
    path: at(matter, 'circulate'),
    body: {
      ...expected(matter),
      assignmentIds: readers.map(({ personId }) => matter.assignmentId(personId)),
      order: ordered ? 'in-turn' : 'together',
    },
  }),
  changeCirculation: ({ circulation, actor, remove, add }, matter) => ({
    who: actor.personId,
    path: at(matter, 'change-circulation'),
    body: {
      ...expected(matter),
      circulation,
      removePersonIds: remove.map((name) => matter.personId(name)),
      addAssignmentIds: add.map(({ personId }) => matter.assignmentId(personId)),
    },
  }),
  passReaders: ofTheHouse,
  read: ({ item, actor }, matter) => ({ who: actor.personId, path: task(matter, item, 'read'), body: {} }),
  comment: notInTheTable,
  press: notInTheTable,
  cancel: notInTheTable,
  resolveIncident: notInTheTable,
  tell: ofTheHouse,
  timeOut: ofTheHouse,
  renewLimits: ofTheHouse,
  recountLimits: ofTheHouse,
  receive: '等待的消息',
  childReport: '子流程',
};
