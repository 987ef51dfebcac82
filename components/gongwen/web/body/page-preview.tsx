import type { ReplyOf } from '@gov/base/component';
import type { BodyDocument } from '@gov/gongwen';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import type { CallError } from '#platform/web/data/call-error.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type DocumentView, routes } from '../../contract.ts';
import { Words } from '../words/words.tsx';

interface PagePreviewProps {
  readonly document: DocumentView;
  /** The text in the editor instead of the saved one. */
  readonly body?: BodyDocument;
}

/** 版式: the document as it will be printed, page by page. */
export function PagePreview({ document, body }: PagePreviewProps): ReactNode {
  const { matterId, bodyVersion, format, number, status } = document;
  const shown = useId();
  const query = useQuery<ReplyOf<typeof routes.preview>, CallError>({
    // an unsaved text is laid out anew each time the preview is opened
    queryKey: [routes.preview.path, matterId, bodyVersion, format, number, status, body ? shown : 'saved'],
    queryFn: ({ signal }) => call(routes.preview, { params: { matterId }, body: body ? { body } : {} }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  return (
    <div className="page-preview">
      <ListStates
        query={query}
        lines={8}
        empty={({ pages }) => pages.length === 0 && <EmptyState sentence="还没有可以排版的内容。" />}
      >
        {({ pages, texts, unprinted }) => (
          <>
            {unprinted && (
              <Note kind="error">
                <Words text={unprinted} />
              </Note>
            )}
            <Pages pages={pages} texts={texts} />
          </>
        )}
      </ListStates>
    </div>
  );
}

const Pages = ({ pages, texts }: Pick<ReplyOf<typeof routes.preview>, 'pages' | 'texts'>): ReactNode =>
  pages.map((svg, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pages are their numbers
    <Page key={index} svg={svg} text={texts[index] ?? ''} words={`第 ${index + 1} 页，共 ${pages.length} 页`} />
  ));

interface PageProps {
  readonly svg: string;
  readonly text: string;
  readonly words: string;
}

function Page({ svg, text, words }: PageProps): ReactNode {
  const address = useAddressOf(svg);
  return (
    <figure>
      {address && <img src={address} alt={`${words}。${text}`} />}
      <figcaption>{words}</figcaption>
    </figure>
  );
}

/** As an image a page of SVG can run nothing and reach nothing outside. */
function useAddressOf(svg: string): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  return address;
}
