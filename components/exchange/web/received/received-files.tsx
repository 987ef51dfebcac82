import { Button } from 'antd';
import { useState } from 'react';
import { downloadUrl } from '#platform/web/data/transfer.ts';
import { FileLine } from '#platform/web/widgets/file-line.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { type InboxDocument, type ReceivedFile, routes } from '../../contract.ts';
import { FileReader, isReadable } from './file-reader.tsx';

/** What came, counted and read before signing for it: the list, and below it the file that is open. */
export function ReceivedFiles({ shown }: { readonly shown: InboxDocument }) {
  const { files } = shown;
  const { exchangeId } = shown.row;
  const [openId, setOpenId] = useState(files.find(({ role }) => role === 'BODY')?.fileId);
  const open = files.find(({ fileId }) => fileId === openId);
  return (
    <>
      <Panel title="文件" aside={shown.row.stage === 'RECEIVED' ? '签收前可以先打开清点' : ''}>
        <ul className="received-files">
          {files.map((file) => (
            <li key={file.fileId}>
              <span className="tertiary small">{file.role === 'BODY' ? '正文' : '附件'}</span>
              <FileLine
                name={file.name}
                bytes={file.bytes}
                href={downloadUrl(routes.downloadReceived, { params: { exchangeId, fileId: file.fileId } })}
              />
              <OpenButton file={file} open={file === open} onOpen={() => setOpenId(file.fileId)} />
            </li>
          ))}
        </ul>
      </Panel>
      {open && (
        <Panel title={open.role === 'BODY' ? '正文' : open.name}>
          <FileReader key={open.fileId} exchangeId={exchangeId} file={open} />
        </Panel>
      )}
    </>
  );
}

interface OpenButtonProps {
  readonly file: ReceivedFile;
  readonly open: boolean;
  readonly onOpen: () => void;
}

function OpenButton({ file, open, onOpen }: OpenButtonProps) {
  if (!isReadable(file)) return <span className="tertiary small">下载查看</span>;
  if (open) return <span className="tertiary small">正在看</span>;
  return (
    <Button size="small" aria-label={`在下面看 ${file.name}`} onClick={onOpen}>
      在下面看
    </Button>
  );
}
