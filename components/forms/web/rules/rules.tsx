import type { FieldProblem } from '@gov/base';
import type { FormRule, FormTemplate } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ConditionPickersContext } from '#platform/web/widgets/conditions/pickers.ts';
import { RuleForm } from './rule-form.tsx';
import { inPlaceOf, memoryOf } from './rule-memory.ts';
import { PeopleListsContext, rulePickers, useListedPeople } from './rule-people.ts';
import { problemOf } from './rule-sentence.ts';
import { useStroke } from './stroke.ts';
import './rules.css';

interface RulesProps {
  readonly editor: Editor;
  readonly template: FormTemplate;
  readonly problems: readonly FieldProblem[];
}

/** What the form does by itself: one rule a card, one 撤销 a change. */
export function Rules({ editor, template, problems }: RulesProps): ReactNode {
  const rules = template.rules ?? [];
  const stroke = useStroke();
  const lists = useListedPeople();
  const list = useRef<HTMLElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const [fresh, setFresh] = useState<number>();
  useEffect(() => {
    if (fresh !== undefined) list.current?.querySelector<HTMLElement>(`#rule-${fresh} input`)?.focus();
  }, [fresh]);
  const write = (next: readonly FormRule[]): void =>
    editor.view.dispatch(stroke.joined(editor.state.tr.setDocAttribute('rules', next)));
  const begin = (): void => {
    const rule: FormRule = { kind: 'show', fields: [], when: '' };
    const memory = memoryOf(rule);
    memory.open = true;
    write([...rules, rule]);
    setFresh(memory.id);
  };
  const remove = (place: number): void => {
    write(rules.filter((_, at) => at !== place));
    add.current?.focus();
  };
  return (
    <section ref={list} aria-label="规则" className="stack" onFocusCapture={stroke.begin}>
      <h3>规则</h3>
      {rules.length === 0 && <p className="tertiary small">让表单自己显示字段、要求必填、限制选项，或者送出前检查。</p>}
      <PeopleListsContext value={lists}>
        <ConditionPickersContext value={rulePickers}>
          {rules.map((rule, place) => (
            <RuleForm
              key={memoryOf(rule).id}
              rule={rule}
              place={place}
              template={template}
              problem={problemOf(rule, place, problems)}
              onChange={(changed) => write(rules.map((one, at) => (at === place ? inPlaceOf(one, changed) : one)))}
              onRemove={() => remove(place)}
            />
          ))}
        </ConditionPickersContext>
      </PeopleListsContext>
      <div>
        <Button ref={add} size="small" onClick={begin}>
          加一条规则
        </Button>
      </div>
    </section>
  );
}
