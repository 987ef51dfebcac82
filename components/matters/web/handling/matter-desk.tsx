import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';
import type { MatterView } from '../../contract.ts';
import { Attachments } from '../attachments/attachments.tsx';
import { Dialogs } from '../dialogs/dialogs.tsx';
import { Slip } from '../slip/slip.tsx';
import { useValues } from '../slip/use-values.ts';
import { Aside } from '../trace/aside.tsx';
import { Arrangement } from './arrangement.tsx';
import { DecisionArea } from './decision-area.tsx';
import { KindPanel } from './kind-panel.tsx';
import { MatterHead } from './matter-head.tsx';
import { windowTitle } from './matter-words.ts';
import { Notices } from './notices.tsx';
import { useActs } from './use-acts.ts';
import { usePanelSaves } from './use-panel-saves.ts';
import { useUnmended } from './use-unmended.ts';
import { useForgetWritten, useWritten } from './use-written.ts';

/** One matter on the desk: head, slip, body, trace, and the bar in which it is decided. */
export function MatterDesk({ view }: { readonly view: MatterView }) {
  const values = useValues(view);
  const { text: opinion, write: writeOpinion } = useWritten(view.matterId, 'opinion');
  const forgetWritten = useForgetWritten(view.matterId);
  const panels = usePanelSaves();
  const acts = useActs({ view, values, opinion, forgetWritten, beforeActing: panels.saveAll });
  const refused = useUnmended(acts.error, values.problems, opinion);
  useWindowTitle(windowTitle(view));
  return (
    <div className="matter">
      <MatterHead view={view} saveState={values.state} aside={<Aside view={view} />} />
      <Notices view={view} refused={refused} values={values} />
      <Arrangement
        view={view}
        refused={refused.length > 0}
        slip={<Slip view={view} values={values} />}
        panel={<KindPanel view={view} beforeActing={panels.register} values={values} />}
        attachments={<Attachments view={view} />}
        aside={<Aside view={view} />}
      />
      <DecisionArea view={view} values={values} acts={acts} opinion={opinion} onOpinion={writeOpinion} />
      <Dialogs view={view} acts={acts} opinion={opinion} />
    </div>
  );
}
