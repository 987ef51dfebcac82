import { type FieldPermission, shownByDefault } from '@gov/forms';
import { Fragment, type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { StepRights } from '../../contract.ts';
import { type RightsGroup, type RightsRow, rightOf, rightWords, todayWords } from './right-words.ts';
import { type Selection, writesInto } from './rights-desk.tsx';

interface RightsTableProps {
  readonly groups: readonly RightsGroup[];
  readonly steps: readonly StepRights[];
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection) => void;
  readonly onSet: (step: StepRights, row: RightsRow, right: FieldPermission) => void;
}

/** Fields down, steps across; four words with four looks. One cell is in the tab order, arrows lead to the others. */
export function RightsTable({ groups, steps, selection, onSelect, onSet }: RightsTableProps): ReactNode {
  const table = useRef<HTMLTableElement>(null);
  const first = groups[0]?.rows[0]?.key;
  const isEntrance = (step: StepRights, row: RightsRow): boolean =>
    selection?.node && selection.key
      ? selection.node === step.node && selection.key === row.key
      : step.node === steps[0]?.node && row.key === first;
  const press = (step: StepRights, row: RightsRow): void => {
    onSelect({ node: step.node, key: row.key });
    const at = row.offered.indexOf(rightOf(step, row.key));
    const next = row.offered[(at + 1) % row.offered.length];
    if (next && !writesInto(step, row) && !notShown(step, row)) onSet(step, row, next);
  };
  return (
    <div className="rights-frame">
      <table ref={table} onKeyDown={(event) => walk(event, table.current)}>
        <thead>
          <tr>
            <th scope="col">字段</th>
            {steps.map((step) => (
              <th key={step.node} scope="col">
                <button type="button" onClick={() => onSelect({ node: step.node })}>
                  {step.name}
                </button>
                {step.today && (
                  <span className={step.today.nobody ? 'rights-today nobody' : 'rights-today'} title={step.today.today}>
                    {todayWords(step.today)}
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ name, rows }) => (
            <Fragment key={name}>
              <tr className="group">
                <th scope="rowgroup" colSpan={steps.length + 1}>
                  {name}
                </th>
              </tr>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">
                    <button type="button" onClick={() => onSelect({ key: row.key })}>
                      {row.label}
                    </button>
                  </th>
                  {steps.map((step) => (
                    <td key={step.node} className={selection?.node === step.node ? 'in-column' : undefined}>
                      <button
                        type="button"
                        className={`right ${writesInto(step, row) ? 'writes' : notShown(step, row) ? 'hidden' : rightOf(step, row.key)}`}
                        tabIndex={isEntrance(step, row) ? 0 : -1}
                        aria-label={`${row.label}，${step.name}：${cellWords(step, row)}`}
                        onClick={() => press(step, row)}
                        onFocus={() => onSelect({ node: step.node, key: row.key })}
                      >
                        {cellWords(step, row)}
                      </button>
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const cellWords = (step: StepRights, row: RightsRow): string =>
  writesInto(step, row) ? '写意见' : notShown(step, row) ? '不看这张表' : rightWords[rightOf(step, row.key)];

/** The step is not shown the form that the row stands on: that is said in the process, not here. */
const notShown = (step: StepRights, row: RightsRow): boolean =>
  row.form !== undefined && !(step.forms ?? shownByDefault).includes(row.form);

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrow keys lead from cell to cell, over the heads of groups. */
function walk(event: KeyboardEvent, table: HTMLTableElement | null): void {
  const way = ways[event.key];
  const cell = document.activeElement?.closest('td');
  if (!way || !cell || !table) return;
  event.preventDefault();
  const rows = [...table.querySelectorAll('tbody tr:not(.group)')];
  const at = rows.findIndex((row) => row.contains(cell));
  const places = [...(rows[at]?.querySelectorAll('td') ?? [])];
  const target = rows[at + way[0]]?.querySelectorAll('td')[places.indexOf(cell) + way[1]];
  target?.querySelector('button')?.focus();
}
