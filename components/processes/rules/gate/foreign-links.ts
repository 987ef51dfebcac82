import type { FieldProblem } from '@gov/base';
import type { Program } from '@gov/workflow';

/** What ties a process to another one: whom it calls, by which message it is begun, which one it sends. */
interface Link {
  readonly kind: 'calls' | 'begins' | 'sends';
  /** Key of the process that is called, or the message. */
  readonly name: string;
  readonly element: string;
  readonly step: string;
}

/** Whose processes are whose, as the one who publishes looks after them. */
export interface OtherProcesses {
  /** Keys of his own. */
  readonly own: ReadonlySet<string>;
  /** Programs in use of all others. */
  readonly foreign: readonly Program[];
}

/**
 * New ties to processes that somebody else looks after: through them values would leave a process, or come into it, that its own
 * administrator has not agreed to. What an earlier version was tied to stays.
 */
export function foreignLinks(
  next: Program,
  earlier: readonly Program[],
  { own, foreign }: OtherProcesses,
): readonly FieldProblem[] {
  const known = new Set(namesOf(earlier));
  const theirs = new Set(namesOf(foreign));
  return linksOf(next)
    .filter((link) => !known.has(nameOf(link)))
    .filter((link) =>
      link.kind === 'calls' ? !own.has(link.name) : theirs.has(nameOf({ ...link, kind: answer[link.kind] })),
    )
    .map((link) => ({ path: link.element, message: `${said[link.kind](link)}，或者请系统管理员发布。` }));
}

/** Has it links at all that only the programs of others can judge? */
export const isTiedByMessage = (program: Program): boolean => linksOf(program).some(({ kind }) => kind !== 'calls');

/** What is on the other side of a message. */
const answer = { begins: 'sends', sends: 'begins' } as const;

const said: Readonly<Record<Link['kind'], (link: Link) => string>> = {
  calls: ({ step }) => `环节“${step}”要发起的流程不归您管：请换成归口科室的流程`,
  begins: ({ name }) => `它由消息“${name}”自动发起，发出这条消息的流程不归您管：请改用别的消息`,
  sends: ({ name, step }) => `环节“${step}”发出的消息“${name}”会发起一个不归您管的流程：请改用别的消息`,
};

const nameOf = ({ kind, name }: Pick<Link, 'kind' | 'name'>): string => `${kind} ${name}`;

const namesOf = (programs: readonly Program[]): readonly string[] => programs.flatMap(linksOf).map(nameOf);

function linksOf({ nodes, startId, messageStart }: Program): readonly Link[] {
  const begun = messageStart
    ? [{ kind: 'begins' as const, name: messageStart.message, element: startId, step: '' }]
    : [];
  const ofSteps = Object.values(nodes).flatMap(({ id, name, call, does }): readonly Link[] => {
    const at = { element: id, step: name || id };
    return [
      ...(call ? [{ kind: 'calls' as const, name: call.process, ...at }] : []),
      ...(does?.kind === 'send' ? [{ kind: 'sends' as const, name: does.message, ...at }] : []),
    ];
  });
  return [...begun, ...ofSteps];
}
