import { besideEndOf, innerEndOf, innerStartOf, isByEvent, mergeIdOf } from '../bpmn/graph.ts';
import type { BesideFlow, Block, ChoiceBlock, ParallelBlock, SectionBlock, Sequence } from '../program.ts';
import { around, type Box, centreOf } from './picture.ts';

/** Boxes by ids of the tree, and the height at which an empty branch runs, by its flow. */
export interface LaidOut {
  readonly boxes: Map<string, Box>;
  readonly lanes: Map<string, number>;
}

/** Something that is placed as one: how far it reaches above and below the line on which the flow runs. */
export interface Piece {
  readonly w: number;
  readonly up: number;
  readonly down: number;
  readonly put: (x: number, line: number) => void;
}

export interface LayOutRules {
  /** What keeps the places it has among itself: boxes by ids of the drawing, and the one on which the flow runs. */
  readonly rigid: (
    block: Block,
  ) => { readonly boxes: Readonly<Record<string, Box>>; readonly entry: string } | undefined;
  /** Whether branches of this choice meet in a gateway. */
  readonly merges: (id: string) => boolean;
  /** The step is a gateway with events behind it, or one event. */
  readonly sizeOf: (node: string) => { readonly w: number; readonly h: number };
}

/** Between what follows one another, and between branches. */
export const gap = 48;
const rowGap = 40;
const gateway = 44;
const event = 36;
/** Inside a section: room for its name above, for its frame around. */
const frame = { side: 24, top: 40, bottom: 24 };
const emptyLane = 20;

