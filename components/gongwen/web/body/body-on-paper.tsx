import {
  type BodyBlock,
  type BodyDocument,
  type BodyInline,
  headingLength,
  inlineText,
  type TableCell,
} from '@gov/gongwen';
import { createElement, type ReactNode } from 'react';
import { downloadUrl } from '#platform/web/data/transfer.ts';
import { routes } from '../../contract.ts';
import { Words } from '../words/words.tsx';
import './body.css';

interface BodyOnPaperProps {
  readonly matterId: string;
  readonly body: BodyDocument;
  readonly title?: string;
  /** Blocks to be marked, by their place. */
  readonly marked?: (index: number) => boolean;
}

/** The body to be read: reading size, faces of the printed document, flowing with the width. */
export function BodyOnPaper({ matterId, body, title, marked }: BodyOnPaperProps): ReactNode {
  return (
    <div className="body-paper">
      {title && (
        <h2 className="document-title">
          <Words text={title} />
        </h2>
      )}
      <div className="document-body">
        {body.content.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text that is read does not change its order
          <Block key={index} block={block} matterId={matterId} marked={marked?.(index) ?? false} />
        ))}
      </div>
    </div>
  );
}

interface BlockProps {
  readonly block: BodyBlock;
  readonly matterId: string;
  readonly marked: boolean;
}

function Block({ block, matterId, marked }: BlockProps): ReactNode {
  const look = marked ? 'differs' : undefined;
  switch (block.type) {
    case 'heading':
      return createElement(
        `h${block.attrs.level}`,
        { className: look },
        <HeadingWords content={block.content ?? []} />,
      );
    case 'paragraph': {
      const align = block.attrs?.textAlign;
      return <p className={[look, align && `align-${align}`].filter(Boolean).join(' ')}>{inline(block.content)}</p>;
    }
    case 'table':
      return (
        <table className={look}>
          <tbody>
            {block.content.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <tr key={index}>{row.content.map(cell)}</tr>
            ))}
          </tbody>
        </table>
      );
    case 'image': {
      const { src, alt, width } = block.attrs;
      const address = downloadUrl(routes.image, { params: { matterId, src } });
      return (
        <img className={look} src={address} alt={alt ?? ''} width={width ? `${Math.round(width * 100)}%` : undefined} />
      );
    }
  }
}

function cell({ type, attrs, content }: TableCell, index: number): ReactNode {
  const Cell = type === 'tableHeader' ? 'th' : 'td';
  return (
    <Cell key={index} colSpan={attrs?.colspan} rowSpan={attrs?.rowspan}>
      {content.map((paragraph, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <p key={place}>{inline(paragraph.content)}</p>
      ))}
    </Cell>
  );
}

/** A heading may run on: what follows its first sentence is plain text of the paragraph. */
function HeadingWords({ content }: { readonly content: readonly BodyInline[] }): ReactNode {
  const end = headingLength(inlineText(content));
  const parts: ReactNode[] = [];
  let place = 0;
  for (const [index, run] of content.entries()) {
    const length = run.type === 'text' ? run.text.length : 1;
    const inside = Math.max(0, Math.min(length, end - place));
    if (run.type === 'text' && inside < length) {
      parts.push(inlineRun({ ...run, text: run.text.slice(0, inside) }, index));
      parts.push(
        <span key={`${index} rest`} className="runs-on">
          {inlineRun({ ...run, text: run.text.slice(inside) }, 0)}
        </span>,
      );
    } else parts.push(inlineRun(run, index));
    place += length;
  }
  return parts;
}

const inline = (content: readonly BodyInline[] = []): ReactNode => content.map(inlineRun);

const tagOf = { bold: 'strong', underline: 'u', superscript: 'sup', subscript: 'sub' } as const;

function inlineRun(run: BodyInline, index: number): ReactNode {
  if (run.type === 'hardBreak') return <br key={index} />;
  const shown = (run.marks ?? []).reduce<ReactNode>(
    (inner, mark) => createElement(tagOf[mark.type], null, inner),
    <Words text={run.text} />,
  );
  return <span key={index}>{shown}</span>;
}
