import { useCommand } from '#platform/web/data/use-route.ts';
import { type MatterView, routes } from '../../contract.ts';
import type { ActRunner } from '../handling/use-act-runner.ts';
import { useForgetOne } from '../handling/use-written.ts';
import type { FormValues } from '../slip/use-values.ts';

interface HaltingParts {
  readonly view: MatterView;
  readonly values: FormValues;
  readonly run: ActRunner['run'];
  readonly savedVersion: (values: FormValues) => Promise<number>;
}

/** 暂停 and 恢复 by who has the matter in hand. What was typed is saved first: afterwards nothing can be. */
export function useHalting({ view, values, run, savedVersion }: HaltingParts) {
  const suspend = useCommand(routes.suspendOwn);
  const resume = useCommand(routes.resumeOwn);
  const deliver = useCommand(routes.deliverOwn);
  const forget = useForgetOne(view.matterId);
  const params = { matterId: view.matterId };
  return {
    suspend: (reason: string) =>
      void run(async () => {
        const body = { expectedVersion: await savedVersion(values), reason };
        const { said } = await suspend.mutateAsync({ params, body });
        forget('suspend');
        return said;
      }),
    deliver: (visit: number, event: string, reason: string) =>
      void run(async () => {
        const body = { expectedVersion: view.version, visit, event, reason };
        const { said } = await deliver.mutateAsync({ params, body });
        forget('deliver');
        return said;
      }),
    resume: () =>
      void run(async () => (await resume.mutateAsync({ params, body: { expectedVersion: view.version } })).said),
  };
}
