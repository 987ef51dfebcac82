import type { ReplyOf } from '@gov/base/component';
import { type FieldPermission, type FormTemplate, formsOf } from '@gov/forms';
import { Button, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { cellDateWords } from '#platform/web/text/dates.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { routes as processRoutes, StepRights } from '../../contract.ts';
import { neverFilled } from '../../rules/never-filled.ts';
import { PublishRights } from './publish-rights.tsx';
import { type RightsRow, rightOf, rightOrder, rightSentence, rightsGroups, rightWords } from './right-words.ts';
import { RightsTable } from './rights-table.tsx';
import { type Rights, useRights } from './use-rights.ts';

interface RightsDeskProps {
  readonly processId: string;
  readonly template: FormTemplate;
}

/** What is selected: one cell, a whole row (no step) or a whole column (no row). */
export interface Selection {
  readonly node?: string;
  readonly key?: string;
}

export function RightsDesk({ processId, template }: RightsDeskProps): ReactNode {
  const rights = useRights(processId);
  const [selection, setSelection] = useState<Selection>();
  const { steps, set } = rights;
  const forms = formsOf(template);
  const [form, setForm] = useState<string>();
  const groups = rightsGroups(template, form === undefined ? undefined : [form]);
  const rows = groups.flatMap((group) => group.rows);
  const apply = (right: FieldPermission): void => {
    for (const step of steps.filter(({ node }) => (selection?.node ?? node) === node)) {
      const keys = rows
        .filter(({ key }) => (selection?.key ?? key) === key)
        .filter((row) => row.offered.includes(right) && !writesInto(step, row))
        .map(({ key }) => key);
      set(step.node, keys, right);
    }
  };
  const missing = neverFilled(template, steps);
  return (
    <ListStates query={rights.query} lines={8}>
      {(process) => (
        <>
          {forms.length > 1 && (
            <div className="rights-bar">
              <Radio.Group
                aria-label="哪张表"
                optionType="button"
                value={form ?? 'all'}
                options={[
                  { value: 'all', label: '几张表都看' },
                  ...forms.map(({ key, name }) => ({ value: key, label: name })),
                ]}
                onChange={(event) => setForm(event.target.value === 'all' ? undefined : event.target.value)}
              />
            </div>
          )}
          <RightsTable
            groups={groups}
            steps={steps}
            selection={selection}
            onSelect={setSelection}
            onSet={(step, row, right) => set(step.node, [row.key], right)}
          />
          <footer className="rights-foot">
            {missing.length > 0 && (
              <Note kind="warning">{missing.map((label) => `“${label}”`).join('')}必填，可是哪一步都不能填。</Note>
            )}
            <Kept process={process} rights={rights} />
            <Chosen steps={steps} rows={rows} selection={selection} onApply={apply} />
            <div className="acts">
              {rights.changed > 0 && <Button onClick={rights.restore}>恢复到第 {process.number} 版</Button>}
              <PublishRights
                process={process}
                steps={steps}
                changed={rights.changed}
                busy={rights.saving}
                onPublished={rights.published}
              />
            </div>
          </footer>
        </>
      )}
    </ListStates>
  );
}

interface KeptProps {
  readonly process: ReplyOf<(typeof processRoutes)['rights']>;
  readonly rights: Rights;
}

/** Where what is not published stands, and what else the draft of the process has. */
function Kept({ process: { processId, number, draft }, rights: { unsaved, saving, failure } }: KeptProps): ReactNode {
  const now = useNow();
  if (failure)
    return (
      <p className="rights-kept error-text small" role="alert">
        草稿没有存上：{failure.message}改动还在这个窗口里。
      </p>
    );
  const words = saving
    ? '正在保存'
    : unsaved > 0
      ? '有改动，停手后自动保存'
      : draft
        ? `草稿 ${cellDateWords(draft.changedAt, now)} 已存`
        : '没有未发布的修改';
  return (
    <p className="rights-kept tertiary small">
      <span role="status">
        现在用的是第 {number} 版，{words}
      </span>
      {draft?.more && (
        <>
          ；{draft.changedBy ?? '别人'}的流程草稿里还有别的修改，在这里发布不带上它们。
          <Link to={`/processes/${processId}`}>去流程设计</Link>
        </>
      )}
    </p>
  );
}

/** The step writes its opinion into this block: that is said in the process, not here. */
export const writesInto = (step: StepRights, row: RightsRow): boolean => row.block && step.block === row.key;

/** The right that all these cells have; null where they differ. */
function common(steps: readonly StepRights[], rows: readonly RightsRow[]): FieldPermission | null {
  const cells = steps.flatMap((step) =>
    rows.map((row) => (writesInto(step, row) ? undefined : rightOf(step, row.key))),
  );
  const found = new Set(cells.filter((right) => right !== undefined));
  const [first] = found;
  return found.size === 1 && first ? first : null;
}

interface ChosenProps {
  readonly steps: readonly StepRights[];
  readonly rows: readonly RightsRow[];
  readonly selection: Selection | undefined;
  readonly onApply: (right: FieldPermission) => void;
}

/** The selected cell in a sentence, and the choice for it; for a whole row or column at once. */
function Chosen({ steps, rows, selection, onApply }: ChosenProps): ReactNode {
  const step = steps.find(({ node }) => node === selection?.node);
  const row = rows.find(({ key }) => key === selection?.key);
  if (!step && !row) return <p className="secondary">选中一格，这里说明它的意思。</p>;
  const offered = row ? row.offered : rightOrder;
  const value = common(step ? [step] : steps, row ? [row] : rows);
  const words = step && row ? rightSentence(step, row, value ?? 'read') : `${step?.name ?? row?.label}：一起改成`;
  const fixed = step && row && writesInto(step, row);
  return (
    <section className="rights-chosen" aria-label="选中的一格">
      <p>{words}</p>
      {!fixed && (
        <Radio.Group
          aria-label="能做什么"
          value={value}
          options={offered.map((right) => ({ value: right, label: rightWords[right] }))}
          onChange={(event) => onApply(event.target.value as FieldPermission)} // reason: the options are exactly these
        />
      )}
    </section>
  );
}
