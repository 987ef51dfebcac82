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
  /** The step that found nobody. */
  readonly stopId: string;
  /** The latest child, begun by now: its matter, and its page as the starter sees it. */
  child(): Promise<{ readonly matterId: string; readonly page: Json }>;
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

/** Acts of the engine that are nobody's: the house asks for them, no person. */
const ofTheHouse = '系统自己做';

type Build<K extends Command['kind']> =
  | string
  | ((command: CommandOf<K>, matter: Addressed) => Promise<Request | Undriven> | Request | Undriven);

const expected = ({ version }: Addressed) => ({ expectedVersion: version });
const at = ({ matterId }: Addressed, rest: string) => `/api/matters/${matterId}/${rest}`;
const task = (matter: Addressed, item: number, act: string) => at(matter, `tasks/${matter.taskId(item)}/${act}`);
const monitor = ({ matterId }: Addressed, act: string) => `/api/matters/monitor/${matterId}/${act}`;
/** What the keeper of the course does to a matter whose content he does not read. */
const mend = (matter: Addressed, act: object, reason: string): Request => ({
  who: '管理员',
  path: monitor(matter, 'mend'),
  body: { ...expected(matter), act, reason: reason || '情况特殊' },
});

/** Every kind of command, so that a new one does not compile until it is said how a person asks for it. */
export const builders: { readonly [K in Command['kind']]: Build<K> } = {
  complete: ({ item, actor, vote = 'agree', choices = {}, wholeFork, next }, matter) => {
    const who = actor.personId;
    if (!next) {
      const chosen = Object.entries(choices).map(([node, people]) => [
        matter.nodeId(node),
        people.map(({ personId }) => matter.assignmentId(personId)),
      ]);
      const answers = {
        askAgain: wholeFork === true,
        ...(chosen.length > 0 ? { chosen: Object.fromEntries(chosen) } : {}),
      };
      return {
        who,
        path: task(matter, item, 'complete'),
        body: { ...expected(matter), decision: vote, ...answers },
      };
    }
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
  return: async ({ item, actor, to, mode = 'rewalk', across, reason }, matter) => {
    const path = task(matter, item, 'return');
    const target = await targetOf(to, actor.personId, matter);
    const body = { ...expected(matter), target, mode, reason, ...(across ? { across } : {}) };
    return { who: actor.personId, path, body };
  },
  withdraw: ({ actor }, matter) => ({ who: actor.personId, path: at(matter, 'withdraw'), body: expected(matter) }),
  undo: ({ act, actor }, matter) =>
    actor.personId === '管理员'
      ? mend(matter, { kind: 'undo', act }, '跳错了')
      : { who: actor.personId, path: at(matter, 'withdraw'), body: expected(matter) },
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
  resolveAgain: ({ visit, reason }, matter) => mend(matter, { kind: 'findAgain', visit }, reason),
  followOffices: ofTheHouse,
  removeSigner: ({ visit, person, actor, reason, asAdministrator }, matter) =>
    asAdministrator
      ? mend(matter, { kind: 'removeSigner', visit, personId: matter.personId(person) }, reason)
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
  jump: ({ visit, to, forks = 'onlyBranch', actor, reason, asAdministrator }, matter) =>
    asAdministrator
      ? mend(matter, { kind: 'jump', visit, node: matter.nodeId(to), forks }, reason)
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
  suspendBranch: ({ scope, reason }, matter) => mend(matter, { kind: 'suspendBranch', scope }, reason),
  resumeBranch: ({ scope }, matter) => mend(matter, { kind: 'resumeBranch', scope }, '可以办了'),
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
  comment: ({ item, actor }, matter) => ({
    who: actor.personId,
    path: task(matter, item, 'read'),
    body: { remark: '同意。' },
  }),
  press: ({ actor, asSupervisor, reason = '' }, matter) =>
    asSupervisor
      ? mend(matter, { kind: 'press' }, reason)
      : { who: actor.personId, path: at(matter, 'press'), body: {} },
  cancel: ({ actor, reason }, matter) => ({
    who: actor.personId,
    path: at(matter, 'cancel'),
    body: { ...expected(matter), reason },
  }),
  resolveIncident: ({ actor, handlers, reason }, matter) => {
    if (!actor) return { missing: ofTheHouse };
    const path = `/api/matters/stopped/${matter.stopId}`;
    if (!handlers) return { who: actor.personId, path: `${path}/look-again`, body: {} };
    const assignmentIds = handlers.map(({ personId }) => matter.assignmentId(personId));
    return { who: actor.personId, path: `${path}/handlers`, body: { assignmentIds, reason } };
  },
  tell: ofTheHouse,
  timeOut: '时钟到了系统自己做',
  renewLimits: ofTheHouse,
  recountLimits: ofTheHouse,
  tellEndDue: '时钟到了系统自己做',
  receive: ({ visit, event, actor, reason = '' }, matter) => {
    if (!actor) return { missing: ofTheHouse };
    const body = { ...expected(matter), visit, event: matter.nodeId(event), reason };
    const keeper = actor.personId === '管理员';
    return { who: actor.personId, path: keeper ? monitor(matter, 'deliver') : at(matter, 'deliver'), body };
  },
  childReport: ({ as }, matter) => endOfChild(as, matter),
};

/** Where a return goes, as the list of the page numbers it. */
async function targetOf(to: CommandOf<'return'>['to'], who: string, matter: Addressed): Promise<number> {
  if (to.kind === 'visit') return to.visit;
  if (to.kind === 'callingProcess') return 0;
  const targets: readonly Json[] = (await matter.page(who))?.myTask?.returnTargets ?? [];
  const wanted = to.kind === 'starter' ? ({ step }: Json) => step === '拟稿' : ({ kind }: Json) => kind === 'previous';
  const member = to.kind === 'previous' ? targets.find(({ kind }) => kind === 'member') : undefined;
  return (member ?? targets.find(wanted))?.target ?? 1;
}

/** What is done in the child, so that it ends so; its caller is told by the house. */
async function endOfChild(as: CommandOf<'childReport'>['as'], matter: Addressed): Promise<Request> {
  const { matterId, page } = await matter.child();
  const { version: expectedVersion, myTask } = page;
  const ofTask = `/api/matters/${matterId}/tasks/${myTask.taskId}`;
  const reason = '情况有变';
  if (as === 'cancelled')
    return { who: '管理员', path: `/api/matters/monitor/${matterId}/terminate`, body: { expectedVersion, reason } };
  if (as === 'returned') {
    const body = { expectedVersion, target: 0, mode: 'rewalk', reason };
    return { who: '拟稿人', path: `${ofTask}/return`, body };
  }
  return { who: '拟稿人', path: `${ofTask}/complete`, body: { expectedVersion, decision: 'agree' } };
}