/** Measures blocks and says where they go; nothing overlaps. */
export function layOut(sequence: Sequence, rules: LayOutRules, out: LaidOut): Piece {
  const place = (id: string, x: number, line: number, w: number, h = w): void => {
    out.boxes.set(id, { x, y: line - h / 2, w, h });
  };
  const alone = (id: string, w: number, h = w): Piece => ({
    w,
    up: h / 2,
    down: h / 2,
    put: (x, line) => place(id, x, line, w, h),
  });

  const piecesOf = (blocks: readonly Block[]): readonly Piece[] =>
    blocks.flatMap((block, at) => pieceOf(block, blocks[at - 1]) ?? []);

  const row = (pieces: readonly Piece[]): Piece => ({
    w: pieces.reduce((sum, { w }, at) => sum + w + (at > 0 ? gap : 0), 0),
    up: Math.max(emptyLane, ...pieces.map(({ up }) => up)),
    down: Math.max(emptyLane, ...pieces.map(({ down }) => down)),
    put: (x, line) => {
      let left = x;
      for (const piece of pieces) {
        piece.put(left, line);
        left += piece.w + gap;
      }
    },
  });

  /** Branches one above the other; the line runs through the middle, or through the first of them. */
  const stack = (rows: readonly Piece[], through: 'middle' | 'first'): Piece => {
    const height = rows.reduce((sum, { up, down }, at) => sum + up + down + (at > 0 ? rowGap : 0), 0);
    const above = through === 'middle' ? height / 2 : (rows[0]?.up ?? 0);
    return {
      w: Math.max(0, ...rows.map(({ w }) => w)),
      up: above,
      down: height - above,
      put: (x, line) => {
        let top = line - above;
        for (const one of rows) {
          one.put(x, top + one.up);
          top += one.up + one.down + rowGap;
        }
      },
    };
  };

  const laneOf = (flow: string, body: Sequence): Piece => {
    const pieces = piecesOf(body.blocks);
    const inside = row(pieces);
    if (pieces.length > 0) return inside;
    return { ...inside, put: (_, line) => void out.lanes.set(flow, line) };
  };

  const forkOf = (block: ChoiceBlock | ParallelBlock): Piece => {
    const lanes = block.branches.map(({ flow, body }) => laneOf(flow, body));
    const end = block.kind === 'parallel' ? block.joinId : rules.merges(block.id) ? mergeIdOf(block.id) : undefined;
    const closing = end === undefined ? [] : [alone(end, gateway)];
    return row([alone(block.id, gateway), stack(lanes, 'middle'), ...closing]);
  };

  /** Timers sit on the lower edge of what stands before; what they lead to runs below. */
  const timersOf = (block: ChoiceBlock, host: string): Piece => {
    const isMain = ({ guard }: ChoiceBlock['branches'][number]): boolean => guard.kind !== 'event';
    const sorted = [...block.branches.filter(isMain), ...block.branches.filter((one) => !isMain(one))];
    const lanes = stack(
      sorted.map(({ flow, body }) => laneOf(flow, body)),
      'first',
    );
    const events = block.branches.flatMap(({ guard }) => (guard.kind === 'event' ? [guard.event] : []));
    const put = (x: number, line: number): void => {
      lanes.put(x, line);
      const box = out.boxes.get(host);
      for (const [at, id] of events.entries())
        if (box) place(id, box.x + box.w - event - at * (event + 6), box.y + box.h, event);
    };
    return row([{ ...lanes, put, down: Math.max(lanes.down, 32 + event) }, ...mergeOf(block)]);
  };

  /** Events stand in front of what they lead to. */
  const eventsOf = (block: ChoiceBlock): Piece => {
    const rows = block.branches.map(({ flow, guard, body }) =>
      row([...(guard.kind === 'event' ? [alone(guard.event, event)] : []), laneOf(flow, body)]),
    );
    return row([stack(rows, 'middle'), ...mergeOf(block)]);
  };

  const mergeOf = ({ id }: ChoiceBlock): readonly Piece[] => (rules.merges(id) ? [alone(mergeIdOf(id), gateway)] : []);

  const sectionOf = ({ id, adHoc, body }: SectionBlock): Piece => {
    const ends = adHoc ? [] : [innerStartOf(id), innerEndOf(id)].map((end) => alone(end, event));
    const inside = row([...ends.slice(0, 1), ...piecesOf(body.blocks), ...ends.slice(1)]);
    const w = Math.max(128, inside.w + 2 * frame.side);
    const [up, down] = [inside.up + frame.top, inside.down + frame.bottom];
    return {
      ...{ w, up, down },
      put: (x, line) => {
        out.boxes.set(id, { x, y: line - up, w, h: up + down });
        inside.put(x + frame.side, line);
      },
    };
  };

  /** What begins beside it runs below and right of it; its timers sit on the lower edge, from the left. */
  const withBeside = (piece: Piece, host: string, beside: readonly BesideFlow[] = []): Piece => {
    if (beside.length === 0) return piece;
    const rows = beside.map(({ event: id, body }) => row([...piecesOf(body.blocks), alone(besideEndOf(id), event)]));
    const lanes = stack(rows, 'first');
    const top = piece.down + event / 2 + rowGap / 2;
    return {
      w: piece.w + gap + lanes.w,
      up: piece.up,
      down: top + lanes.up + lanes.down,
      put: (x, line) => {
        piece.put(x, line);
        lanes.put(x + piece.w + gap, line + top + lanes.up);
        const box = out.boxes.get(host);
        for (const [at, { event: id }] of beside.entries())
          if (box) place(id, box.x + at * (event + 6), box.y + box.h, event);
      },
    };
  };

  const pieceOf = (block: Block, before: Block | undefined): Piece | undefined => {
    const rigid = rules.rigid(block);
    if (rigid) return rigidPiece(rigid, out);
    switch (block.kind) {
      case 'step': {
        const { w, h } = rules.sizeOf(block.node);
        return withBeside(alone(block.node, w, h), block.node, block.beside);
      }
      case 'end':
        return alone(block.id, event);
      case 'goBack':
        return undefined;
      case 'section':
        return withBeside(sectionOf(block), block.id, block.beside);
      case 'parallel':
        return forkOf(block);
      case 'choice': {
        if (!isByEvent(block)) return forkOf(block);
        const host = before?.kind === 'step' ? before.node : before?.kind === 'section' ? before.id : '';
        const timers = block.branches.some(({ guard }) => guard.kind === 'default');
        return timers ? timersOf(block, host) : eventsOf(block);
      }
    }
  };

  return row(piecesOf(sequence.blocks));
}

function rigidPiece(
  { boxes, entry }: { readonly boxes: Readonly<Record<string, Box>>; readonly entry: string },
  out: LaidOut,
): Piece | undefined {
  const box = around(Object.values(boxes));
  const first = boxes[entry] ?? box;
  if (!box || !first) return undefined;
  const up = centreOf(first).y - box.y;
  return {
    w: box.w,
    up,
    down: box.h - up,
    put: (x, line) => {
      for (const [id, one] of Object.entries(boxes))
        out.boxes.set(id, { ...one, x: x + one.x - box.x, y: line - up + one.y - box.y });
    },
  };
}
