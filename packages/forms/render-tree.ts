import type { CalendarDate, JsonValue } from '@gov/base';
import type { OpinionEntry } from './opinion.ts';
import type { CellSide } from './paper/ruled-sides.ts';
import type { CellVertical, TableFrame, TextStyle } from './paper/text-styles.ts';
import type {
  Choice,
  ChoiceNode,
  FieldDefinition,
  FieldKind,
  FormRule,
  OpinionBlock,
  OpinionOrder,
} from './template.ts';

/** The paper as plain data: drawn by the web renderer, printed by the typesetter. Hidden fields are not in it. */
export interface RenderTree {
  readonly name: string;
  readonly blocks: readonly RenderBlock[];
  /** Printed across A4 (横向); absent for upright. */
  readonly landscape?: true;
  /** What the page can work out while somebody types; absent where nothing depends on anything. */
  readonly live?: LiveForm;
}

/** The formulas and rules of the form as far as all they look at may be seen: hidden and masked fields are not in it. */
export interface LiveForm {
  readonly today?: CalendarDate;
  readonly fields: readonly FieldDefinition[];
  readonly rules: readonly FormRule[];
  /** Keys of fields that must be filled whatever the rules say. */
  readonly required: readonly string[];
}

export type RenderBlock =
  | RenderHeading
  | RenderParagraph
  | RenderTable
  | RenderOpinions
  | RenderDetail
  | RenderRedLine
  | RenderSheet;
export type TextAlign = 'left' | 'center' | 'right';

/** 套表: here begins the paper of another form, on a page of its own; stands between blocks of the tree itself only. */
export interface RenderSheet {
  readonly kind: 'sheet';
  /** `main`, or the key of the further form. */
  readonly key: string;
  readonly name: string;
  /** As of a tree. */
  readonly landscape?: true;
}

export interface RenderHeading {
  readonly kind: 'heading';
  readonly level: number;
  readonly content: readonly RenderInline[];
}

export interface RenderParagraph {
  readonly kind: 'paragraph';
  readonly align: TextAlign;
  readonly content: readonly RenderInline[];
}

/** 文头线: the red line across the paper. */
export interface RenderRedLine {
  readonly kind: 'redLine';
}

export interface RenderTable {
  readonly kind: 'table';
  readonly frame?: TableFrame;
  /** Shares of the width, in percent, one per column. */
  readonly columns: readonly number[];
  readonly rows: readonly RenderRow[];
}

export interface RenderRow {
  /** Least height in lines of text; 1 when the design says nothing. */
  readonly minLines: number;
  readonly cells: readonly RenderCell[];
}

export interface RenderCell {
  readonly header: boolean;
  /** Position in the grid, for header relations and printing. */
  readonly row: number;
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
  /** Sides at which this cell draws no line; the cell beside it may still draw one there. Absent: it is ruled all around. */
  readonly unruled?: readonly CellSide[];
  /** In the middle when absent; opinions always stand at the top. */
  readonly vertical?: CellVertical;
  /** Text of the header cell directly left, else directly above; empty when there is none. */
  readonly label: string;
  readonly content: readonly RenderBlock[];
}

export type RenderInline = RenderText | RenderLineBreak | FieldSlot;

export interface RenderText {
  readonly kind: 'text';
  readonly text: string;
  readonly bold: boolean;
  readonly style?: TextStyle;
}

export interface RenderLineBreak {
  readonly kind: 'lineBreak';
}

/** One field where it stands on paper. */
export interface FieldSlot {
  readonly kind: 'field';
  readonly key: string;
  readonly fieldKind: FieldKind;
  readonly label: string;
  /** The label already stands in the header cell beside it and need not be shown again. */
  readonly labelInHeader: boolean;
  /** No cell and no words beside it say its name: where it is read, it says it itself. */
  readonly alone?: boolean;
  readonly mode: 'read' | 'edit';
  readonly required: boolean;
  readonly value: JsonValue;
  /** The value as printed: `特急`, `2026年11月24日`, `甲局，乙局`. Empty when there is none. */
  readonly display: string;
  /** A rule of the form takes it off the paper now; it is there for the page, which may put it back. */
  readonly off?: boolean;
  readonly hint?: string;
  readonly unit?: string;
  readonly choices?: readonly Choice[];
  readonly tree?: readonly ChoiceNode[];
  readonly maxLength?: number;
  readonly decimals?: number;
  /** 大写 stands behind the figures. */
  readonly capitals?: boolean;
  /** Of a detail table. */
  readonly columns?: readonly FieldDefinition[];
  readonly totals?: readonly string[];
  readonly leastRows?: number;
  readonly mostRows?: number;
  /** A Chinese sentence when the value is refused. */
  readonly problem?: string;
}

/** 明细表: rows as they are printed; what is typed into stands in the slot's value. */
export interface RenderDetail {
  readonly kind: 'detail';
  readonly slot: FieldSlot;
  readonly rows: readonly (readonly string[])[];
  /** One text per column, empty where nothing is added up; no texts without a row of totals. */
  readonly totals: readonly string[];
}

/** 意见栏 with its entries already filtered and in the order of the block's rule. */
export interface RenderOpinions {
  readonly kind: 'opinions';
  readonly key: string;
  readonly label: string;
  readonly order: OpinionOrder;
  readonly entries: readonly OpinionEntry[];
  /** Who is waited for; sentences. */
  readonly waiting: readonly string[];
  /** My opinion of the open task goes here. */
  readonly mine: boolean;
  readonly defaultText?: string;
  /** What stands with each opinion; absent where it is as usual: words or drawing, name and day. */
  readonly prints?: OpinionPrints;
}

export type OpinionPrints = Pick<OpinionBlock, 'printName' | 'printDate' | 'printPen'>;
