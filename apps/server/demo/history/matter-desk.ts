import type { JsonObject } from '@gov/base';
import { type MatterView, routes } from '#components/matters/contract.ts';
import type { Deeds } from './act-as.ts';
import type { OpenedAgency, Worker } from './opened-agency.ts';

export interface WaitingTask {
  readonly taskId: string;
  readonly step: string;
  readonly holder: Worker;
}

export interface Completing {
  /** Empty: the step's usual words stand for it. */
  readonly opinion: string;
  readonly decision?: 'agree' | 'disagree';
  /** Node id → assignment ids where the holder chooses who is next. */
  readonly chosen?: Readonly<Record<string, string[]>>;
}

/** One matter on the desks of an agency: what its people do with it. */
export interface MatterDesk {
  readonly matterId: string;
  readonly starter: Worker;
  /** Tasks that wait for somebody to handle them. */
  waiting(): Promise<readonly WaitingTask[]>;
  readers(): Promise<readonly WaitingTask[]>;
  view(worker: Worker): Promise<MatterView>;
  /** Form values without moving the matter. */
  save(values: JsonObject): Promise<void>;
  submit(values: JsonObject): Promise<void>;
  complete(task: WaitingTask, how: Completing): Promise<void>;
  giveBack(task: WaitingTask, how: { readonly mode: 'direct' | 'rewalk'; readonly reason: string }): Promise<boolean>;
  transfer(task: WaitingTask, to: Worker, reason: string): Promise<void>;
  /** 委派: a colleague prepares it, then it is the holder's again; answers whether the step allows it. */
  delegate(task: WaitingTask, to: Worker, reason: string): Promise<boolean>;
  circulate(readers: readonly Worker[]): Promise<void>;
  markRead(task: WaitingTask, remark?: string): Promise<void>;
  press(): Promise<void>;
  withdraw(): Promise<void>;
  cancel(reason: string): Promise<void>;
}

export async function beginMatter(
  deeds: Deeds,
  agency: OpenedAgency,
  starter: Worker,
  kindCode: string,
): Promise<MatterDesk> {
  const { matterId } = await deeds.act(starter, routes, 'create', { body: { kindCode } });
  const params = { matterId };
  const view = async (worker: Worker) => {
    const seen = await deeds.act(worker, routes, 'view', { params });
    version = seen.version;
    return seen;
  };
  let { version } = await deeds.act(starter, routes, 'view', { params });
  // In a draft the matter's own id names its only task.
  let submitted = false;
  const now = ({ version: latest }: { readonly version: number }) => {
    version = latest;
  };
  const tasksOf = async (kind: 'do' | 'read') => {
    const seen = await view(starter);
    return seen.openTasks.flatMap(({ taskId, step, holder, kind: own, rests }) => {
      const worker = agency.workers.find((one) => one.personId === holder.personId);
      return own === kind && !rests && worker ? [{ taskId, step, holder: worker }] : [];
    });
  };
  return {
    matterId,
    starter,
    view,
    waiting: () => tasksOf('do'),
    readers: () => tasksOf('read'),
    async save(values) {
      const body = { expectedVersion: version, values };
      now(await deeds.act(starter, routes, 'saveDraft', { params, body }));
    },
    async submit(values) {
      const taskId = submitted ? ((await view(starter)).myTask?.taskId ?? matterId) : matterId;
      submitted = true;
      const body = { expectedVersion: version, decision: 'agree' as const, values };
      now(await deeds.act(starter, routes, 'complete', { params: { matterId, taskId }, body }));
    },
    async complete({ taskId, holder }, { opinion, decision = 'agree', chosen = {} }) {
      const body = { expectedVersion: version, decision, chosen, ...(opinion ? { opinion } : {}) };
      now(await deeds.act(holder, routes, 'complete', { params: { matterId, taskId }, body }));
    },
    async giveBack({ taskId, holder }, { mode, reason }) {
      const seen = await view(holder);
      const target = seen.myTask?.returnTargets.find((one) => one.modes.includes(mode));
      if (!target) return false;
      const body = { expectedVersion: seen.version, target: target.target, mode, reason };
      now(await deeds.act(holder, routes, 'returnTask', { params: { matterId, taskId }, body }));
      return true;
    },
    async transfer({ taskId, holder }, to, reason) {
      const body = { expectedVersion: version, toAssignmentId: to.assignmentId, reason };
      now(await deeds.act(holder, routes, 'transfer', { params: { matterId, taskId }, body }));
    },
    async delegate({ taskId, holder }, to, reason) {
      const { operations, version: expectedVersion } = await view(holder);
      if (!operations.some(({ operation }) => operation === 'delegate')) return false;
      const body = { expectedVersion, toAssignmentId: to.assignmentId, reason };
      now(await deeds.act(holder, routes, 'delegate', { params: { matterId, taskId }, body }));
      return true;
    },
    async circulate(readers) {
      const body = { expectedVersion: version, assignmentIds: readers.map((one) => one.assignmentId) };
      now(await deeds.act(starter, routes, 'circulate', { params, body }));
    },
    async markRead({ taskId, holder }, remark) {
      const body = remark ? { remark } : {};
      now(await deeds.act(holder, routes, 'markRead', { params: { matterId, taskId }, body }));
    },
    async press() {
      now(await deeds.act(starter, routes, 'press', { params, body: {} }));
    },
    async withdraw() {
      const body = { expectedVersion: version };
      now(await deeds.act(starter, routes, 'withdraw', { params, body }));
    },
    async cancel(reason) {
      const body = { expectedVersion: version, reason };
      now(await deeds.act(starter, routes, 'cancel', { params, body }));
    },
  };
}
