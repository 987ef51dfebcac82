import { Button } from 'antd';
import { downloadUrl } from '#platform/web/data/transfer.ts';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { routes } from '../../contract.ts';

interface PrintButtonProps {
  readonly matterId: string;
  /** Brings what is typed to the server first: the paper is printed as it is stored. */
  readonly save: () => Promise<void>;
}

/** The form as PDF beside the page, to be printed or kept. */
export function PrintButton({ matterId, save }: PrintButtonProps) {
  const address = downloadUrl(routes.print, { params: { matterId } });
  return (
    <Button
      type="text"
      icon={<Icon name="print" />}
      href={address}
      target="_blank"
      rel="noopener"
      title="打开 PDF，可以打印，也可以存下来"
      onClick={(event) => {
        event.preventDefault();
        void save().then(() => window.open(address, '_blank', 'noopener'));
      }}
    >
      打印
    </Button>
  );
}
