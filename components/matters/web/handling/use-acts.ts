import { useState } from 'react';
import { useNavigate } from 'react-router';
import { CallError } from '#platform/web/data/call-error.ts';
import { useCommand } from '#platform/web/data/use-route.ts';
import { type MatterView, routes } from '../../contract.ts';
import { fieldProblemsOf } from '../slip/field-problems.ts';
import type { FormValues } from '../slip/use-values.ts';
import type { Asking } from './acts.ts';
import { namesAtWork } from './matter-words.ts';
import { rereadLists, rereadMatter } from './use-matter.ts';

type Chosen = Readonly<Record<string, string[]>>;

/** A step of the process can be taken back, what is done beside it (催办, 传阅) cannot; after the end there is no page to read again. */
type ActKind = 'step' | 'aside' | 'end';

interface Refused {
  readonly error: CallError;
  readonly version: number;
}

/** That somebody was pressed too often is old news when the matter has moved on; any other reason stays to be read. */
const isOver = ({ error, version }: Refused, shown: number): boolean => error.status === 429 && version !== shown;

/** What was done last here. */
interface Said {
  readonly sentence: string;
  readonly ofStep: boolean;
}

interface ActsInput {
  readonly view: MatterView;
  readonly values: FormValues;
  readonly opinion: string;
  readonly forgetOpinion: () => void;
  /** What else on the page must be saved first. */
  readonly beforeActing: () => Promise<unknown>;
}

/** Everything that can be done to the matter, and what became of it. */
export function useActs({ view, values, opinion, forgetOpinion, beforeActing }: ActsInput) {
  const { matterId, myTask } = view;
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Asking>();
  const [said, setSaid] = useState<Said>();
  const [refused, setRefused] = useState<Refused>();
  const [busy, setBusy] = useState(false);
  const complete = useCommand(routes.complete);
  const returnTask = useCommand(routes.returnTask);
  const withdraw = useCommand(routes.withdraw);
  const transfer = useCommand(routes.transfer);
  const circulate = useCommand(routes.circulate);
  const markRead = useCommand(routes.markRead);
  const press = useCommand(routes.press);
  const cancel = useCommand(routes.cancel);
  const discard = useCommand(routes.discardDraft);

  const matter = { matterId };
  const task = { matterId, taskId: myTask?.taskId ?? matterId };
  const remark = opinion.trim() === '' ? {} : { opinion };

  /** Runs one act: its sentence stays in view, a refusal keeps all input. */
  const act = async (run: () => Promise<string>, kind: ActKind = 'aside'): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    setSaid(undefined);
    try {
      await beforeActing();
      const sentence = await run();
      setAsking(undefined);
      if (kind === 'end') return forgetOpinion();
      if (kind === 'step') forgetOpinion();
      void rereadLists();
      await rereadMatter(matterId);
      setSaid({ sentence, ofStep: kind === 'step' });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefused({ error, version: view.version });
      const problems = fieldProblemsOf(error.fields);
      if (problems.length > 0) {
        values.refuse(problems);
        setAsking(undefined);
      }
    } finally {
      setBusy(false);
    }
  };

  const decide = (decision: 'agree' | 'disagree', more: { opinion?: string; chosen?: Chosen } = {}) =>
    act(async () => {
      const { edits, version } = await values.settle();
      const reply = await complete.mutateAsync({
        params: task,
        body: { expectedVersion: version, decision, ...remark, values: edits, ...more },
      });
      values.taken();
      return reply.said;
    }, 'step');

  /** Acts that send no form values: what was typed is saved first, so that nobody finds an older text. */
  const withVersion = async (): Promise<number> => {
    await values.save();
    return (await values.settle()).version;
  };

  return {
    asking,
    said,
    error: refused && isOver(refused, view.version) ? undefined : refused?.error,
    busy,
    ask: (next: Asking) => {
      setRefused(undefined);
      setAsking(next);
    },
    leave: () => {
      setAsking(undefined);
      setRefused(undefined);
    },
    lookAgain: () => {
      setRefused(undefined);
      void rereadMatter(matterId);
    },
    agree: () => void decide('agree'),
    agreeTo: (chosen: Chosen) => void decide('agree', { chosen }),
    disagree: (reason: string) => void decide('disagree', { opinion: reason }),
    giveBack: (target: number, mode: 'rewalk' | 'direct', reason: string) =>
      void act(async () => {
        const body = { expectedVersion: await withVersion(), target, mode, reason };
        return (await returnTask.mutateAsync({ params: task, body })).said;
      }, 'step'),
    withdraw: () =>
      void act(async () => {
        await withdraw.mutateAsync({ params: matter, body: { expectedVersion: view.version } });
        return '已取回，您可以接着办';
      }),
    transfer: (person: { readonly assignmentId: string; readonly name: string }, reason: string) =>
      void act(async () => {
        const body = { expectedVersion: await withVersion(), toAssignmentId: person.assignmentId, reason };
        await transfer.mutateAsync({ params: task, body });
        return `已转给${person.name}办理`;
      }, 'step'),
    circulate: (persons: readonly { readonly assignmentId: string; readonly name: string }[]) =>
      void act(async () => {
        const assignmentIds = persons.map((person) => person.assignmentId);
        await circulate.mutateAsync({ params: matter, body: { expectedVersion: await withVersion(), assignmentIds } });
        return `已传阅给${persons.map((person) => person.name).join('、')}`;
      }),
    read: () =>
      void act(async () => {
        await markRead.mutateAsync({ params: task, body: opinion.trim() === '' ? {} : { remark: opinion } });
        return '已阅';
      }, 'step'),
    press: () =>
      void act(async () => {
        await press.mutateAsync({ params: matter, body: {} });
        return `已催${namesAtWork(view).join('、')}`;
      }),
    cancel: (reason: string) =>
      void act(async () => {
        await cancel.mutateAsync({ params: matter, body: { expectedVersion: view.version, reason } });
        return '已撤销，不再办理';
      }),
    discard: () =>
      void act(async () => {
        values.taken();
        await discard.mutateAsync({ params: matter });
        await rereadLists();
        navigate('/inbox?box=drafts', { replace: true });
        return '草稿已丢弃';
      }, 'end'),
  };
}

export type Acts = ReturnType<typeof useActs>;
