import { isUuid } from '@gov/base';
import { Link, useParams } from 'react-router';
import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';
import { MatterDesk } from './matter-desk.tsx';
import { OneMatter } from './one-matter.tsx';
import './handling.css';

/** `/matters/:matterId`: the handling page. */
export function MatterPage() {
  const { matterId = '' } = useParams();
  if (!isUuid(matterId)) return <NoSuchAddress />;
  return (
    <OneMatter key={matterId} matterId={matterId}>
      {(view) => <MatterDesk view={view} />}
    </OneMatter>
  );
}

/** No matter can have such an address: it was cut off or mistyped. */
function NoSuchAddress() {
  useWindowTitle('没有找到');
  return (
    <section className="matter-missing" role="alert">
      <h1>没有这件事项</h1>
      <p className="secondary">地址不完整或有错字，可能没有复制全。请从列表里打开，或向发来链接的人再要一次。</p>
      <p>
        <Link to="/inbox">回到待我办</Link>
      </p>
    </section>
  );
}
