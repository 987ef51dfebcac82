import {
  compileForm,
  type FormTemplate,
  mapSlots,
  type RenderBlock,
  type RenderCell,
  type RenderTree,
  renderTree,
} from '@gov/forms';
import { type ReactNode, useMemo } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { FormPaper } from '../render/form-paper.tsx';

/** Names of the fields in the place of their values. */
const withNames = (tree: RenderTree): RenderTree => {
  const named = mapSlots(tree, (slot) => ({ ...slot, display: `〔${slot.label}〕` }));
  return { ...named, blocks: named.blocks.map(withBlockNames) };
};

function withBlockNames(block: RenderBlock): RenderBlock {
  if (block.kind === 'opinions') return { ...block, waiting: [`意见栏：${block.label}`] };
  if (block.kind !== 'table') return block;
  const cellOf = (cell: RenderCell): RenderCell => ({ ...cell, content: cell.content.map(withBlockNames) });
  return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(cellOf) })) };
}

/** A template as paper, with the names of its fields where their values will stand. */
export function TemplatePaper({
  template,
  idPrefix,
}: {
  readonly template: FormTemplate;
  readonly idPrefix: string;
}): ReactNode {
  const { agency } = useSession();
  const tree = useMemo(() => {
    const compiled = compileForm(template);
    const view = { permissions: {}, data: {}, opinions: { entries: [] }, agencyName: agency.name };
    return compiled.ok ? withNames(renderTree(compiled.value, view)) : undefined;
  }, [template, agency.name]);
  return tree ? (
    <FormPaper tree={tree} mode="read" idPrefix={idPrefix} />
  ) : (
    <Note kind="warning">这一稿还有问题，画不出来。</Note>
  );
}
