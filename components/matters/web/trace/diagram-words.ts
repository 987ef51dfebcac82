import type { MatterView } from '../../contract.ts';

type NodeState = MatterView['nodeStates'][string];

const words: Readonly<Record<NodeState, string>> = { done: '办过', open: '正在办', stopped: '停在这里' };

/** `办过` … or `还没到`, for readers of the drawing and of its text. */
export const nodeStateWords = (state: NodeState | undefined): string => (state ? words[state] : '还没到');

/** The drawing in one sentence per step and per thing that is waited for, in its order from left to right. */
export const diagramSentences = ({ diagram, nodeStates }: MatterView): readonly string[] =>
  diagram.nodes
    .filter((node) => node.kind === 'step' || timerWords[node.kind] !== undefined)
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .map(({ id, kind, name, lane }) => {
      const where = lane === undefined ? '' : `（泳道“${lane.name}”）`;
      return `${name}${where}：${timerWords[kind] ?? nodeStateWords(nodeStates[id])}`;
    });

/** What a timer on the edge of a step does. */
const timerWords: Readonly<Record<string, string>> = {
  boundary: '到时就离开这一步，走这里',
  beside: '到时旁边另办，这一步照办',
};

/** Texts in boxes are broken by hand: SVG has no line breaking. */
export function nameLines(name: string, perLine = 8): readonly string[] {
  const letters = [...name];
  const count = Math.ceil(letters.length / perLine);
  const each = Math.ceil(letters.length / Math.max(1, count));
  return Array.from({ length: count }, (_, line) => letters.slice(line * each, (line + 1) * each).join('')).slice(0, 3);
}

/** Middle of what is being handled now, else of the last step handled: where the drawing is looked at first. */
export function placeOfNow({ diagram, nodeStates }: MatterView): number {
  const at = (state: NodeState) =>
    diagram.nodes.filter((node) => nodeStates[node.id] === state).map((n) => n.x + n.w / 2);
  const now = [...at('stopped'), ...at('open')];
  return now.length > 0 ? Math.min(...now) : Math.max(0, ...at('done'));
}
