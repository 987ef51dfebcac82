import { Button, Modal } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { foreignPlaces, type ImportReport, importReport } from '../../rules/import-report.ts';
import type { DesignSaver } from '../designer/design-saver.ts';
import { ImportRemarks } from './import-remarks.tsx';

/** 导入时没有用上的: told from the file as it is now, so that it can be read again whenever it is asked for. */
export function UnusedContent({ saver }: { readonly saver: DesignSaver }): ReactNode {
  const { openedXml } = saver;
  const isForeign = useMemo(() => foreignPlaces(openedXml).length > 0, [openedXml]);
  const [open, setOpen] = useState(false);
  const [report, setReport] = useState<ImportReport | null>();
  if (!isForeign) return null;
  const show = async (): Promise<void> => {
    setReport(undefined);
    setOpen(true);
    setReport((await importReport(await saver.file())) ?? null);
  };
  return (
    <>
      <Button type="text" onClick={() => void show()}>
        导入时没有用上的
      </Button>
      <Modal
        open={open}
        title="导入时没有用上的"
        width={620}
        centered
        onCancel={() => setOpen(false)}
        footer={<Button onClick={() => setOpen(false)}>关闭</Button>}
      >
        {report === undefined && <LoadingState lines={6} />}
        {report === null && <Note kind="warning">这个流程的文件现在读不出来。</Note>}
        {report && <ImportRemarks report={report} />}
      </Modal>
    </>
  );
}
