import type { CellVertical } from '../paper/text-styles.ts';
import type { DocumentNode, TextMark } from '../template.ts';

/** A piece of a text, all of which looks alike. */
export interface RoughRun {
  readonly text: string;
  readonly marks: readonly TextMark[];
}

/** How a line or a cell looks in the source, where it says so. */
export interface RoughLooks {
  /** Its words in their order. Blanks and signs may be others than in the text that was read. */
  readonly runs: readonly RoughRun[];
  readonly align?: 'left' | 'center' | 'right';
  readonly vertical?: CellVertical;
}

/** The same nodes, their words as the source has them and their lines where it puts them. */
export function withLooks(nodes: readonly DocumentNode[], looks: RoughLooks | undefined): readonly DocumentNode[] {
  if (!looks) return nodes;
  const source = new Source(looks.runs);
  const styled = (node: DocumentNode): readonly DocumentNode[] => {
    if (node.type === 'text') return source.styled(node.text ?? '');
    if (!node.content) return [node];
    const attrs = node.type === 'paragraph' && looks.align ? { ...node.attrs, textAlign: looks.align } : node.attrs;
    return [{ ...node, ...(attrs ? { attrs } : {}), content: node.content.flatMap(styled) }];
  };
  return nodes.flatMap(styled);
}

/** Looks that most characters of a text have. */
export function mostlyLooks(looks: RoughLooks | undefined): readonly TextMark[] {
  const counts = new Map<string, number>();
  for (const { text, marks } of looks?.runs ?? []) {
    const key = JSON.stringify(marks);
    counts.set(key, (counts.get(key) ?? 0) + text.replace(/\s/g, '').length);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  // reason: written from marks two lines above
  return most ? (JSON.parse(most[0]) as readonly TextMark[]) : [];
}

/** A reader changed signs and left out blanks; further than this no character is looked for. */
const farthest = 40;

/** No text that was read is longer (`plainText`); what a source has beyond that nobody asks for. */
const mostSigns = 8000;

/** Walks through the words of the source beside a text that was made of them. */
class Source {
  readonly #signs: readonly { readonly sign: string; readonly marks: readonly TextMark[] }[];
  #at = 0;

  constructor(runs: readonly RoughRun[]) {
    const signs: { readonly sign: string; readonly marks: readonly TextMark[] }[] = [];
    for (const { text, marks } of runs) {
      const room = mostSigns - signs.length;
      if (room <= 0) break;
      for (const sign of text.slice(0, room)) if (isSeen(sign)) signs.push({ sign: asOne(sign), marks });
    }
    this.#signs = signs;
  }

  styled(text: string): readonly DocumentNode[] {
    const pieces: { text: string; marks: readonly TextMark[] }[] = [];
    for (const sign of text) {
      const last = pieces.at(-1);
      const marks = isSeen(sign)
        ? this.#marksOf(sign, last?.marks)
        : (last?.marks ?? this.#signs[this.#at]?.marks ?? []);
      if (last && (last.marks === marks || JSON.stringify(last.marks) === JSON.stringify(marks))) last.text += sign;
      else pieces.push({ text: sign, marks });
    }
    return pieces.map((piece) => ({
      type: 'text',
      text: piece.text,
      ...(piece.marks.length > 0 ? { marks: piece.marks } : {}),
    }));
  }

  #marksOf(sign: string, former: readonly TextMark[] | undefined): readonly TextMark[] {
    const wanted = asOne(sign);
    const ahead = this.#signs.slice(this.#at, this.#at + farthest).findIndex((one) => one.sign === wanted);
    if (ahead < 0) return former ?? [];
    this.#at += ahead + 1;
    return this.#signs[this.#at - 1]?.marks ?? [];
  }
}

const isSeen = (sign: string): boolean => !/[\s_＿]/.test(sign);
const asOne = (sign: string): string => (sign === '：' ? ':' : sign);
