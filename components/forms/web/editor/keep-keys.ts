import type { FieldDefinition } from '@gov/forms';
import { Extension } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { Plugin, Transaction } from '@tiptap/pm/state';
import type { Mapping } from '@tiptap/pm/transform';
import { afterComposition } from './after-composition.ts';
import { newKey } from './new-key.ts';
import type { BlockNode, FieldNode, PaperAttributes } from './paper-schema.ts';
import { pieceNames } from './piece-names.ts';

/**
 * A key stands on paper once. A copy of a field is another field with a key of its own; what was there before keeps its key,
 * for data lies under it. What came with the product and is taken off the paper stays in the form.
 */
export const keepKeys = (keptKeys: readonly string[]) =>
  Extension.create({
    name: 'keepKeys',
    addProseMirrorPlugins: () => [keyPlugin(keptKeys)],
  });

export const keyPlugin = (keptKeys: readonly string[]): Plugin => {
  const kept = new Set(keptKeys);
  return afterComposition((tr, before, moved) => {
    renameCopies(tr, before, moved);
    keepAside(tr, before, kept);
  });
};

interface Piece {
  readonly node: DocumentNode;
  readonly at: number;
  readonly key: string;
}

/** Fields and opinion blocks of a paper, in their order. */
export function piecesIn(doc: DocumentNode): readonly Piece[] {
  const found: Piece[] = [];
  doc.descendants((node, at) => {
    if (pieceNames.has(node.type.name)) found.push({ node, at, key: String(node.attrs.key) });
  });
  return found;
}

function renameCopies(tr: Transaction, before: DocumentNode, moved: Mapping): void {
  const now = piecesIn(tr.doc);
  const counts = new Map<string, number>();
  for (const { key } of now) counts.set(key, (counts.get(key) ?? 0) + 1);
  const stayed = new Map(piecesIn(before).map(({ key, at }) => [key, moved.map(at)]));
  const taken = new Set(now.map(({ key }) => key));
  for (const { key, at, node } of now) {
    if ((counts.get(key) ?? 0) < 2) continue;
    const original =
      now.find((one) => one.key === key && one.at === stayed.get(key)) ?? now.find((one) => one.key === key);
    if (original?.at === at) continue;
    const fresh = newKey(taken);
    taken.add(fresh);
    tr.setNodeMarkup(at, null, renamed(node, fresh), node.marks);
  }
}

function renamed(node: DocumentNode, key: string): Partial<FieldNode & BlockNode> {
  const { field, block } = node.attrs as Partial<FieldNode & BlockNode>; // reason: a piece has one of the two
  return field ? { key, field: { ...field, key } } : block ? { key, block: { ...block, key } } : { key };
}

/** Fields the product works with go beside the paper when they leave it; whatever stands on paper is not beside it. */
function keepAside(tr: Transaction, before: DocumentNode, kept: ReadonlySet<string>): void {
  const { offPaper } = tr.doc.attrs as PaperAttributes; // reason: the paper's own attributes
  const onPaper = new Set(piecesIn(tr.doc).map(({ key }) => key));
  const beside = offPaper.filter(({ key }) => !onPaper.has(key));
  const known = new Set([...onPaper, ...beside.map(({ key }) => key)]);
  const left = piecesIn(before).flatMap(({ key, node }): readonly FieldDefinition[] => {
    const { field } = node.attrs as Partial<FieldNode>; // reason: as above
    return field && kept.has(key) && !known.has(key) ? [field] : [];
  });
  if (left.length > 0 || beside.length !== offPaper.length) tr.setDocAttribute('offPaper', [...beside, ...left]);
}
