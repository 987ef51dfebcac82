import type { Mend, MendBranch, MendRound } from '../../contract.ts';

export type MendKind = Mend['kind'];

export const kindWords: Readonly<Record<MendKind, { readonly words: string; readonly effect: string }>> = {
  press: { words: '催办', effect: '流程不变，提醒在办的人' },
  jump: { words: '跳转', effect: '不按画的流程，送到另一步' },
  findAgain: { words: '重新确定办理人', effect: '按现在的组织机构，再找一次这一步由谁办' },
  removeSigner: { words: '减签', effect: '减去一位还没有办的人' },
  suspendBranch: { words: '暂停一支', effect: '并行的一支停下，别的照常办' },
  resumeBranch: { words: '恢复一支', effect: '暂停的一支接着办' },
  reorder: { words: '调整次序', effect: '依次会签里还没轮到的人换个先后' },
  undo: { words: '撤消上次调整', effect: '您上次做的调整不算，回到原来的样子' },
};

/** One thing that may be done, with its round; the dialog lists them. */
export interface MendChoice {
  readonly key: string;
  readonly words: string;
  readonly hint: string;
  readonly act: Mend;
}

/** What an administrator may choose from, by kind; kinds with nothing to choose are left out. */
export function choicesOf(
  rounds: readonly MendRound[],
  pressed: readonly string[],
  branches: readonly MendBranch[] = [],
  undo?: { readonly act: number; readonly words: string },
): ReadonlyMap<MendKind, readonly MendChoice[]> {
  const press: MendChoice[] =
    pressed.length > 0 ? [{ key: 'press', words: `催${pressed.join('、')}`, hint: '', act: { kind: 'press' } }] : [];
  const undone: MendChoice[] = undo
    ? [{ key: `${undo.act}`, words: undo.words, hint: '', act: { kind: 'undo', act: undo.act } }]
    : [];
  const all = new Map<MendKind, readonly MendChoice[]>([
    ['press', press],
    ['undo', undone],
    ['jump', rounds.flatMap(jumpChoices)],
    ['findAgain', rounds.flatMap(againChoices)],
    ['removeSigner', rounds.flatMap(removeChoices)],
    ['reorder', rounds.flatMap(reorderChoices)],
    ['suspendBranch', branches.flatMap((one) => branchChoice(one, false))],
    ['resumeBranch', branches.flatMap((one) => branchChoice(one, true))],
  ]);
  return new Map([...all].filter(([, choices]) => choices.length > 0));
}

function jumpChoices({ visit, step, who, jumps }: MendRound): MendChoice[] {
  const from = who.length > 0 ? `“${step}”（${who.join('、')}）` : `“${step}”`;
  return jumps.flatMap(({ node, step: to, beside, whole }) => {
    const hint = beside ? `重新办这一支，${from}不动` : `从${from}`;
    const only: Mend = { kind: 'jump', visit, node, forks: 'onlyBranch' };
    const choice = { key: `${visit}:${node}`, words: to, hint, act: only };
    if (!whole) return [choice];
    const all: Mend = { ...only, forks: 'wholeBlock' };
    return [
      { ...choice, hint: `${hint}，只办这一支` },
      { key: `${visit}:${node}:all`, words: to, hint: `${hint}，并行的各支都重新办`, act: all },
    ];
  });
}

const againChoices = ({ visit, step, who, byRule }: MendRound): MendChoice[] =>
  byRule
    ? [
        {
          key: `${visit}`,
          words: step,
          hint: who.length > 0 ? `现在由${who.join('、')}办` : '',
          act: { kind: 'findAgain', visit },
        },
      ]
    : [];

const removeChoices = ({ visit, step, removable }: MendRound): MendChoice[] =>
  removable.map(({ personId, name, section, title }) => ({
    key: `${visit}:${personId}`,
    words: name,
    hint: `${step}　${section}　${title}`,
    act: { kind: 'removeSigner', visit, personId },
  }));

const reorderChoices = ({ visit, step, queue }: MendRound): MendChoice[] =>
  queue.length === 0
    ? []
    : [
        {
          key: `${visit}`,
          words: step,
          hint: '',
          act: { kind: 'reorder', visit, personIds: queue.map(({ personId }) => personId) },
        },
      ];

const branchChoice = ({ scope, steps, who, rests }: MendBranch, wanted: boolean): MendChoice[] =>
  rests === wanted
    ? [
        {
          key: `${scope}`,
          words: `“${steps}”这一支`,
          hint: who === '' ? '' : `现在由${who}办`,
          act: { kind: rests ? 'resumeBranch' : 'suspendBranch', scope },
        },
      ]
    : [];

/** What the button says. */
export function primaryWords(choice: MendChoice): string {
  switch (choice.act.kind) {
    case 'press':
      return choice.words;
    case 'jump':
      return `跳转到“${choice.words}”`;
    case 'removeSigner':
      return `减去${choice.words}`;
    case 'findAgain':
      return `重新确定“${choice.words}”的办理人`;
    case 'suspendBranch':
      return `暂停${choice.words}`;
    case 'resumeBranch':
      return `恢复${choice.words}`;
    case 'undo':
      return `撤消“${choice.words.replace(/[“”]/gu, '')}”`;
    case 'reorder':
      return '按这个次序会签';
  }
}
