import { dateInChina, type JsonObject, type PersonId } from '@gov/base';
import { compileExpression, type Expression, evaluate } from '@gov/expression';
import { type CompiledForm, formFacts } from '@gov/forms';
import {
  askedWords,
  holdsOffice,
  type MatterAsked,
  matterFacts,
  matterFields,
  matterShapes,
  resolveHandlers,
} from '@gov/organisation';
import type { Facts } from '@gov/workflow';
import { workCalendarOf } from '#components/organisation/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks } from '../../contract.ts';
import { irreversibleSince } from '../../rules/irreversible.ts';
import { urgencyOf } from '../../rules/title.ts';
import { changedSince } from '../../rules/values/changed-since.ts';
import { whyUnknown } from '../../rules/values/why-unknown.ts';
import type { Weights } from '../asking/weights.ts';
import { whyUnable } from '../stopped/able.ts';
import { valuesWith } from '../values/house-deeds.ts';
import { mayHandle } from './able-colleague.ts';
import type { LoadedMatter } from './loaded-matter.ts';
import type { LockedMatter } from './store.ts';

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
    ...engineFacts(context, loaded.form, values, { ...askedOf(loaded.row), weights: loaded.weights }),
    // 代理: the windows were read with the matter, under its lock.
    mayActFor: (_actor, principal) =>
      loaded.covered.some((item) => loaded.state.items[item - 1]?.holder.personId === principal),
    hasOpened(item) {
      const holder = loaded.row.openedItems.includes(item) ? loaded.state.items[item - 1]?.holder : undefined;
      return holder && (context.agency.organisation.persons.get(holder.personId)?.name ?? '');
    },
    childTouched: (child) => loaded.row.touchedChildren.includes(child),
    changedSince: (seq, fields) => changedSince(loaded.row, values, seq, fields),
    withValue: (field, value) =>
      factsFor(context, loaded, valuesWith(loaded.form, values, { field, value, now: context.now })),
    irreversibleSince: (seq) => irreversibleSince(loaded, hooksOf?.(context).irreversible ?? {}, seq),
  };
}

const isBeside = (name: string): boolean => Object.hasOwn(matterShapes, name);

/** Who began a matter, and of what kind it is: conditions may ask that too. */
export type BegunAs = Pick<MatterAsked, 'starter' | 'kind'> & { readonly kindName: string };

/** The same, with what its rules choose one of several persons by. */
export type Begun = BegunAs & { readonly weights: Weights | undefined };

/** The same of a matter under way. */
export const askedOf = (
  row: Pick<LockedMatter, 'starterPersonId' | 'starterAssignmentId' | 'kindCode' | 'kindName'>,
): BegunAs => ({
  starter: { personId: row.starterPersonId, assignmentId: row.starterAssignmentId },
  kind: row.kindCode,
  kindName: row.kindName,
});

/**
 * Everything from outside that the engine may look at, from immutable snapshots; enough for a process that only begins. Rules
 * find nobody who could not do the work: neither an administrator nor who was stopped.
 */
export function engineFacts(context: UseCaseContext, form: CompiledForm, values: JsonObject, begun: Begun): Facts {
  const { now, agency } = context;
  const able = { mayHandle: (personId: PersonId) => mayHandle(context, personId) };
  let known: ReturnType<typeof formFacts> | undefined;
  const knownFacts = () => {
    if (known) return known;
    const ofForm = formFacts(form, values, dateInChina(now));
    const asked = matterFacts(agency.organisation, { ...begun, urgency: urgencyOf(values) ?? undefined });
    known = { ...ofForm, values: { ...ofForm.values, ...asked } };
    return known;
  };
  const beside = () =>
    matterFields(agency.organisation, {
      kinds: [{ value: begun.kind, label: begun.kindName }],
      urgencies: form.fields.get('urgency')?.choices ?? [],
    });
  return {
    now,
    calendar: workCalendarOf(agency),
    formValues: values,
    ...(begun.weights ? { weighs: begun.weights.weighs } : {}),
    withValue: (field, value) => engineFacts(context, form, valuesWith(form, values, { field, value, now }), begun),
    resolveHandlers: (rule, asked) => resolveHandlers(agency.organisation, rule, { ...asked, ...able }),
    holdsOffice: (personId, office) => holdsOffice(agency.organisation, personId, office, dateInChina(now)),
    hasLeft: (personId) => whyUnable(context, personId)?.forGood === true,
    evaluate(source) {
      const expression = expressionOf(source);
      if (!expression) return 'unknown';
      const value = evaluate(expression, knownFacts());
      return typeof value === 'boolean' ? value : 'unknown';
    },
    whyUnknown: (source) => whyUnknown(expressionOf(source), form, knownFacts(), beside()),
    askedBeside(source) {
      const expression = expressionOf(source);
      return expression?.variables.some(isBeside) ? askedWords(expression, knownFacts(), beside()) : [];
    },
  };
}
