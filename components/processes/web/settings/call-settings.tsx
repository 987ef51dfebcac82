import type { SubProcessCall, VoteRule } from '@gov/workflow';
import { Button, Checkbox, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceField, Field } from '#platform/web/widgets/field.tsx';
import { useDesk } from '../designer/desk.ts';
import { AcrossForkField } from './return-settings.tsx';
import type { StepProps } from './step-settings.tsx';
import { useCalledForm } from './use-called-form.ts';

type Each = NonNullable<SubProcessCall['each']>;
type Pairs = Readonly<Record<string, string>>;
interface Choice {
  readonly value: string;
  readonly label: string;
}

/** 子流程: which process, what goes with it and comes back, and whether one or several are begun. */
export function CallSettings({ node, change }: StepProps): ReactNode {
  const { choices, template, words } = useDesk();
  const { call } = node;
  const called = useCalledForm(call?.process);
  if (!call) return null;
  const isOffered = call.process === '' || choices.processes.some(({ key }) => key === call.process);
  const set = (
    part: { readonly [K in keyof SubProcessCall]?: SubProcessCall[K] | null },
    more: Parameters<typeof change>[0] = {},
  ): void => {
    const entries = Object.entries({ ...call, ...part }).filter(([, value]) => value !== null && value !== undefined);
    change({ call: Object.fromEntries(entries) as unknown as SubProcessCall, ...more }); // reason: only optional parts are taken away
  };
  const own = (template?.fields ?? []).map(({ key, label }) => ({ value: key, label }));
  return (
    <>
      <ChoiceField
        label="发起哪个流程"
        value={call.process}
        options={[
          ...choices.processes.map(({ key, name }) => ({ value: key, label: name })),
          ...(isOffered ? [] : [{ value: call.process, label: words.process(call.process) }]),
        ]}
        onChange={(process) => process && set({ process })}
      />
      <ChoiceField
        label="要不要等"
        value={call.mode}
        options={[
          { value: 'sync', label: '等它办完再往下走' },
          { value: 'async', label: '发起以后就往下走' },
        ]}
        onChange={(mode) => {
          // what nobody waits for brings nothing back, and sends nothing back
          if (mode === 'async') set({ mode, back: null }, { acrossFork: null });
          else if (mode === 'sync') set({ mode, whenParentEnds: null });
        }}
      />
      {call.mode === 'async' && (
        <ChoiceField
          label="本流程先结束了"
          value={call.whenParentEnds ?? 'independent'}
          options={[
            { value: 'independent', label: '它自己继续办' },
            { value: 'cancel', label: '它也停下来' },
          ]}
          onChange={(word) => set({ whenParentEnds: word === 'cancel' ? 'cancel' : null })}
        />
      )}
      {call.mode === 'sync' && (
        <AcrossForkField label="它退回，要从同时办理的一路退到外面时" node={node} change={change} />
      )}
      <PairRows
        title="带过去的栏"
        hint="不设，就是两张表单里同一个字段自动带过去"
        pairs={call.fields ?? {}}
        to={{ words: '子流程的', options: called }}
        from={{ words: '填本表单的', options: own }}
        onChange={(fields) => set({ fields: Object.keys(fields).length > 0 ? fields : null })}
      />
      {call.mode === 'sync' && (
        <PairRows
          title="带回来的栏"
          hint={
            call.each
              ? '几个的合在一栏：文字的栏一个一行（规划科：同意），数字和金额的栏相加'
              : '子流程办完时填到本表单里'
          }
          pairs={call.back ?? {}}
          to={{ words: '本表单的', options: own }}
          from={{ words: '填子流程的', options: called }}
          onChange={(back) => set({ back: Object.keys(back).length > 0 ? back : null })}
        />
      )}
      <Checkbox
        checked={call.attachments === true}
        onChange={({ target }) => set({ attachments: target.checked ? true : null })}
      >
        附件一起带 <span className="tertiary small">发起时带过去，办完带回来</span>
      </Checkbox>
      <Checkbox
        checked={call.each !== undefined}
        onChange={({ target }) =>
          set({ each: target.checked ? { field: own[0]?.value ?? '', limit: 20, rule: 'all' } : null })
        }
      >
        按一栏里的每一项各发起一个 <span className="tertiary small">如：会办科室一栏填了几个，就发起几个</span>
      </Checkbox>
      {call.each && <EachSettings each={call.each} own={own} called={called} onChange={(each) => set({ each })} />}
    </>
  );
}

