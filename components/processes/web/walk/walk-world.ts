import { type CalendarDate, dateInChina, type Instant, type JsonObject, type WorkCalendar } from '@gov/base';
import { compileExpression, type Expression, type Facts as ExpressionFacts, evaluate } from '@gov/expression';
import { applySystemEdit, type CompiledForm, formFacts } from '@gov/forms';
import { type Assignment, identityValue, type OrganisationSnapshot, type PostRole } from '@gov/organisation';
import type { Actor, Facts } from '@gov/workflow';
import type { HandlerBook, WalkWorld } from '@gov/workflow/walk';
import type { WalkStarter } from '../../contract.ts';

interface World {
  readonly form: CompiledForm | undefined;
  readonly starter: WalkStarter;
  readonly book: HandlerBook;
}

/**
 * What a trial looks at: the form as it was filled in, who starts, the agency's work calendar, and what is known of handlers.
 * Conditions are told as for a real matter; what only a kind of matter knows is unknown.
 */
export function walkWorld({ form, starter, book }: World): WalkWorld {
  const beside = asked(starter);
  const calendar: WorkCalendar = {
    holidays: new Set(starter.calendar.holidays),
    makeUpDays: new Set(starter.calendar.makeUpDays),
  };
  const known = new Map<string, Expression | undefined>();
  const expressionOf = (source: string): Expression | undefined => {
    if (!known.has(source)) {
      const compiled = compileExpression(source);
      known.set(source, compiled.ok ? compiled.value : undefined);
    }
    return known.get(source);
  };
  const withValue: WalkWorld['withValue'] = (values, { field, value, now }) => {
    const edited = form && applySystemEdit(form, { before: values, edit: { [field]: value }, today: dateInChina(now) });
    return edited?.ok ? edited.value : values;
  };
  const facts = (now: Instant, values: JsonObject): Facts => ({
    now,
    calendar,
    formValues: values,
    resolveHandlers: book.resolve,
    withValue: (field, value) => facts(now, withValue(values, { field, value, now })),
    evaluate(source) {
      const expression = expressionOf(source);
      if (!expression) return 'unknown';
      const value = evaluate(expression, factsOf(form, values, dateInChina(now), beside));
      return typeof value === 'boolean' ? value : 'unknown';
    },
  });
  return { facts, withValue };
}

function factsOf(
  form: CompiledForm | undefined,
  values: JsonObject,
  today: CalendarDate,
  beside: ExpressionFacts['values'],
): ExpressionFacts {
  const ofForm = form ? formFacts(form, values, today) : { today, values: {} };
  const { urgency } = values;
  const matter = { entries: { urgency: typeof urgency === 'string' ? urgency : null } };
  return { ...ofForm, values: { ...ofForm.values, ...beside, Matter: matter } };
}

/** `Starter` as a condition asks for it, from the little that is known here of the organisation. */
function asked({ person, assignmentId, title, post, sections }: WalkStarter): ExpressionFacts['values'] {
  const [own] = sections;
  if (!own) return {};
  const always = { from: '0001-01-01' as CalendarDate, displayOrder: 0 }; // reason: a literal in the branded format
  const above = sections.map(({ id, name }, at) => {
    const parent = sections[at + 1];
    return [id, { id: id as never, name, ...always, ...(parent ? { parentId: parent.id as never } : {}) }] as const;
  });
  const snapshot: Pick<OrganisationSnapshot, 'sections' | 'posts'> = {
    sections: new Map(above),
    posts: new Map([[post.id, { id: post.id as never, name: post.name, role: post.role as PostRole, ...always }]]),
  };
  const assignment: Assignment = {
    ...{ id: assignmentId as never, personId: person.personId as never, sectionId: own.id as never },
    ...{ postId: post.id as never, title, main: true, ...always },
  };
  // reason: only these two maps are looked at, and all ids came from the server
  return { Starter: identityValue(snapshot as OrganisationSnapshot, assignment) };
}

export const starterOf = ({ person, assignmentId }: WalkStarter): Actor => ({
  personId: person.personId as Actor['personId'], // reason: ids of the server
  assignmentId: assignmentId as Actor['assignmentId'],
});
