import type { InputOf } from '@gov/base/component';
import { useRoute } from '#platform/web/data/use-route.ts';
import { type MatterView, routes } from '../../contract.ts';

export type PreviewedAct = InputOf<(typeof routes)['previewAct']>['body']['act'];

/** A dry run of the act as its dialog stands, asked of the server while the dialog is open. */
export function useEffects(view: Pick<MatterView, 'matterId' | 'version'>, act: PreviewedAct, open: boolean) {
  return useRoute(
    routes.previewAct,
    { params: { matterId: view.matterId }, body: { expectedVersion: view.version, act } },
    { enabled: open },
  );
}

export type EffectsQuery = ReturnType<typeof useEffects>;

/** Nothing is confirmed unseen, or where the dry run was refused; a machine that did not answer keeps nobody from trying. */
export const mayNotAct = ({ isPending, error }: EffectsQuery): boolean => isPending || error?.status === 409;
