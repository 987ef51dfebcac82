import type { CalendarDate, FieldProblem, JsonObject, JsonValue } from '@gov/base';
import {
  type CompiledForm,
  calculateFormulas,
  checkComplete,
  checkValue,
  type FieldPermissions,
  type FormData,
  type FormEdit,
} from '@gov/forms';
import { useCallback, useMemo, useState } from 'react';

export interface FormDraftInput {
  readonly form: CompiledForm;
  readonly permissions: FieldPermissions;
  /** Last saved data. */
  readonly saved: FormData;
  readonly today: CalendarDate;
}

export interface FormDraft {
  /** Saved data with what was typed since, formulas calculated; for `renderTree`. */
  readonly data: FormData;
  /** Changed fields only; what is sent to the server. */
  readonly edit: FormEdit;
  /** Sentences for fields that were left with a refused value, or found missing by `check`, or refused by the server. */
  readonly problems: readonly FieldProblem[];
  readonly change: (key: string, value: JsonValue) => void;
  readonly leave: (key: string) => void;
  /** Checks everything as the server will; an empty list means that the step can be completed. */
  readonly check: () => readonly FieldProblem[];
  /** Shows problems that came back from the server at their fields. */
  readonly refuse: (problems: readonly FieldProblem[]) => void;
  /** The edit was saved: what is typed meanwhile stays. */
  readonly savedAs: (sent: FormEdit) => void;
}

/** What a person is typing into a form: kept apart from the saved data, checked when a field is left, never thrown away. */
export function useFormDraft({ form, permissions, saved, today }: FormDraftInput): FormDraft {
  const [edit, setEdit] = useState<FormEdit>({});
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const data = useMemo(() => calculateFormulas(form, merge(saved, edit), today), [form, saved, edit, today]);

  const change = useCallback((key: string, value: JsonValue) => {
    setEdit((before) => ({ ...before, [key]: value }));
    setProblems((before) => before.filter((problem) => problem.path !== key));
  }, []);
  const leave = useCallback(
    (key: string) => {
      const problem = key in edit ? valueProblem(form, key, edit[key] ?? null) : undefined;
      setProblems((before) => [...before.filter((one) => one.path !== key), ...(problem ? [problem] : [])]);
    },
    [form, edit],
  );
  const check = useCallback(() => {
    const refused = Object.entries(edit).flatMap(([key, value]) => valueProblem(form, key, value) ?? []);
    const missing = checkComplete(form, permissions, withoutEmpty(form, data));
    const found = [...refused, ...missing.filter((one) => !refused.some((other) => other.path === one.path))];
    setProblems(found);
    return found;
  }, [form, permissions, edit, data]);
  const savedAs = useCallback((sent: FormEdit) => {
    setEdit((before) => Object.fromEntries(Object.entries(before).filter(([key, value]) => sent[key] !== value)));
  }, []);

  return { data, edit, problems, change, leave, check, refuse: setProblems, savedAs };
}

function merge(saved: FormData, edit: FormEdit): JsonObject {
  return Object.fromEntries(Object.entries({ ...saved, ...edit }).filter(([, value]) => value !== null));
}

function valueProblem(form: CompiledForm, key: string, value: JsonValue): FieldProblem | undefined {
  const field = form.fields.get(key);
  const checked = field && checkValue(field, value);
  return checked && !checked.ok ? { path: key, message: checked.problem } : undefined;
}

/** Blank texts count as empty, as they will on the server. */
function withoutEmpty(form: CompiledForm, data: FormData): FormData {
  return Object.fromEntries(
    Object.entries(data).filter(([key, value]) => {
      const field = form.fields.get(key);
      const checked = field && field.kind !== 'formula' ? checkValue(field, value) : undefined;
      return !(checked?.ok && checked.value === null);
    }),
  );
}
