import type { JsonValue } from '@gov/base';
import {
  mapSlots,
  type RenderBlock,
  type RenderOpinions,
  type RenderTree,
  reflow,
  type ShownSheet,
  slotsOf,
  splitSheets,
  withoutIdleHints,
} from '@gov/forms';
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import './form-paper.css';
import './form-fields.css';
import '../looks/text-looks.css';
import './detail-table.css';
import { useNarrowPaper } from '../looks/paper-width.ts';
import { DetailTable } from './detail-table.tsx';
import { OpinionRegion } from './opinion-region.tsx';
import {
  type FormPickers,
  type PaperContext,
  PaperSurroundings,
  type Signer,
  type StoredAttachment,
} from './paper-context.ts';
import { PaperLine } from './paper-line.tsx';
import { PaperTable } from './paper-table.tsx';

export interface FormPaperProps {
  readonly tree: RenderTree;
  /** `read`: everything as text, whatever the tree allows. */
  readonly mode: 'fill' | 'read';
  readonly onChange?: (key: string, value: JsonValue) => void;
  readonly onLeave?: (key: string) => void;
  readonly pickers?: FormPickers;
  readonly idPrefix?: string;
  readonly attachmentAddress?: (file: StoredAttachment) => string;
  readonly matterAddress?: (matterId: string) => string;
  readonly signer?: Signer;
  readonly onOpenBody?: () => void;
  readonly renderMine?: (block: RenderOpinions) => ReactNode;
}

const nothing = (): void => {};

/** A form as paper: real tables, native inputs, opinion blocks. Draws exactly the render tree and decides nothing. */
export function FormPaper(props: FormPaperProps): ReactNode {
  const { mode, onChange, onLeave, pickers, idPrefix, attachmentAddress, onOpenBody, renderMine } = props;
  const { matterAddress, signer } = props;
  const tree = useShown(props.tree, mode);
  const standing = useStanding(props.tree);
  const surroundings = useMemo<PaperContext>(
    () => ({
      idPrefix: idPrefix ?? 'form',
      onChange: onChange ?? nothing,
      onLeave: onLeave ?? nothing,
      pickers: pickers ?? {},
      standing,
      attachmentAddress,
      matterAddress,
      signer,
      onOpenBody,
      renderMine,
    }),
    [idPrefix, onChange, onLeave, pickers, standing, attachmentAddress, matterAddress, signer, onOpenBody, renderMine],
  );
  return (
    <PaperSurroundings value={surroundings}>
      <Sheets tree={tree} mode={mode} />
    </PaperSurroundings>
  );
}

/** Looks a field up on the paper as it is now, also from what began before somebody typed on. */
function useStanding(tree: RenderTree): PaperContext['standing'] {
  const now = useRef(tree);
  useEffect(() => {
    now.current = tree;
  }, [tree]);
  return useCallback((key) => slotsOf(now.current).find((slot) => slot.key === key), []);
}

/** On a phone what one fills in comes first and opinions last; as text alone it stays in its order but for the opinions. */
function useShown(tree: RenderTree, mode: 'fill' | 'read'): RenderTree {
  const narrow = useNarrowPaper();
  return useMemo(() => {
    const shown = withoutIdleHints(tree, mode);
    if (!narrow) return shown;
    return reflow(mode === 'fill' ? shown : mapSlots(shown, (slot) => ({ ...slot, mode: 'read' })));
  }, [tree, narrow, mode]);
}

type Mode = 'fill' | 'read';

/** One paper, or several forms one below the other, each a paper of its own under its name. */
function Sheets({ tree, mode }: { readonly tree: RenderTree; readonly mode: Mode }): ReactNode {
  const sheets = splitSheets(tree.blocks);
  if (sheets.length < 2) return <Paper name={tree.name} blocks={tree.blocks} mode={mode} />;
  return (
    <div className="gov-form-sheets">
      {sheets.map(({ sheet, blocks }, at) => (
        <section key={sheet?.key ?? ''} aria-label={sheet?.name}>
          <p className="gov-form-sheet-name">
            第 {at + 1} 张，共 {sheets.length} 张：{sheet?.name}
            {sheets.map((other, place) =>
              other.sheet && place !== at ? (
                <button key={other.sheet.key} type="button" onClick={(event) => goToSheet(event.currentTarget, place)}>
                  到第 {place + 1} 张{mode === 'fill' && hasOwn(other, tree) ? '（有您填的）' : ''}
                </button>
              ) : null,
            )}
          </p>
          <Paper name={sheet?.name ?? tree.name} blocks={blocks} mode={mode} />
        </section>
      ))}
    </div>
  );
}

/** Something on it is filled in by this reader. */
const hasOwn = ({ blocks }: ShownSheet, { name }: RenderTree): boolean =>
  slotsOf({ name, blocks }).some((slot) => slot.mode === 'edit');

function goToSheet(from: HTMLElement, place: number): void {
  const sheets = from.closest('.gov-form-sheets')?.querySelectorAll(':scope > section');
  sheets?.[place]?.scrollIntoView({ block: 'start' });
}

interface PaperProps {
  readonly name: string;
  readonly blocks: readonly RenderBlock[];
  readonly mode: Mode;
}

const Paper = ({ name, blocks, mode }: PaperProps): ReactNode => (
  <article className={useNarrowPaper() ? 'gov-form-paper is-narrow' : 'gov-form-paper'} aria-label={name}>
    {blocks.map((block, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the paper's blocks never change their order
      <PaperBlock key={index} block={block} mode={mode} />
    ))}
  </article>
);

function PaperBlock({ block, mode }: { readonly block: RenderBlock; readonly mode: 'fill' | 'read' }): ReactNode {
  switch (block.kind) {
    case 'table':
      return <PaperTable table={block} mode={mode} />;
    case 'opinions':
      return <OpinionRegion block={block} />;
    case 'detail':
      return <DetailTable block={block} mode={mode} />;
    case 'heading':
    case 'paragraph':
      return <PaperLine line={block} mode={mode} />;
    case 'redLine':
      return <hr className="gov-form-red-line" />;
    case 'sheet':
      return null;
  }
}
