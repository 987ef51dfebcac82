import type { ChoiceNode, FieldSlot } from '@gov/forms';
import type { ReactNode } from 'react';
import type { ControlProps } from '../controls/control-props.ts';
import { listOf, textOf } from '../controls/field-values.ts';
import { usePaper } from '../render/paper-context.ts';
import { words } from '../render/words.ts';
import type { WebKind } from './web-kind.ts';

export const cascade: WebKind = { Control: CascadeControl, group: true };

/** One list per level; a level appears when the one above it is chosen. */
function CascadeControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave } = usePaper();
  const path = listOf(slot.value).map(textOf);
  const { id, ...shared } = control;
  const choose = (depth: number, value: string): void => {
    const next = value === '' ? path.slice(0, depth) : [...path.slice(0, depth), value];
    onChange(slot.key, next.length === 0 ? null : next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line of the paper in older browsers
    <span className="gov-field-range" role="group" aria-labelledby={`${id}-label`}>
      {levelsOf(slot, path).map((level, depth) => (
        <select
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is its depth
          key={depth}
          {...shared}
          id={depth === 0 ? id : `${id}-${depth}`}
          className="gov-field-input"
          aria-label={words.level(slot.label, depth + 1)}
          value={path[depth] ?? ''}
          onChange={(event) => choose(depth, event.target.value)}
          onBlur={() => onLeave(slot.key)}
        >
          <option value="">{slot.required ? words.notChosen : words.notChosenOptional}</option>
          {level.map((node) => (
            <option key={node.value} value={node.value}>
              {node.label}
            </option>
          ))}
        </select>
      ))}
    </span>
  );
}

function levelsOf({ tree = [] }: FieldSlot, path: readonly string[]): readonly (readonly ChoiceNode[])[] {
  const levels: (readonly ChoiceNode[])[] = [tree];
  for (const value of path) {
    const below = levels.at(-1)?.find((node) => node.value === value)?.children ?? [];
    if (below.length === 0) break;
    levels.push(below);
  }
  return levels;
}
