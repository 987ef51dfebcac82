import type { FieldProblem, JsonObject, JsonValue } from '@gov/base';
import { Button } from 'antd';
import { Note } from '#platform/web/widgets/note.tsx';
import type { MatterView } from '../../contract.ts';
import { wordsOf } from './kept-values.ts';
import { slotsOf } from './paper-tree.ts';
import type { FormValues } from './use-values.ts';

const said = (value: JsonValue | undefined): string => wordsOf(value ?? null) || '（空）';

/** At each field that somebody else has changed meanwhile: what stands there by now. */
export const changedByOthers = (theirs: JsonObject): readonly FieldProblem[] =>
  Object.entries(theirs).map(([path, value]) => ({
    path,
    message: `没有存上：这一栏先改成了“${said(value)}”，请在上面选用谁的`,
  }));

/** Two people, or two windows, in one field: both values, and one decision for each field. */
export function OthersWords({ view, values }: { readonly view: MatterView; readonly values: FormValues }) {
  const { theirs, edits, keepMine, takeTheirs } = values;
  const labels = new Map(slotsOf(view.form).map((slot) => [slot.key, slot.label]));
  return Object.entries(theirs).map(([key, value]) => (
    <Note key={key} kind="warning">
      <b>“{labels.get(key) ?? ''}”先在别处改过，您写的还没有存上。</b>
      <dl className="left-values">
        <dt>对方的</dt>
        <dd>{said(value)}</dd>
        <dt>我的</dt>
        <dd>{said(edits[key])}</dd>
      </dl>
      <span className="row wrap">
        <Button size="small" onClick={() => takeTheirs(key)}>
          用对方的
        </Button>
        <Button size="small" onClick={() => keepMine(key)}>
          用我的
        </Button>
      </span>
    </Note>
  ));
}
