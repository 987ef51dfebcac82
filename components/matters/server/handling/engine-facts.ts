import { dateInChina, type JsonObject, type PersonId } from '@gov/base';
import { compileExpression, type Expression, evaluate } from '@gov/expression';
import { type CompiledForm, formFacts } from '@gov/forms';
import { resolveHandlers } from '@gov/organisation';
import type { Facts } from '@gov/workflow';
import { workCalendarOf } from '#components/organisation/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks } from '../../contract.ts';
import { irreversibleSince } from '../../rules/irreversible.ts';
import { whyUnknown } from '../../rules/trace/why-unknown.ts';
import { changedSince } from '../../rules/values/changed-since.ts';
import { whyUnable } from '../stopped/able.ts';
import { mayHandle } from './able-colleague.ts';
import { valuesWith } from './house-deeds.ts';
import type { LoadedMatter } from './loaded-matter.ts';

const compiled = new Map<string, Expression | undefined>();

/** Conditions are parsed once; one that cannot be parsed is unknown, so the default branch is taken and traced. */
function expressionOf(source: string): Expression | undefined {
  if (compiled.has(source)) return compiled.get(source);
  const result = compileExpression(source);
  const expression = result.ok ? result.value : undefined;
  if (compiled.size < 10_000) compiled.set(source, expression);
  return expression;
}

/**
 * Facts for a matter under way: with what its kind says can no longer be taken back. `LoadedMatter.facts` are these for the
 * stored values; built anew only where other `values` will be stored.
 */
export function factsFor(
  context: UseCaseContext,
  loaded: Omit<LoadedMatter, 'facts'>,
  values = loaded.row.values,
): Facts {
  const hooksOf = context.extension(matterKindHooks, loaded.row.kindCode);
  return {
    ...engineFacts(context, loaded.form, values),
    ...(loaded.weighs ? { weighs: loaded.weighs } : {}),
    // 代理: the windows were read with the matter, under its lock.
    mayActFor: (_actor, principal) =>
      loaded.covered.some((item) => loaded.state.items[item - 1]?.holder.personId === principal),
    childTouched: (child) => loaded.row.touchedChildren.includes(child),
    changedSince: (seq, fields) => changedSince(loaded.row, values, seq, fields),
    withValue: (field, value) =>
      factsFor(context, loaded, valuesWith(loaded.form, values, { field, value, now: context.now })),
    irreversibleSince: (seq) => irreversibleSince(loaded, hooksOf?.(context).irreversible ?? {}, seq),
  };
}

/**
 * Everything from outside that the engine may look at, from immutable snapshots; enough for a process that only begins. Rules
 * find nobody who could not do the work: neither an administrator nor who was stopped.
 */
export function engineFacts(context: UseCaseContext, form: CompiledForm, values: JsonObject): Facts {
  const { now, agency } = context;
  const able = { mayHandle: (personId: PersonId) => mayHandle(context, personId) };
  let known: ReturnType<typeof formFacts> | undefined;
  const knownFacts = () => {
    known ??= formFacts(form, values, dateInChina(now));
    return known;
  };
  return {
    now,
    calendar: workCalendarOf(agency),
    formValues: values,
    withValue: (field, value) => engineFacts(context, form, valuesWith(form, values, { field, value, now })),
    resolveHandlers: (rule, asked) => resolveHandlers(agency.organisation, rule, { ...asked, ...able }),
    hasLeft: (personId) => whyUnable(context, personId)?.forGood === true,
    evaluate(source) {
      const expression = expressionOf(source);
      if (!expression) return 'unknown';
      const value = evaluate(expression, knownFacts());
      return typeof value === 'boolean' ? value : 'unknown';
    },
    whyUnknown: (source) => whyUnknown(expressionOf(source), form, knownFacts()),
  };
}
