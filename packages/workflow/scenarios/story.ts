import type { ProcessDescription } from '../bpmn/build-process.ts';
import type { Place, StepSettings } from './places.ts';

/**
 * One line of a story: what somebody does, and who then has work. `赵 钱` = these persons at 经办 (and everybody beside as before);
 * with `；待阅 孙 李` at its end, who has it to read (nobody where it is not said);
 * `往下` = the step is done; `拟稿` = only the starter, with the draft; `跳走` = only 签发; `无` = nobody; `旁边` = nobody but those
 * beside; `只有 甲科:甲` = these and nobody beside; `不行 code` = refused. The act `现在` = nothing, it only says how things stand; `人事 离任 张三` = he has left the agency; `人事 改任 张三 赵` = 赵 holds 张三's post now, `人事 免去 张三` = nobody does (only where `byPost`); `张三 打开` = he has looked at the page.
 */
export type Line = readonly [act: string, then: string];

/** A plain step and who handles it. */
export interface FurtherStep {
  readonly step: string;
  readonly by: string;
}

export interface Story {
  /** What is shown, as the title says it. */
  readonly operation: string;
  readonly settings?: StepSettings;
  readonly people?: readonly string[];
  readonly lines: readonly Line[];
  /** Lines that end otherwise at a place: by its name, the last line's `then`. */
  readonly otherwise?: Readonly<Record<string, string>>;
  /** Places where the story has no meaning or another end, each with the reason in a sentence. */
  readonly notAt?: Readonly<Record<string, string>>;
  /** Work is granted to posts: each name is a post too, held at first by the person of that name. Played in the pure core only. */
  readonly byPost?: true;
  /** A step right before the step under test, done already. */
  readonly first?: FurtherStep;
  /** A step right behind the step under test. */
  readonly behind?: FurtherStep;
  /** What the process as a whole says beyond the usual. */
  readonly process?: Pick<ProcessDescription, 'cancelPolicy' | 'cancelTo' | 'withdrawUntil'>;
  /** 改用新版: the step that the new version of the process has right behind the step under test. */
  readonly newer?: FurtherStep;
  /** 选择处理人: who is chosen for the step under test by whoever sends the work to it. */
  readonly chosen?: readonly string[];
}

/** Is the story told at this place? */
export const isAt = (story: Story, place: Place): boolean => story.notAt?.[place.name] === undefined;

/** What a line says must follow: a refusal, or who has which work, as `经办:张三`. */
export interface Outcome {
  readonly refused?: string;
  readonly todo: readonly string[];
  /** Who has it to read. */
  readonly reading: readonly string[];
}

/** The lines of a story at a place, each with its outcome there. */
export function linesAt(story: Story, place: Place): readonly { readonly act: string; readonly outcome: Outcome }[] {
  return story.lines.map(([act, then], at) => {
    const last = at === story.lines.length - 1;
    return { act, outcome: outcomeOf(place, (last ? story.otherwise?.[place.name] : undefined) ?? then) };
  });
}

function outcomeOf(place: Place, then: string): Outcome {
  if (then.startsWith('不行')) return { refused: `workflow.${then.slice(3)}`, todo: [], reading: [] };
  const [work = '', readers] = then.split('；待阅 ');
  return { todo: workAfter(place, work), reading: readers === undefined ? [] : readers.split(' ') };
}

function workAfter(place: Place, then: string): readonly string[] {
  if (then === '往下') return place.onwards;
  if (then === '拟稿') return ['拟稿:拟稿人'];
  if (then === '无') return [];
  if (then === '旁边') return place.beside;
  if (then.startsWith('只有 ')) return then.slice(3).split(' ');
  if (then === '跳走') return ['签发:李局长'];
  const people = then.split(' ').map((name) => (name.includes(':') ? name : `经办:${name}`));
  return [...people, ...place.beside.filter((one) => !people.includes(one))];
}
