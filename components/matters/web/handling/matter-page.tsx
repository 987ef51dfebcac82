import { useParams } from 'react-router';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { MatterDesk } from './matter-desk.tsx';
import { MatterMissing, MatterTakenBack } from './matter-missing.tsx';
import { isLost, useMatter } from './use-matter.ts';
import './handling.css';

/** `/matters/:matterId`: the handling page. */
export function MatterPage() {
  const { matterId = '' } = useParams();
  return <OneMatter key={matterId} matterId={matterId} />;
}

function OneMatter({ matterId }: { readonly matterId: string }) {
  const matter = useMatter(matterId);
  const { data, error } = matter;
  const refused = error && data === undefined && error.status < 500 && error.status > 0;
  // Who had it in hand can only have lost it to its sender.
  if (isLost(matter) && data?.myTask) return <MatterTakenBack task={data.myTask} />;
  if (error && (refused || isLost(matter))) return <MatterMissing error={error} />;
  return (
    <ListStates query={matter} lines={6}>
      {(view) => <MatterDesk view={view} />}
    </ListStates>
  );
}
