import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';
import type { MatterView } from '../../contract.ts';
import { Attachments } from '../attachments/attachments.tsx';
import { NotesToDecide } from '../cover-notes/notes-to-decide.tsx';
import { Dialogs } from '../dialogs/dialogs.tsx';
import { Slip } from '../slip/slip.tsx';
import { Aside } from '../trace/aside.tsx';
import { Arrangement } from './arrangement.tsx';
import { DecisionArea } from './decision-area.tsx';
import { KindPanel } from './kind-panel.tsx';
import { MatterHead } from './matter-head.tsx';
import { windowTitle } from './matter-words.ts';
import { Notices } from './notices.tsx';
import { useDesk } from './use-desk.ts';

/** One matter on the desk: head, slip, body, trace, and the bar in which it is decided. */
export function MatterDesk({ view }: { readonly view: MatterView }) {
  const { values, opinion, writeOpinion, pen, acts, refused, beforeActing } = useDesk(view);
  useWindowTitle(windowTitle(view));
  return (
    <div className="matter">
      <MatterHead view={view} values={values} aside={<Aside view={view} />} />
      <Notices view={view} refused={refused} values={values}>
        <NotesToDecide view={view} />
      </Notices>
      <Arrangement
        view={view}
        refused={refused.length > 0}
        slip={<Slip view={view} values={values} />}
        panel={<KindPanel view={view} beforeActing={beforeActing} values={values} />}
        attachments={<Attachments view={view} />}
        aside={<Aside view={view} />}
      />
      <DecisionArea view={view} values={values} acts={acts} opinion={opinion} onOpinion={writeOpinion} pen={pen} />
      <Dialogs view={view} acts={acts} opinion={opinion} pen={pen} />
    </div>
  );
}
