import { type ConditionField, compileExpression, describe } from '@gov/expression';
import type { FormTemplate } from '@gov/forms';
import type { HandlerRule } from '@gov/organisation';
import { rulesOfProcess } from '@gov/workflow';
import type { Design, TwinWords } from '@gov/workflow/designing';
import { useMemo } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useMay } from '#platform/web/shell/session.tsx';
import { routes, type WhoToday } from '../../contract.ts';
import type { Choices } from './desk.ts';
import { calledProcessName } from './process-words.ts';
import { useSame } from './use-same.ts';

/** Words of this agency and this form, and who it would be today. */
export interface DesignWords extends TwinWords {
  readonly today: (rule: HandlerRule) => WhoToday | undefined;
}

interface Sources {
  readonly design: Design;
  readonly template: FormTemplate | undefined;
  readonly fields: readonly ConditionField[];
  readonly choices: Choices;
}

/** Rules are put into words by the server, which knows who is in office: all of a design in one question. */
export function useWords({ design, template, fields, choices }: Sources): DesignWords {
  const { program } = design;
  const seesAll = useMay('processes.all');
  const { nodes } = program;
  const keys = useSame(
    useMemo(() => {
      const rules = rulesOfProcess(program).map(({ rule }) => JSON.stringify(rule));
      return [...new Set(rules)].slice(0, 400).sort();
    }, [program]),
  );
  const stepNames = useSame(
    useMemo(() => Object.fromEntries(Object.values(nodes).map(({ id, name }) => [id, name])), [nodes]),
  );
  // only names that a rule speaks of: a letter typed into another one asks nothing
  const names = useMemo(() => {
    const asked = keys.join();
    const labels = (template?.fields ?? []).map(({ key, label }) => [key, label] as const);
    return Object.fromEntries([...labels, ...Object.entries(stepNames)].filter(([key]) => asked.includes(key)));
  }, [template, stepNames, keys]);
  const body = { rules: keys.map((key) => JSON.parse(key) as HandlerRule), names }; // reason: written from rules above
  const query = useRoute(routes.handlersToday, { body }, { keepPrevious: true });
  const answers = query.data?.answers;
  const condition = useMemo(() => describing(fields), [fields]);
  return useMemo(() => {
    const known = answers?.length === keys.length ? new Map(keys.map((key, at) => [key, answers[at]])) : new Map();
    const today = (rule: HandlerRule): WhoToday | undefined => known.get(JSON.stringify(rule));
    return {
      today,
      handler: (rule) => today(rule)?.words ?? '…',
      step: (id) => stepNames[id] ?? '（已去掉的步骤）',
      field: (key) => template?.fields.find((one) => one.key === key)?.label ?? key,
      process: (key) => calledProcessName(choices.processes, key, seesAll),
      block: (key) => template?.opinionBlocks.find((one) => one.key === key)?.label ?? key,
      condition,
    };
  }, [answers, keys, stepNames, choices, seesAll, template, condition]);
}

/** Conditions in words, each put into words once: every card with one asks again at every edit. */
function describing(fields: readonly ConditionField[]): (source: string) => string {
  const known = new Map<string, string>();
  return (source) => {
    const found = known.get(source);
    if (found !== undefined) return found;
    const compiled = compileExpression(source);
    const words = compiled.ok ? describe(compiled.value, fields) : source;
    known.set(source, words);
    return words;
  };
}
