import type { PenDrawing } from '@gov/forms';
import { useEffect, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import type { PersonChoice } from '#platform/web/widgets/person-picker.tsx';
import { isTooLong } from '#platform/web/widgets/text/text-length.ts';
import { addedStepLimits, type NewStep, type NextStep } from '../../contract/added-step.ts';
import { type MatterView, routes } from '../../contract.ts';
import type { ActRunner } from '../handling/use-act-runner.ts';
import { useWritten } from '../handling/use-written.ts';
import { sentPen } from '../pen/pen-strokes.ts';
import type { FormValues } from '../slip/use-values.ts';
import { daysOf } from './added-days.ts';

interface AddingParts {
  readonly view: MatterView;
  readonly values: FormValues;
  readonly opinion: string;
  readonly pen: PenDrawing | undefined;
  readonly run: ActRunner['run'];
}

/** 加一步 and 自选下一步 complete the own step: form and opinion go with it. */
export function useAddingStep({ view, values, opinion, pen, run }: AddingParts) {
  const addStep = useCommand(routes.addStep);
  const chooseNext = useCommand(routes.chooseNext);
  const { matterId, myTask } = view;
  const params = { matterId, taskId: myTask?.taskId ?? matterId };
  const handedIn = async (askAgain: boolean | undefined) => {
    const { edits, version } = await values.settle();
    return {
      expectedVersion: version,
      ...(opinion.trim() === '' ? {} : { opinion }),
      ...(pen ? { pen: sentPen(pen) } : {}),
      values: edits,
      ...(askAgain === undefined ? {} : { askAgain }),
    };
  };
  const complete = (send: () => Promise<{ readonly said: string }>) =>
    void run(async () => {
      const { said } = await send();
      values.taken();
      return said;
    }, 'step');
  return {
    addStep: (step: NewStep, askAgain: boolean | undefined) =>
      complete(async () => addStep.mutateAsync({ params, body: { ...(await handedIn(askAgain)), step } })),
    chooseNext: (next: NextStep, chosen: Record<string, string[]>, askAgain: boolean | undefined) =>
      complete(async () => chooseNext.mutateAsync({ params, body: { ...(await handedIn(askAgain)), chosen, next } })),
  };
}

export type MayAddStep = NonNullable<NonNullable<MatterView['signing']>['addStep']>;

/** What stands in the dialog; the words written outlive it, the persons are chosen anew once it is done. */
export function useNewStep(matterId: string, { left, together, again }: MayAddStep, done: boolean) {
  const name = useWritten(matterId, 'add-step-name');
  const asked = useWritten(matterId, 'add-step');
  const [persons, setPersons] = useState<readonly PersonChoice[]>([]);
  const [wish, setWish] = useState<NewStep['order']>('together');
  const [days, setDays] = useState('');
  useEffect(() => {
    if (!done) return;
    setPersons([]);
    setDays('');
  }, [done]);
  const orders = ordersOf({ left, together }, persons.length);
  const order = orders.find((one) => one === wish) ?? orders[0] ?? 'together';
  const workingDays = daysOf(days);
  const complete =
    workingDays !== 'wrong' &&
    name.text.trim() !== '' &&
    persons.length > 0 &&
    orders.length > 0 &&
    !isTooLong(name.text, addedStepLimits.name) &&
    !isTooLong(asked.text, addedStepLimits.asked);
  const step: NewStep = {
    name: name.text.trim(),
    order,
    assignmentIds: persons.map((one) => one.assignmentId),
    ...(asked.text.trim() ? { asked: asked.text.trim() } : {}),
    ...(typeof workingDays === 'number' ? { workingDays } : {}),
  };
  /** What was sent back is added once more as it was. */
  const addAgain = (): void => {
    if (!again) return;
    name.write(again.name);
    asked.write(again.asked ?? '');
    setPersons(again.persons.map(choiceOf));
    setWish(again.order);
    setDays(again.workingDays === undefined ? '' : String(again.workingDays));
  };
  return { name, asked, persons, setPersons, orders, order, setWish, days, setDays, complete, step, addAgain };
}

type Before = NonNullable<MayAddStep['again']>;

const choiceOf = ({ personId, assignmentId = '', name, section, title }: Before['persons'][number]): PersonChoice => ({
  personId,
  assignmentId,
  name,
  section,
  post: title,
});

/** In which orders so many persons can do it: one alone needs none, each one in turn uses up a step. */
export function ordersOf({ left, together }: MayAddStep, persons: number): readonly NewStep['order'][] {
  if (persons <= 1) return ['together'];
  return [...(together ? (['together'] as const) : []), ...(persons <= left ? (['in-turn'] as const) : [])];
}

/** A text once nobody has typed for a moment: what follows from it is not asked for with every letter. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), silenceMillis);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

const silenceMillis = 400;
