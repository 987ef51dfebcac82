import type { InputOf } from '@gov/base/component';
import type { PenDrawing } from '@gov/forms';
import { useNavigate } from 'react-router';
import { useCommand } from '#platform/web/data/use-route.ts';
import { type MatterView, routes } from '../../contract.ts';
import { useCirculating } from '../circulation/use-circulating.ts';
import { isToDraft } from '../dialogs/cancel-dialog.tsx';
import { useHalting } from '../monitor/use-halting.ts';
import { sentPen } from '../pen/pen-strokes.ts';
import { useAddingStep } from '../signing/use-adding-step.ts';
import { useSigningActs } from '../signing/use-signing-acts.ts';
import type { FormValues } from '../slip/use-values.ts';
import { namesAtWork } from './matter-words.ts';
import { type ActRunner, type RunnerInput, useActRunner } from './use-act-runner.ts';
import { discarding, rereadLists } from './use-matter.ts';
import { useForgetOne, useWriteAgain } from './use-written.ts';

type Chosen = Readonly<Record<string, string[]>>;

interface PersonAsked {
  readonly assignmentId: string;
  readonly name: string;
}

interface ActsInput extends RunnerInput {
  readonly opinion: string;
  readonly pen: PenDrawing | undefined;
}

/** To whom it goes back, how it comes again, and what becomes of the others. */
type ReturnWay = Pick<InputOf<(typeof routes)['returnTask']>['body'], 'target' | 'mode' | 'across'>;

/** What the acts of one matter are made of. */
interface ActParts {
  readonly view: MatterView;
  readonly values: FormValues;
  readonly opinion: string;
  /** 手写批示. */
  readonly pen: PenDrawing | undefined;
  readonly run: ActRunner['run'];
}

/** Everything that can be done to the matter, and what became of it. */
export function useActs(input: ActsInput) {
  const { run, values, ...runner } = useActRunner(input);
  const parts = { view: input.view, values, opinion: input.opinion, pen: input.pen, run };
  const signing = useSigningActs({ ...parts, savedVersion });
  const halting = useHalting({ ...parts, savedVersion });
  return {
    ...runner,
    ...signing,
    ...halting,
    ...useCompleting(parts),
    ...useAddingStep(parts),
    ...useCirculating({ ...parts, savedVersion }),
    ...useHandingOn(parts),
    ...useAsideActs(parts),
    ...useEnding(parts),
  };
}

export type Acts = ReturnType<typeof useActs>;

const matterOf = ({ matterId }: MatterView) => ({ matterId });
const taskOf = ({ matterId, myTask }: MatterView) => ({ matterId, taskId: myTask?.taskId ?? matterId });

/** Acts that send no form values: what was typed is saved first, so that nobody finds an older text. */
async function savedVersion(values: FormValues): Promise<number> {
  await values.save();
  return (await values.settle()).version;
}

function useCompleting({ view, values, opinion, pen, run }: ActParts) {
  const complete = useCommand(routes.complete);
  const markRead = useCommand(routes.markRead);
  const written = opinion.trim() !== '';
  const decide = (
    decision: 'agree' | 'disagree' | 'abstain',
    more: { opinion?: string; chosen?: Chosen; askAgain?: boolean } = {},
  ) =>
    void run(async () => {
      const { edits, version } = await values.settle();
      const remark = { ...(written ? { opinion } : {}), ...(pen ? { pen: sentPen(pen) } : {}) };
      const body = { expectedVersion: version, decision, ...remark, values: edits, ...more };
      const reply = await complete.mutateAsync({ params: taskOf(view), body });
      values.taken();
      return reply.said;
    }, 'step');
  return {
    agree: () => decide('agree'),
    agreeTo: (chosen: Chosen, askAgain?: boolean) =>
      decide('agree', { chosen, ...(askAgain === undefined ? {} : { askAgain }) }),
    abstain: () => decide('abstain'),
    disagree: (reason: string) => decide('disagree', { opinion: reason }),
    read: () =>
      void run(async () => {
        await markRead.mutateAsync({ params: taskOf(view), body: written ? { remark: opinion } : {} });
        return '已阅';
      }, 'step'),
  };
}

function useHandingOn({ view, values, run }: ActParts) {
  const returnTask = useCommand(routes.returnTask);
  const withdraw = useCommand(routes.withdraw);
  const transfer = useCommand(routes.transfer);
  const writeAgain = useWriteAgain(view.matterId);
  return {
    giveBack: (way: ReturnWay, reason: string, drawing: PenDrawing | undefined) =>
      void run(async () => {
        const written = { ...(reason === '' ? {} : { reason }), ...(drawing ? { pen: sentPen(drawing) } : {}) };
        const body = { expectedVersion: await savedVersion(values), ...way, ...written };
        return (await returnTask.mutateAsync({ params: taskOf(view), body })).said;
      }, 'step'),
    withdraw: () =>
      void run(async () => {
        const body = { expectedVersion: view.version };
        const { opinion } = await withdraw.mutateAsync({ params: matterOf(view), body });
        if (opinion) writeAgain(opinion);
        return '已取回，您可以接着办';
      }),
    transfer: ({ assignmentId, name }: PersonAsked, reason: string) =>
      void run(async () => {
        const body = { expectedVersion: await savedVersion(values), toAssignmentId: assignmentId, reason };
        await transfer.mutateAsync({ params: taskOf(view), body });
        return `已转给${name}办理`;
      }, 'step'),
  };
}

function useAsideActs({ view, run }: ActParts) {
  const press = useCommand(routes.press);
  const askBack = useCommand(routes.askBack);
  const forget = useForgetOne(view.matterId);
  return {
    press: (message: string) =>
      void run(async () => {
        await press.mutateAsync({ params: matterOf(view), body: message === '' ? {} : { message } });
        forget('press');
        return `已催${namesAtWork(view).join('、')}`;
      }),
    askBack: (reason: string) =>
      void run(async () => {
        const { said } = await askBack.mutateAsync({ params: matterOf(view), body: { reason } });
        forget('ask-back');
        return said;
      }),
  };
}

function useEnding({ view, values, run }: ActParts) {
  const navigate = useNavigate();
  const cancel = useCommand(routes.cancel);
  const discard = useCommand(routes.discardDraft);
  return {
    cancel: (reason: string) =>
      void run(async () => {
        await cancel.mutateAsync({ params: matterOf(view), body: { expectedVersion: view.version, reason } });
        return isToDraft(view) ? '已撤销，回到您这里，改好可以再提交' : '已撤销，不再办理';
      }),
    discard: () =>
      void run(async () => {
        const bringBack = values.taken();
        await discarding(view.matterId, () => discard.mutateAsync({ params: matterOf(view) })).catch(
          (error: unknown) => {
            bringBack();
            throw error;
          },
        );
        await rereadLists();
        navigate('/inbox?box=drafts', { replace: true });
        return '草稿已丢弃';
      }, 'end'),
  };
}
