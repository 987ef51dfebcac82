import { Button } from 'antd';

interface AuditPagesProps {
  readonly first: boolean;
  readonly more: boolean;
  readonly onNewer: () => void;
  readonly onOlder: () => void;
}

export const AuditPages = ({ first, more, onNewer, onOlder }: AuditPagesProps) => (
  <div className="audit-pages">
    <Button disabled={first} onClick={onNewer}>
      看更新的
    </Button>
    <Button disabled={!more} onClick={onOlder}>
      看更早的
    </Button>
    {!more && <span className="tertiary small">后面没有了。</span>}
  </div>
);
