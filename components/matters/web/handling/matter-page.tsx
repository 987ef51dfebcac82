import { useParams } from 'react-router';
import { MatterDesk } from './matter-desk.tsx';
import { OneMatter } from './one-matter.tsx';
import './handling.css';

/** `/matters/:matterId`: the handling page. */
export function MatterPage() {
  const { matterId = '' } = useParams();
  return (
    <OneMatter key={matterId} matterId={matterId}>
      {(view) => <MatterDesk view={view} />}
    </OneMatter>
  );
}
