import { Button } from 'antd';
import { keepTyped } from '#platform/web/data/typed-words.ts';
import { useTypedAt, useTypedPlace } from '#platform/web/shell/use-typed.ts';
import { FieldLinks } from '#platform/web/widgets/error-summary.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import type { MatterView } from '../../contract.ts';
import { fieldsToFix } from './field-problems.ts';
import { asideAt } from './kept-values.ts';
import { slotsOf } from './paper-tree.ts';
import type { FormValues } from './use-values.ts';

/** After a reload: what the server had refused stands in its fields again, and why it was not saved. */
export function CameBack({ view, values }: { readonly view: MatterView; readonly values: FormValues }) {
  const labels = new Map(slotsOf(view.form).map((slot) => [slot.key, slot.label]));
  const problems = values.problems
    .filter(({ path }) => values.cameBack.includes(path))
    .map(({ path, message }) => ({ path, message: `${labels.get(path) ?? ''}：${message}` }));
  if (problems.length === 0) return null;
  return (
    <Note kind="warning">
      <b>您上次写的有 {problems.length} 处没有存上，都放回了原处。</b>改好后会自动存：
      <FieldLinks fields={fieldsToFix(problems)} />
    </Note>
  );
}

/** Words whose field is no longer theirs: the step went on, or somebody changed the field in the meantime. */
export function LeftValues({ matterId }: { readonly matterId: string }) {
  const place = useTypedPlace(matterId, 'aside');
  useTypedAt(place);
  const left = asideAt(place);
  if (left.length === 0) return null;
  return (
    <Note kind="warning">
      <b>您写的这些没有存上，原来的栏目已经有了变化。</b>需要的话请复制：
      <dl className="left-values">
        {left.map(({ label, words }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is only ever added to, and dropped as a whole
          <div key={index}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <Button type="link" size="small" onClick={() => keepTyped(place, undefined)}>
        不要了
      </Button>
    </Note>
  );
}
