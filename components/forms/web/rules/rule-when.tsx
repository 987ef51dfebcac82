import type { ConditionField } from '@gov/expression';
import type { FormRule, FormTemplate } from '@gov/forms';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ConditionBuilder } from '#platform/web/widgets/conditions/condition-builder.tsx';
import { TextField } from '#platform/web/widgets/field.tsx';
import { memoryOf } from './rule-memory.ts';
import { usePeopleLists } from './rule-people.ts';
import { fieldsFor, fromWords, inWords } from './rule-sentence.ts';

interface RuleWhenProps {
  readonly rule: FormRule;
  readonly template: FormTemplate;
  readonly onChange: (rule: FormRule) => void;
}

/** When the rule holds: chosen row by row, or written as a sentence. Both say the same condition. */
export function RuleWhen(props: RuleWhenProps): ReactNode {
  const memory = memoryOf(props.rule);
  const [typing, setTyping] = useState(memory.inWords ?? false);
  const change = (next: boolean): void => {
    memory.inWords = next;
    setTyping(next);
  };
  return (
    <>
      {typing ? <Sentence {...props} /> : <Rows {...props} onTyping={() => change(true)} />}
      <div>
        <Button size="small" type="link" onClick={() => change(!typing)}>
          {typing ? '一项一项选' : '直接写一句'}
        </Button>
      </div>
    </>
  );
}

const legendOf = ({ kind }: FormRule): string => (kind === 'check' ? '要符合什么' : '什么时候');

function Rows({ rule, template, onChange, onTyping }: RuleWhenProps & { readonly onTyping: () => void }): ReactNode {
  const memory = memoryOf(rule);
  const lists = usePeopleLists();
  const fields = fieldsFor(rule.when, template, lists);
  if (fields.length === 0) return <p className="secondary small">稿纸上还没有能用来判断的字段，先放字段，再选条件。</p>;
  return (
    <>
      <ConditionBuilder
        legend={legendOf(rule)}
        source={rule.when}
        fields={fields}
        beyondValues
        memory={{ get: () => memory.rows, set: (kept) => (memory.rows = kept) }}
        onChange={(when) => onChange({ ...rule, when })}
        otherwise={(begin) => (
          <fieldset className="condition">
            <legend>{legendOf(rule)}</legend>
            <p>{inWords(rule.when, fields)}</p>
            <p className="tertiary small">
              这个条件分不成一行一行，照原样留着、照样算。要改，可以直接写一句，也可以重新选。
            </p>
            <div className="acts">
              <Button size="small" onClick={begin}>
                重新选条件
              </Button>
            </div>
          </fieldset>
        )}
      />
      {isUnread(rule, fields) && (
        <p className="tertiary small">
          直接写的那一句还读不懂，先留着，没有算进来。{' '}
          <Button size="small" type="link" onClick={onTyping}>
            去看那一句
          </Button>
        </p>
      )}
    </>
  );
}

function Sentence({ rule, template, onChange }: RuleWhenProps): ReactNode {
  const memory = memoryOf(rule);
  const [, redraw] = useState(0);
  const lists = usePeopleLists();
  const fields = fieldsFor(rule.when, template, lists);
  const type = (text: string): void => {
    const when = fromWords(text, fields);
    memory.typed = { source: when ?? rule.when, text };
    redraw((count) => count + 1);
    if (when !== undefined && when !== rule.when) onChange({ ...rule, when });
  };
  return (
    <TextField
      label={rule.kind === 'check' ? '要符合' : '当'}
      hint="用字段的名称写，如：金额大于5000元，并且类别是事假"
      maxLength={500}
      value={wordsOf(rule, fields)}
      problem={isUnread(rule, fields) ? '这句话还读不懂。字段名称、“大于、是、不是、里有”这些词要写全。' : undefined}
      onChange={type}
    />
  );
}

/** The sentence as it is typed, while nothing else changed the condition; else what the condition says. */
function wordsOf(rule: FormRule, fields: readonly ConditionField[]): string {
  const { typed } = memoryOf(rule);
  if (typed && typed.source === rule.when) return typed.text;
  return rule.when === '' ? '' : inWords(rule.when, fields);
}

function isUnread(rule: FormRule, fields: readonly ConditionField[]): boolean {
  const { typed } = memoryOf(rule);
  if (typed?.source !== rule.when || typed.text.trim() === '') return false;
  return typed.text !== inWords(rule.when, fields) && fromWords(typed.text, fields) === undefined;
}
