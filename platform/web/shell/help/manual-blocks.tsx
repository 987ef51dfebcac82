import type { Block, Inline } from './read-manual.ts';
import '#platform/web/widgets/field.css';

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly pictures: Readonly<Record<string, string>>;
}

/** A manual's blocks as the page shows them. */
export const Blocks = ({ blocks, pictures }: BlocksProps) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: a manual does not change while it is read
  blocks.map((block, place) => <OneBlock key={place} block={block} pictures={pictures} />);

function OneBlock({ block, pictures }: { readonly block: Block; readonly pictures: BlocksProps['pictures'] }) {
  const write = (content: readonly Inline[]) => <Words content={content} pictures={pictures} />;
  switch (block.kind) {
    case 'heading':
      return block.level <= 2 ? <h2 id={block.id}>{block.text}</h2> : <h3 id={block.id}>{block.text}</h3>;
    case 'paragraph':
      return <p>{write(block.content)}</p>;
    case 'lines':
      return <pre>{block.text}</pre>;
    case 'list':
      return <List block={block} pictures={pictures} />;
    case 'table':
      return (
        <div className="table-frame">
          <table className="plain-table">
            <thead>
              <tr>
                {block.head.map((cell, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <th key={place} scope="col">
                    {write(cell)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, line) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <tr key={line}>
                  {row.map((cell, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    <td key={place}>{write(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

function List({ block, pictures }: { readonly block: Extract<Block, { kind: 'list' }> } & Omit<BlocksProps, 'blocks'>) {
  const items = block.items.map((item, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <li key={place}>
      <Blocks blocks={item} pictures={pictures} />
    </li>
  ));
  return block.first === undefined ? <ul>{items}</ul> : <ol start={block.first}>{items}</ol>;
}

const Words = ({ content, pictures }: { readonly content: readonly Inline[] } & Omit<BlocksProps, 'blocks'>) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: as above
  content.map((inline, place) => <OneWord key={place} inline={inline} pictures={pictures} />);

function OneWord({ inline, pictures }: { readonly inline: Inline } & Omit<BlocksProps, 'blocks'>) {
  switch (inline.kind) {
    case 'strong':
      return <b>{inline.text}</b>;
    case 'code':
      return <code>{inline.text}</code>;
    case 'picture':
      return <img src={pictures[inline.file]} alt={inline.words} loading="lazy" />;
    case 'text':
      return inline.text;
  }
}
