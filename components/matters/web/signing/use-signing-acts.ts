import { useCommand } from '#platform/web/data/use-route.ts';
import { type MatterView, routes } from '../../contract.ts';
import type { ActRunner } from '../handling/use-act-runner.ts';
import { useForgetOne, type Written } from '../handling/use-written.ts';
import type { FormValues } from '../slip/use-values.ts';

export type AddWhere = NonNullable<MatterView['signing']>['add'][number];

interface SigningParts {
  readonly view: MatterView;
  readonly values: FormValues;
  readonly run: ActRunner['run'];
  readonly savedVersion: (values: FormValues) => Promise<number>;
}

/** Acts about who handles a step with whom: 加签 减签 次序 委派 签收 特送. Every sentence is the server's. */
export function useSigningActs({ view, values, run, savedVersion }: SigningParts) {
  const { matterId } = view;
  const visit = view.signing?.visit ?? 0;
  const addSigners = useCommand(routes.addSigners);
  const removeSigner = useCommand(routes.removeSigner);
  const removeStep = useCommand(routes.removeStep);
  const reorder = useCommand(routes.reorder);
  const delegate = useCommand(routes.delegate);
  const recall = useCommand(routes.recall);
  const claim = useCommand(routes.claim);
  const release = useCommand(routes.release);
  const jump = useCommand(routes.jump);
  const forget = useForgetOne(matterId);
  const params = { matterId };
  const task = { matterId, taskId: view.myTask?.taskId ?? view.signing?.taskId ?? matterId };
  const step = (act: () => Promise<{ readonly said: string }>) => void run(async () => (await act()).said, 'step');
  const beside = (act: () => Promise<{ readonly said: string }>, what?: Written) =>
    void run(async () => {
      const { said } = await act();
      if (what) forget(what);
      return said;
    });
  return {
    addSigners: (where: AddWhere, assignmentIds: string[], reason: string) =>
      beside(
        async () =>
          addSigners.mutateAsync({
            params: task,
            body: { expectedVersion: await savedVersion(values), where, assignmentIds, reason },
          }),
        'add-signers',
      ),
    removeSigner: (personId: string, reason: string) =>
      beside(
        () => removeSigner.mutateAsync({ params, body: { expectedVersion: view.version, visit, personId, reason } }),
        'remove-signer',
      ),
    removeStep: (round: number, at: number, reason: string) =>
      beside(
        () => removeStep.mutateAsync({ params, body: { expectedVersion: view.version, visit: round, at, reason } }),
        'remove-step',
      ),
    reorder: (personIds: string[]) =>
      beside(() => reorder.mutateAsync({ params, body: { expectedVersion: view.version, visit, personIds } })),
    delegate: (toAssignmentId: string, reason: string) =>
      beside(
        async () =>
          delegate.mutateAsync({
            params: task,
            body: { expectedVersion: await savedVersion(values), toAssignmentId, reason },
          }),
        'delegate',
      ),
    recall: () => beside(() => recall.mutateAsync({ params: task, body: { expectedVersion: view.version } })),
    claim: () => beside(() => claim.mutateAsync({ params: task, body: {} })),
    release: (reason: string) => beside(() => release.mutateAsync({ params: task, body: { reason } }), 'release'),
    jump: (node: string, reason: string) =>
      step(async () =>
        jump.mutateAsync({ params, body: { expectedVersion: await savedVersion(values), visit, node, reason } }),
      ),
  };
}
