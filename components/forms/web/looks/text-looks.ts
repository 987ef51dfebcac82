import { isPaperFace, isPaperSize, type PaperSize, pointsOf, sizeBeside } from '@gov/forms';
import { type AnyExtension, type Editor, Extension, Mark } from '@tiptap/core';

/** Face of words by its name on official forms. */
const Face = Mark.create({
  name: 'face',
  addAttributes: () => ({
    face: {
      default: null,
      parseHTML: (span) => span.getAttribute('data-face'),
      renderHTML: ({ face }) => ({ 'data-face': String(face) }),
    },
  }),
  parseHTML: () => [
    {
      tag: 'span[data-face]',
      consuming: false,
      getAttrs: (span) => (isPaperFace(span.getAttribute('data-face') ?? '') ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
});

/** 号 of words. */
const Size = Mark.create({
  name: 'size',
  addAttributes: () => ({
    size: {
      default: null,
      parseHTML: (span) => span.getAttribute('data-size'),
      renderHTML: ({ size }) => ({ 'data-size': String(size), style: `--gov-x-text-points: ${pointsOf(size)}` }),
    },
  }),
  parseHTML: () => [
    {
      tag: 'span[data-size]',
      consuming: false,
      getAttrs: (span) => (isPaperSize(span.getAttribute('data-size') ?? '') ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
});

/** The one red of official heads. */
const Red = Mark.create({
  name: 'red',
  parseHTML: () => [{ tag: 'span[data-red]', consuming: false }],
  renderHTML: () => ['span', { 'data-red': '' }, 0],
});

/** Keys as in Word, as far as the browser leaves them. */
const LookKeys = Extension.create({
  name: 'lookKeys',
  addKeyboardShortcuts: () => ({
    'Mod-Shift-.': ({ editor }) => stepSize(editor, 1),
    'Mod-Shift->': ({ editor }) => stepSize(editor, 1),
    'Mod-Shift-,': ({ editor }) => stepSize(editor, -1),
    'Mod-Shift-<': ({ editor }) => stepSize(editor, -1),
    'Alt-Shift-r': ({ editor }) => editor.commands.toggleMark('red'),
  }),
});

const stepSize = (editor: Editor, step: 1 | -1): boolean =>
  editor.commands.setMark('size', { size: sizeBeside(sizeHere(editor), step) });

export const sizeHere = (editor: Editor): PaperSize | undefined => {
  const { size } = editor.getAttributes('size');
  return isPaperSize(size) ? size : undefined;
};

export const textLooks: readonly AnyExtension[] = [Face, Size, Red, LookKeys];
