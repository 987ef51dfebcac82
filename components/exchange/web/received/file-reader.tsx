import { downloadUrl } from '#platform/web/data/transfer.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { type Sheet, Sheets } from '#platform/web/widgets/sheets/sheets.tsx';
import { type ReceivedFile, routes } from '../../contract.ts';

interface FileReaderProps {
  readonly exchangeId: string;
  readonly file: ReceivedFile;
}

const isPicture = ({ mediaType }: ReceivedFile): boolean => mediaType.startsWith('image/');

/** What can be read on the page without downloading it. */
export const isReadable = (file: ReceivedFile): boolean => file.mediaType === 'application/pdf' || isPicture(file);

/** 来文 read on the page: the received file itself, page by page. */
export function FileReader({ exchangeId, file }: FileReaderProps) {
  const params = { exchangeId, fileId: file.fileId };
  if (!isReadable(file)) return <p className="list-state">这种文件请下载后查看。</p>;
  if (!isPicture(file)) return <PdfPages params={params} />;
  return <Sheets sheets={[{ address: downloadUrl(routes.downloadReceived, { params }), words: file.name }]} />;
}

function PdfPages({ params }: { readonly params: { readonly exchangeId: string; readonly fileId: string } }) {
  const query = useRoute(routes.receivedPages, { params });
  return (
    <ListStates query={query} lines={8}>
      {({ pages }) => (
        <Sheets sheets={Array.from({ length: pages }, (_, index) => sheetOf(params, index + 1, pages))} />
      )}
    </ListStates>
  );
}

const sheetOf = (
  params: { readonly exchangeId: string; readonly fileId: string },
  page: number,
  pages: number,
): Sheet => ({
  address: downloadUrl(routes.receivedPage, { params: { ...params, page } }),
  words: `第 ${page} 页，共 ${pages} 页`,
});
