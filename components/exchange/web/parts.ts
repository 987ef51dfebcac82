import { webPart } from '#platform/web/shell/web-part.tsx';

export interface MatterDispatchesProps {
  readonly matterId: string;
}

/** Where the documents of a matter went: one line per receiver, nothing where nothing was sent. */
export const matterDispatches = webPart<MatterDispatchesProps>('exchange', 'matter-dispatches');
