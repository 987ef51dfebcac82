import type { JsonObject, JsonValue } from '@gov/base';
import type { Value } from '@gov/expression';
import type { FieldSlot } from '../render-tree.ts';
import type { FieldDefinition, FieldKind, FormTemplate } from '../template.ts';
import type { CheckedValue } from '../values/checked.ts';
import type { KindProperty } from './properties.ts';

/** Groups of the palette, in this order. */
export const kindGroups = [
  { group: 'official', name: '公文要素' },
  { group: 'opinion', name: '意见栏' },
  { group: 'words', name: '文字' },
  { group: 'figures', name: '数字' },
  { group: 'time', name: '日期和时间' },
  { group: 'choice', name: '选择' },
  { group: 'people', name: '人和单位' },
  { group: 'files', name: '附件' },
  { group: 'related', name: '明细和关联' },
  { group: 'system', name: '不上纸' },
] as const;
export type KindGroup = (typeof kindGroups)[number]['group'];

/** One value for lists, filters, search and uniqueness; exactly one is set. */
export interface TypedValue {
  readonly text?: string;
  /** Decimal text. */
  readonly number?: string;
  readonly date?: string;
}

/** What a field has besides the parts that every field has, where it stands on paper. */
export type SlotParts = Partial<
  Pick<
    FieldSlot,
    'choices' | 'maxLength' | 'decimals' | 'tree' | 'capitals' | 'columns' | 'totals' | 'leastRows' | 'mostRows'
  >
>;

/**
 * Everything the house knows of one kind of field. Its drawing has the same name in `components/forms/web/kinds`. Values
 * that come in here are never null: an empty field has none.
 */
export interface Kind {
  readonly kind: FieldKind;
  /** Its name in the palette: `单行文字`. */
  readonly name: string;
  readonly group: KindGroup;
  /** Written by the system only (numbering, formulas, the body's link); nobody fills these in by hand. */
  readonly system?: true;
  /** May be marked as not to occur twice. */
  readonly unique?: true;
  /** Stands as a block of its own (`detailTable`), not in a line. */
  readonly block?: true;
  /** Words of the design: there is never a value. */
  readonly dataless?: true;
  /** Its value is calculated from `formula`. */
  readonly calculated?: true;
  /** May be a column of a detail table. */
  readonly column?: true;
  /** The house reads it by this key: whoever is careful with a secret or hurries with a 特急 looks there. */
  readonly key?: string;
  /** What it says is not for everybody who reads the slip: no column, no filter, no search. */
  readonly unlisted?: true;
  /** Holds no words that anybody would look for. */
  readonly wordless?: true;
  /** What an empty field is in conditions; unknown when absent. */
  readonly emptyFact?: Value;
  /** Its own properties, as data for the designer; `propertiesOf` adds those that all fields have. */
  readonly properties: readonly KindProperty[];
  /** What a field has when it is put on paper for the first time, besides key, kind and label. */
  readonly start?: Partial<FieldDefinition>;
  /** What the control holds while nothing is filled in; checks to no value at all. */
  readonly empty: JsonValue;
  /** What is wrong with an empty field that must be filled: `还没填`. */
  readonly missing: '还没填' | '还没选' | '还没上传' | '还没签' | '还没勾选';
  /** JSON Schema (2020-12) of the stored value. */
  readonly schema: (field: FieldDefinition) => JsonObject;
  /** Checks a value and brings it into its stored form. */
  readonly check: (field: FieldDefinition, value: JsonValue) => CheckedValue;
  /** As it stands on paper, without unit. */
  readonly display: (field: FieldDefinition, value: JsonValue) => string;
  /** For lists and search, where it is not the text that is displayed. */
  readonly project?: (field: FieldDefinition, value: JsonValue) => TypedValue | undefined;
  /** For conditions and formulas. */
  readonly fact: (field: FieldDefinition, value: JsonValue) => Value;
  /** What is wrong with its definition; Chinese sentences. */
  readonly problems?: (field: FieldDefinition, template: FormTemplate) => readonly string[];
  readonly slot?: (field: FieldDefinition) => SlotParts;
}
