import type { ReplyOf } from '@gov/base/component';
import { type ConditionField, compileExpression, describe, namesIn as namedIn, withNames } from '@gov/expression';
import type { FormTemplate } from '@gov/forms';
import type { HandlerRule } from '@gov/organisation';
import { rulesOfProcess } from '@gov/workflow';
import type { CarriedField, Design, TwinWords } from '@gov/workflow/designing';
import { useMemo } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useMay } from '#platform/web/shell/session.tsx';
import { type Routes, routes, type SampleStarter, type WhoToday } from '../../contract.ts';
import { askedSteps, namesIn } from '../../rules/asked-steps.ts';
import { guardsOf } from '../../rules/check-conditions.ts';
import { asConditionFields } from '../../rules/sharing/field-names.ts';
import type { Choices } from './desk.ts';
import { calledProcessName } from './process-words.ts';
import { useSame } from './use-same.ts';

/** Words of this agency and this form, and who it would be today. */
export interface DesignWords extends TwinWords {
  /** `node`: the step it stands at, for a rule that asks who did the step before. */
  readonly today: (rule: HandlerRule, node?: string) => WhoToday | undefined;
  /** In whose name it is told; undefined until the server has answered, and where nobody could begin a matter. */
  readonly starter: SampleStarter | undefined;
}

type Reply = ReplyOf<Routes['handlersToday']>;

interface Sources {
  readonly design: Design;
  readonly template: FormTemplate | undefined;
  readonly fields: readonly ConditionField[];
  /** Names of fields that the form does not have. */
  readonly notHere: readonly CarriedField[];
  readonly choices: Choices;
  /** Assignment of who is thought to begin; absent = whom the server takes. */
  readonly starter?: string | undefined;
}

/** Rules are put into words by the server, which knows who is in office: all of a design in one question. */
export function useWords({ design, template, fields, notHere, choices, starter }: Sources): DesignWords {
  const { program } = design;
  const seesAll = useMay('processes.all');
  const { nodes } = program;
  const persons = useSame(useMemo(() => personsIn(program, fields), [program, fields]));
  const keys = useSame(
    useMemo(() => {
      // who conditions name is asked as a rule that names them: the answer is what they are called today
      const rules = [...rulesOfProcess(program).map(({ rule }) => rule), ...persons.map(namedRule)].map((rule) =>
        JSON.stringify(rule),
      );
      return [...new Set(rules)].slice(0, 400).sort();
    }, [program, persons]),
  );
  const stepNames = useSame(
    useMemo(() => Object.fromEntries(Object.values(nodes).map(({ id, name }) => [id, name])), [nodes]),
  );
  // only names that a rule speaks of: a letter typed into another one asks nothing
  const names = useMemo(() => {
    const asked = new Set(keys.flatMap((key) => namesIn(JSON.parse(key))));
    const labels = [...notHere, ...(template?.fields ?? [])].map(({ key, label }) => [key, label] as const);
    return Object.fromEntries([...labels, ...Object.entries(stepNames)].filter(([key]) => asked.has(key)));
  }, [template, notHere, stepNames, keys]);
  const { root } = program;
  const asked = useSame(useMemo(() => askedSteps({ root, nodes }), [root, nodes]));
  const body = useMemo(() => {
    const steps = Object.entries(asked)
      .map(([id, { rule, before }]) => ({ id, rule: keys.indexOf(JSON.stringify(rule)), before: [...before] }))
      .filter(({ rule }) => rule >= 0)
      .map(({ id, ...step }) => [id, step] as const);
    return {
      rules: keys.map((key) => JSON.parse(key) as HandlerRule), // reason: written from rules above
      names,
      ...(starter === undefined ? {} : { starter }),
      ...(steps.length > 0 ? { steps: Object.fromEntries(steps) } : {}),
    };
  }, [keys, names, starter, asked]);
  const query = useRoute(routes.handlersToday, { body }, { keepPrevious: true });
  const { answers, ofSteps, starter: taken } = query.data ?? noAnswers;
  const calledToday = useSame(
    useMemo(() => {
      const found = answers?.length === keys.length ? answers : [];
      return persons.flatMap((id) => {
        const name = found[keys.indexOf(JSON.stringify(namedRule(id)))]?.words;
        return name ? [[id, name] as const] : [];
      });
    }, [persons, keys, answers]),
  );
  const condition = useMemo(
    () => describing([...fields, ...asConditionFields(notHere)], new Map(calledToday)),
    [fields, notHere, calledToday],
  );
  return useMemo(() => {
    const known = answers?.length === keys.length ? new Map(keys.map((key, at) => [key, answers[at]])) : new Map();
    const handlers = new Map(Object.entries(asked).map(([id, { rule }]) => [id, JSON.stringify(rule)]));
    const today = (rule: HandlerRule, node?: string): WhoToday | undefined => {
      const key = JSON.stringify(rule);
      return (node !== undefined && handlers.get(node) === key ? ofSteps[node] : undefined) ?? known.get(key);
    };
    const carried = new Map(notHere.map(({ key, label }) => [key, label]));
    return {
      today,
      starter: taken,
      handler: (rule) => today(rule)?.words ?? '…',
      step: (id) => stepNames[id] ?? '（已去掉的步骤）',
      field: (key) => template?.fields.find((one) => one.key === key)?.label ?? carried.get(key) ?? key,
      process: (key) => calledProcessName(choices.processes, key, seesAll),
      block: (key) => template?.opinionBlocks.find((one) => one.key === key)?.label ?? carried.get(key) ?? key,
      condition,
    };
  }, [answers, ofSteps, taken, asked, keys, stepNames, choices, seesAll, template, notHere, condition]);
}

const noAnswers: Partial<Pick<Reply, 'answers' | 'starter'>> & Pick<Reply, 'ofSteps'> = { ofSteps: {} };

const namedRule = (id: string): HandlerRule => ({ kind: 'named', personIds: [id as never] }); // reason: an id of the directory

/** Persons whom conditions of the process name, by id. */
function personsIn(program: Design['program'], fields: readonly ConditionField[]): readonly string[] {
  const cases = rulesOfProcess(program).flatMap(({ rule }) => (rule.kind === 'byCondition' ? rule.cases : []));
  const sources = [...guardsOf(program.root).map(({ source }) => source), ...cases.map(({ when }) => when)];
  const ofPersons = fields.filter(({ kind }) => kind === 'person');
  const found = sources.flatMap((source) => {
    const compiled = compileExpression(source);
    return compiled.ok ? namedIn(ofPersons, compiled.value).map(({ id }) => id) : [];
  });
  return [...new Set(found)].sort();
}

/** Conditions in words, each put into words once: every card with one asks again at every edit. */
function describing(fields: readonly ConditionField[], today: ReadonlyMap<string, string>): (source: string) => string {
  const known = new Map<string, string>();
  return (source) => {
    const found = known.get(source);
    if (found !== undefined) return found;
    const compiled = compileExpression(source);
    const words = compiled.ok ? describe(compiled.value, withNames(fields, compiled.value, today)) : source;
    known.set(source, words);
    return words;
  };
}
