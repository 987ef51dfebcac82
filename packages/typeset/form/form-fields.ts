import type { JsonValue } from '@gov/base';
import {
  capitalsOfSlot,
  choiceBoxes,
  type FieldSlot,
  inkPicture,
  namesOfSlot,
  type PaperFace,
  pointsOf,
  qrPicture,
  type RenderHeading,
  type RenderInline,
  type RenderParagraph,
  type RenderText,
  wordsOfSlot,
} from '@gov/forms';
import { array, literal } from '../typst-text.ts';
import { linePicture, words } from './form-text.ts';

/** Names of the pictures that are there to be printed, by the file they are of: below `/assets/`. */
export type FormPictures = ReadonlyMap<string, string>;

/** Widths of what is drawn, in pt: as on the screen. */
const qrWidth = 72;
const inkWidth = 112.5;

/** A line of the paper with its fields; undefined where nothing stands in it. */
export function lineContent({ content }: RenderHeading | RenderParagraph, pictures: FormPictures): string | undefined {
  const parts = content.flatMap((inline) => inlineParts(inline, pictures));
  return parts.length === 0 ? undefined : parts.join(' + ');
}

function inlineParts(inline: RenderInline, pictures: FormPictures): readonly string[] {
  switch (inline.kind) {
    case 'lineBreak':
      return ['linebreak()'];
    case 'text':
      if (inline.text === '') return [];
      return [textExpression(inline)];
    case 'field': {
      const field = fieldExpression(inline, pictures);
      if (field === undefined) return [];
      return inline.alone && inline.display !== '' ? [words(`${inline.label}：`), field] : [field];
    }
  }
}

/** Words with their looks: face, 号, red and a line below as the design says. */
function textExpression({ text, bold, style }: RenderText): string {
  const plain = bold ? `strong-run(${words(text)})` : words(text);
  if (!style) return plain;
  const looks = [
    ...(style.face ? [`..${faceNames[style.face]}`] : []),
    ...(style.size ? [`size: ${pointsOf(style.size)}pt`] : []),
    ...(style.red ? ['fill: red'] : []),
  ];
  const looking = looks.length > 0 ? `text(${looks.join(', ')}, ${plain})` : plain;
  return style.underline ? `underlined(${looking})` : looking;
}

const faceNames: Readonly<Record<PaperFace, string>> = {
  song: 'song-face',
  hei: 'hei-face',
  kai: 'kai-face',
  fang: 'body-face',
  title: 'title-face',
};

/** A field as it is read on paper; undefined for an empty one. Hints are for who fills in. */
function fieldExpression(slot: FieldSlot, pictures: FormPictures): string | undefined {
  if (slot.off) return undefined;
  const boxes = choiceBoxes(slot);
  if (boxes) return boxes.map(({ label, ticked }) => `${ticked ? 'ticked' : 'unticked'}(${words(label)})`).join(' + ');
  switch (slot.fieldKind) {
    case 'attachments':
      return namesExpression(slot, 'name');
    case 'relatedMatter':
      return namesExpression(slot, 'title');
    case 'image':
      return imagesExpression(slot, pictures);
    case 'qrCode':
      return slot.display === '' ? undefined : linePicture(qrPicture(slot.display), qrWidth);
    case 'signature':
      return signatureExpression(slot);
    case 'explanation':
      return `explanation(${words(slot.display)})`;
    default:
      return plainExpression(slot);
  }
}

function plainExpression(slot: FieldSlot): string | undefined {
  const written = wordsOfSlot(slot);
  if (written === '') return undefined;
  const capitals = capitalsOfSlot(slot);
  return capitals === '' ? words(written) : `${words(written)} + capitals(${words(capitals)})`;
}

function namesExpression(slot: FieldSlot, member: 'name' | 'title'): string | undefined {
  const found = namesOfSlot(slot.value, member);
  return found.length === 0 ? plainExpression(slot) : `names(${array(found.map(words))})`;
}

/** The pictures themselves; the names of those that cannot be drawn. */
function imagesExpression(slot: FieldSlot, pictures: FormPictures): string | undefined {
  const files = imageFiles(slot);
  if (files.length === 0) return plainExpression(slot);
  const items = files.map(({ fileId, name }) => {
    const asset = pictures.get(fileId);
    return asset === undefined ? words(name) : `photo(${literal(`/assets/${asset}`)}, ${literal(name)})`;
  });
  return `pile(${array(items)})`;
}

/** Files of a field of pictures as they are stored. */
export const imageFiles = ({ value }: FieldSlot): readonly { readonly fileId: string; readonly name: string }[] =>
  (Array.isArray(value) ? value : []).flatMap((one: JsonValue) => {
    if (typeof one !== 'object' || one === null || !('fileId' in one)) return [];
    const { fileId, name } = one;
    return typeof fileId === 'string' && typeof name === 'string' ? [{ fileId, name }] : [];
  });

function signatureExpression(slot: FieldSlot): string | undefined {
  const { value } = slot;
  const ink = typeof value === 'object' && value !== null && 'ink' in value ? value.ink : undefined;
  const drawn = typeof ink === 'string' ? inkPicture(ink) : undefined;
  return drawn === undefined ? plainExpression(slot) : linePicture(drawn, inkWidth);
}
