import { addWorkingDays, type FieldProblem, type Instant, type JsonObject } from '@gov/base';
import type { CompiledForm } from '@gov/forms';
import { type Command, compile, type ForecastStep, forecast, type Program } from '@gov/workflow';
import type { Design } from '@gov/workflow/designing';
import {
  beginWalk,
  draftProgram,
  endDueOfWalk,
  HandlerBook,
  knowing,
  letTimePass,
  marksOf,
  nextLimit,
  presentOf,
  type Turn,
  turnsOf,
  type Walk,
  type WalkMark,
  type WalkWorld,
  walkBack,
  walkOn,
} from '@gov/workflow/walk';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { CallError } from '#platform/web/data/call-error.ts';
import { routes, type WalkPerson, type WalkStarter } from '../../contract.ts';
import { starterOf, walkWorld } from './walk-world.ts';

/** The draft as it stood when the trial began, and what is in the way of publishing it: then it is walked as far as it goes. */
export interface WalkedFile {
  readonly design: Design;
  /** Absent: it cannot even be begun. */
  readonly program?: Program;
  readonly problems: readonly FieldProblem[];
}

interface Begun {
  readonly world: WalkWorld;
  readonly book: HandlerBook;
  readonly walk: Walk;
  readonly turns: readonly Turn[];
  readonly ahead: readonly ForecastStep[];
}

interface Sources {
  readonly design: Design;
  readonly form: CompiledForm | undefined;
  /** The draft as a file, unsaved changes included. */
  readonly file: () => Promise<string>;
}

export interface WalkDesk {
  /** Undefined while the draft is read. */
  readonly walked: WalkedFile | undefined;
  /** The draft was changed since. */
  readonly isOld: boolean;
  readonly walk: Walk | undefined;
  readonly turns: readonly Turn[];
  /** 后面还要经过, if everybody agrees and the form stays as it is; nothing for a draft that cannot be published yet. */
  readonly ahead: readonly ForecastStep[];
  readonly marks: Readonly<Record<string, WalkMark>>;
  readonly persons: ReadonlyMap<string, WalkPerson>;
  readonly busy: boolean;
  readonly error: CallError | undefined;
  readonly refused: string | undefined;
  readonly nextLimit: Instant | undefined;
  /** 办结时限 as the trial stands. */
  readonly endDueAt: Instant | undefined;
  readonly begin: (starter: WalkStarter, values: JsonObject) => Promise<void>;
  readonly act: (command: Command, values: JsonObject) => Promise<void>;
  readonly passDays: (workingDays: number) => Promise<void>;
  readonly passTo: (until: Instant) => Promise<void>;
  readonly back: () => Promise<void>;
  /** To the choice of who starts. */
  readonly again: () => void;
  /** Reads the draft anew. */
  readonly renew: () => void;
  readonly remember: (person: WalkPerson) => void;
}

const noMarks: Readonly<Record<string, WalkMark>> = {};

/** A trial of the draft: the engine runs in the page, only who handles is asked of the server. */
export function useWalk({ design, form, file }: Sources): WalkDesk {
  const [round, setRound] = useState(0);
  const [walked, setWalked] = useState<WalkedFile>();
  const [begun, setBegun] = useState<Begun>();
  const [persons, setPersons] = useState<ReadonlyMap<string, WalkPerson>>(new Map());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError>();
  const [refused, setRefused] = useState<string>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft of the moment is walked; a change of it is told, not followed
  useEffect(() => {
    let gone = false;
    void file()
      .then(compile)
      .then((compiled) => {
        if (gone) return;
        setBegun(undefined);
        const program = compiled.ok ? compiled.value : draftProgram(design);
        const problems = compiled.ok ? [] : (compiled.rejection.fields ?? []);
        setWalked({ design, problems, ...(program ? { program } : {}) });
      });
    return () => {
      gone = true;
    };
  }, [round]);

  const remember = useCallback(
    (person: WalkPerson): void => setPersons((known) => new Map([...known, [person.personId, person]])),
    [],
  );
  const know = <T>(book: HandlerBook, make: () => T): Promise<T> =>
    knowing(
      book,
      async (questions) => {
        const reply = await call(routes.walkHandlers, { body: { questions: [...questions] } });
        setPersons((known) => new Map([...known, ...reply.persons.map((one) => [one.personId, one] as const)]));
        return reply.answers;
      },
      make,
    );
  /** Carries out what needs the server perhaps; a lost connection changes nothing. */
  const run = async (carryOut: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    setRefused(undefined);
    try {
      await carryOut();
    } catch (cause) {
      if (cause instanceof CallError) setError(cause);
      // a draft that could not be published may lead where the engine knows no way
      else if (walked && walked.problems.length > 0) setRefused('草稿还有问题，走到这里走不下去了。先改上面列的几处。');
      else throw cause;
    } finally {
      setBusy(false);
    }
  };
  const show = async (on: Omit<Begun, 'turns' | 'ahead'>): Promise<void> => {
    const { state, now, values } = presentOf(on.walk);
    const { program } = on.walk;
    const turns = await know(on.book, () => turnsOf(program, state, on.world.facts(now, values)));
    const canForesee = walked?.problems.length === 0;
    const foreseen = canForesee ? await know(on.book, () => forecast(program, state, on.world.facts(now, values))) : [];
    setBegun({ ...on, turns, ahead: foreseen.filter(({ current }) => !current) });
  };
  const onwards = (move: (on: Begun) => Walk): Promise<void> =>
    run(async () => {
      if (begun) await show({ ...begun, walk: await know(begun.book, () => move(begun)) });
    });

  const limit = useMemo(() => begun && nextLimit(begun.walk, begun.world)?.at, [begun]);
  const endDueAt = useMemo(() => begun && endDueOfWalk(begun.walk, begun.world), [begun]);
  const marks = useMemo(() => (begun ? marksOf(presentOf(begun.walk).state) : noMarks), [begun]);
  return {
    walked,
    isOld: walked !== undefined && walked.design !== design,
    walk: begun?.walk,
    turns: begun?.turns ?? [],
    ahead: begun?.ahead ?? [],
    ...{ marks, persons, busy, error, refused },
    nextLimit: limit,
    endDueAt,
    begin: (starter, values) =>
      run(async () => {
        const program = walked?.program;
        if (!program) return;
        remember(starter.person);
        const book = new HandlerBook();
        const world = walkWorld({ form, starter, book });
        const now = starter.now as Instant; // reason: the server's clock
        const made = await know(book, () => beginWalk(program, { starter: starterOf(starter), now, values }, world));
        if (!made.ok) return setRefused('这位同事发起不了这个流程。请换一位发起人，或者看第一步的卡片写得对不对。');
        await show({ world, book, walk: made.value });
      }),
    act: (command, values) =>
      run(async () => {
        if (!begun) return;
        const made = await know(begun.book, () => walkOn(begun.walk, command, begun.world, values));
        if (!made.ok) return setRefused('这一步现在办不了：流程不许，或者要等别人先办。撤销一步再看看。');
        await show({ ...begun, walk: made.value });
      }),
    passDays: (workingDays) =>
      onwards(({ walk, world }) => {
        const { now, values } = presentOf(walk);
        return letTimePass(walk, addWorkingDays(world.facts(now, values).calendar, now, workingDays), world);
      }),
    passTo: (until) => onwards(({ walk, world }) => letTimePass(walk, until, world)),
    back: () => onwards(({ walk }) => walkBack(walk)),
    again: () => setBegun(undefined),
    renew: () => setRound((former) => former + 1),
    remember,
  };
}
