import { useParams } from 'react-router';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { MatterDesk } from './matter-desk.tsx';
import { MatterMissing } from './matter-missing.tsx';
import { useMatter } from './use-matter.ts';
import './handling.css';

/** `/matters/:matterId`: the handling page. */
export function MatterPage() {
  const { matterId = '' } = useParams();
  return <OneMatter key={matterId} matterId={matterId} />;
}

function OneMatter({ matterId }: { readonly matterId: string }) {
  const matter = useMatter(matterId);
  if (matter.error && matter.data === undefined && matter.error.status < 500 && matter.error.status > 0)
    return <MatterMissing error={matter.error} />;
  return (
    <ListStates query={matter} lines={6}>
      {(view) => <MatterDesk view={view} />}
    </ListStates>
  );
}
