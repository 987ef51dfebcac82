import type { FinishedPart, FinishedPartKind } from '@gov/gongwen';
import type { MatterPanelProps } from '#components/matters/web/parts.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { routes } from '../../contract.ts';
import { type Place, placeOf } from '../../rules/paste-places.ts';

/** Where a part of a pasted document goes. */
export interface PartPlace extends Place {
  readonly part: FinishedPart;
  readonly words: string;
  /** Its field is not this step's to change: it stays in the text. */
  readonly stays: boolean;
}

const words: Readonly<Record<FinishedPartKind, string>> = {
  head: '版头',
  title: '标题',
  mainRecipients: '主送',
  attachmentNote: '附件说明',
  closing: '署名和日期',
  note: '附注',
  copyRecipients: '抄送',
  imprint: '印发机关',
};

/** Says for each part of a pasted document which field of the slip takes it, as far as this step may change it. */
export function useSlipParts(slip: MatterPanelProps['slip']): (part: FinishedPart) => PartPlace {
  const { agency } = useSession();
  const directory = useRoute(routes.recipients).data?.agencies ?? [];
  return (part) => {
    const place = placeOf(part, { values: slip?.values ?? {}, directory, own: agency.name });
    const keys = Object.keys(place.values);
    const stays = keys.length > 0 && !keys.every((key) => slip?.mayChange(key));
    const named = { part, words: words[part.kind], stays };
    return stays ? { ...named, values: place.values, goes: '这一步不能改这一栏，留在正文里' } : { ...named, ...place };
  };
}