interface EachProps {
  readonly each: Each;
  readonly own: readonly Choice[];
  readonly called: readonly Choice[];
  readonly onChange: (each: Each) => void;
}

const rules: readonly { readonly value: string; readonly label: string; readonly rule: VoteRule }[] = [
  { value: 'all', label: '都办成才算通过', rule: 'all' },
  { value: 'any', label: '有一个办成就算通过', rule: 'any' },
  { value: '1/2', label: '半数以上办成就算通过', rule: { of: [1, 2] } },
  { value: '2/3', label: '三分之二以上办成就算通过', rule: { of: [2, 3] } },
];

/** 多实例: one child for each element of a list. */
function EachSettings({ each, own, called, onChange }: EachProps): ReactNode {
  const { into: _into, ...plain } = each;
  const known = rules.find(({ rule }) => JSON.stringify(rule) === JSON.stringify(each.rule));
  return (
    <div className="inner-rule">
      <ChoiceField
        label="按哪一栏"
        value={each.field || undefined}
        options={own}
        onChange={(field) => field && onChange({ ...each, field })}
      />
      <ChoiceField
        label="每一项填到子流程的"
        value={each.into}
        emptyWords="不填"
        options={called}
        onChange={(into) => onChange(into ? { ...plain, into } : plain)}
      />
      <Field label="最多几个">
        {(id) => (
          <InputNumber
            id={id}
            min={1}
            max={1000}
            value={each.limit}
            onChange={(limit) => limit && onChange({ ...each, limit })}
          />
        )}
      </Field>
      <ChoiceField
        label="怎样算办成"
        value={known?.value ?? 'other'}
        options={[...rules, ...(known ? [] : [{ value: 'other', label: '按文件里写的（已设）' }])]}
        onChange={(value) => {
          const chosen = rules.find((one) => one.value === value);
          if (chosen) onChange({ ...each, rule: chosen.rule });
        }}
      />
    </div>
  );
}

interface Side {
  readonly words: string;
  readonly options: readonly Choice[];
}

interface PairRowsProps {
  readonly title: string;
  readonly hint: string;
  /** Key of the field that is filled → key of the field it is filled from. */
  readonly pairs: Pairs;
  readonly to: Side;
  readonly from: Side;
  readonly onChange: (pairs: Pairs) => void;
}

/** Fields handed over, line by line. */
function PairRows({ title, hint, pairs, to, from, onChange }: PairRowsProps): ReactNode {
  const rows = Object.entries(pairs);
  const free = to.options.filter(({ value }) => !Object.hasOwn(pairs, value));
  const first = free[0]?.value;
  const put = (at: number, pair: readonly [string, string]): void =>
    onChange(Object.fromEntries(rows.map((row, place) => (place === at ? pair : row))));
  const shown = (options: readonly Choice[], key: string): readonly Choice[] =>
    options.some(({ value }) => value === key) ? options : [{ value: key, label: key }, ...options];
  return (
    <fieldset className="field-rights">
      <legend>{title}</legend>
      <p className="tertiary small">{hint}</p>
      {rows.map(([target, source], at) => (
        <div key={target} className="field-pair">
          <span>{to.words}</span>
          <Select
            aria-label={`${title}第 ${at + 1} 行填哪一栏`}
            value={target}
            options={[...shown(free, target)].map((one) => ({ ...one, label: labelOf(to.options, one) }))}
            onChange={(key: string) => put(at, [key, source])}
          />
          <span>{from.words}</span>
          <Select
            aria-label={`${title}第 ${at + 1} 行从哪一栏来`}
            value={source}
            options={[...shown(from.options, source)]}
            onChange={(key: string) => put(at, [target, key])}
          />
          <Button size="small" onClick={() => onChange(Object.fromEntries(rows.filter((_, place) => place !== at)))}>
            去掉第 {at + 1} 行
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="small"
          disabled={first === undefined || from.options.length === 0}
          onClick={() => first && onChange({ ...pairs, [first]: from.options[0]?.value ?? '' })}
        >
          加一栏
        </Button>
      </div>
    </fieldset>
  );
}

const labelOf = (options: readonly Choice[], { value, label }: Choice): string =>
  options.find((one) => one.value === value)?.label ?? label;
