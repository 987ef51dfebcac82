import type { CompiledForm } from '../compiled-form.ts';
import { holdsValues } from '../kinds/index.ts';
import type { FieldDefinition } from '../template.ts';
import { type ConversionName, conversions } from './conversions.ts';
import type { UpgradeStep } from './upgrade.ts';

/** A field that goes out of use, and what may become of what was written in it. */
export interface LeavingField {
  readonly field: FieldDefinition;
  /** New fields of the same kind. */
  readonly moves: readonly FieldDefinition[];
  /** New fields of another kind with the functions that lead there. */
  readonly conversions: readonly { readonly to: FieldDefinition; readonly by: ConversionName; readonly name: string }[];
}

/** What has to be decided between two versions. */
export interface UpgradeQuestions {
  readonly leaving: readonly LeavingField[];
  /** Fields that are new and can be given a value. */
  readonly added: readonly FieldDefinition[];
}

/** What has to be decided between two versions, with every answer that `checkUpgrade` would take. */
export function upgradeQuestions(before: CompiledForm, after: CompiledForm): UpgradeQuestions {
  const added = [...after.fields.values()].filter(
    (field) => !before.fields.has(field.key) && !field.retired && holdsValues(field),
  );
  const leaving = [...before.fields.values()].filter((field) => {
    const now = after.fields.get(field.key);
    return !field.retired && holdsValues(field) && (!now || now.retired);
  });
  return { added, leaving: leaving.map((field) => waysOf(field, added)) };
}

function waysOf(field: FieldDefinition, added: readonly FieldDefinition[]): LeavingField {
  const ways = (Object.keys(conversions) as ConversionName[]).flatMap((by) => {
    // reason: keys of the table
    const { name, to, ...rest } = conversions[by];
    const from: readonly string[] | undefined = 'from' in rest ? rest.from : undefined;
    if (from && !from.includes(field.kind)) return [];
    return added
      .filter((target) => target.kind !== field.kind && (to as readonly string[]).includes(target.kind))
      .map((target) => ({ to: target, by, name }));
  });
  return { field, moves: added.filter(({ kind }) => kind === field.kind), conversions: ways };
}

/** Steps as they are proposed: what bears the same name and is of one kind goes over, everything else goes out of use. */
export function proposedSteps({ leaving }: UpgradeQuestions): readonly UpgradeStep[] {
  const taken = new Set<string>();
  return leaving.map(({ field, moves, conversions: ways }): UpgradeStep => {
    const alike = ({ key, label }: FieldDefinition): boolean => label === field.label && !taken.has(key);
    const move = moves.find(alike);
    const way = ways.find(({ to }) => alike(to));
    const target = move ?? way?.to;
    if (target) taken.add(target.key);
    if (move) return { step: 'move', from: field.key, to: move.key };
    if (way) return { step: 'convert', field: field.key, to: way.to.key, by: way.by };
    return { step: 'retire', field: field.key };
  });
}
