import { headingLength } from '@gov/gongwen';
import { type AnyExtension, Extension, Mark } from '@tiptap/core';
import { Image } from '@tiptap/extension-image';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { StarterKit } from '@tiptap/starter-kit';
import { codeOf, undrawnIn } from '../words/undrawn.ts';
import '../words/words.css';

/** Exactly the nodes and marks a body may have; what is not listed here cannot be typed, pasted or undone into it. */
export const bodyExtensions = (addressOf: (src: string) => string): readonly AnyExtension[] => [
  StarterKit.configure({
    heading: { levels: [1, 2, 3, 4] },
    trailingNode: { node: 'paragraph', notAfter: ['paragraph', 'heading'] },
    blockquote: false,
    bulletList: false,
    orderedList: false,
    listItem: false,
    listKeymap: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    italic: false,
    strike: false,
    link: false,
  }),
  Alignment,
  RunsOn,
  Inviting,
  Undrawn,
  raised('superscript', 'sup'),
  raised('subscript', 'sub'),
  Table.configure({ resizable: false }),
  TableRow,
  TableCell.extend({ content: 'paragraph+' }),
  TableHeader.extend({ content: 'paragraph+' }),
  pictures(addressOf),
];

/** 右对齐 and 居中 of paragraphs outside the running text: kept when they come with the text. */
const Alignment = Extension.create({
  name: 'alignment',
  addGlobalAttributes: () => [
    {
      types: ['paragraph'],
      attributes: {
        textAlign: {
          default: null,
          parseHTML: () => null,
          renderHTML: ({ textAlign }) => (textAlign ? { class: `align-${String(textAlign)}` } : {}),
        },
      },
    },
  ],
});

const raised = (name: 'superscript' | 'subscript', tag: 'sup' | 'sub') =>
  Mark.create({ name, parseHTML: () => [{ tag }], renderHTML: () => [tag, 0] });

/** `src` stays the id of the picture in the document; only what is drawn has an address. */
const pictures = (addressOf: (src: string) => string) =>
  Image.extend({
    parseHTML: () => [{ tag: 'img[data-src]', getAttrs: (img) => ({ src: img.getAttribute('data-src') }) }],
    renderHTML: ({ node }) => {
      const { src, alt, width } = node.attrs;
      const share = typeof width === 'number' ? { width: `${Math.round(width * 100)}%` } : {};
      return ['img', { 'data-src': src, src: addressOf(String(src)), alt: alt ?? '', ...share }];
    },
  });

/** What follows the first sentence of a heading that runs on into its paragraph prints as plain text. */
const RunsOn = Extension.create({
  name: 'runsOn',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: { decorations: (state) => DecorationSet.create(state.doc, afterHeadings(state.doc)) },
    }),
  ],
});

/** Says in an empty body what may be done here; drawn only, never part of the text. */
const Inviting = Extension.create({
  name: 'inviting',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: ({ doc }) =>
          doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && doc.content.size === 2
            ? DecorationSet.create(doc, [Decoration.node(0, 2, { class: 'inviting' })])
            : null,
      },
    }),
  ],
});

/** A character that this machine has no shape for shows its code; drawn only, the text stays as it is. */
const Undrawn = Extension.create({
  name: 'undrawn',
  addProseMirrorPlugins: () => [
    new Plugin({ props: { decorations: ({ doc }) => DecorationSet.create(doc, undrawnOf(doc)) } }),
  ],
});

function undrawnOf(doc: DocumentNode): Decoration[] {
  const found: Decoration[] = [];
  doc.descendants((node, place) => {
    for (const { character, from, to } of undrawnIn(node.text ?? ''))
      found.push(Decoration.inline(place + from, place + to, { class: 'undrawn', 'data-code': codeOf(character) }));
  });
  return found;
}

function afterHeadings(doc: DocumentNode): Decoration[] {
  const found: Decoration[] = [];
  doc.forEach((node, offset) => {
    if (node.type.name !== 'heading') return;
    const start = offset + 1 + headingLength(node.textContent);
    const end = offset + node.nodeSize - 1;
    if (start < end) found.push(Decoration.inline(start, end, { class: 'runs-on' }));
  });
  return found;
}
