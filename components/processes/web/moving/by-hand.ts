type Nodes = Readonly<Record<string, string>>;

/** Steps of the older version that somebody gave a step of the new one: for all matters, and for single ones, which go before. */
export interface ByHand {
  readonly nodes: Nodes;
  readonly own: Readonly<Record<string, Nodes>>;
}

/** As the server takes it. */
export const bodyOf = ({ nodes, own }: ByHand) => ({
  nodes: { ...nodes },
  own: Object.fromEntries(Object.entries(own).map(([matterId, one]) => [matterId, { ...one }])),
});

/** The step of all; nothing = by itself. */
export const forAll = (byHand: ByHand, node: string, to: string | null | undefined): ByHand => ({
  ...byHand,
  nodes: withNode(byHand.nodes, node, to),
});

/** The step of one matter; nothing = as all. */
export function forOne(byHand: ByHand, matterId: string, node: string, to: string | null | undefined): ByHand {
  const { [matterId]: former = {}, ...others } = byHand.own;
  const nodes = withNode(former, node, to);
  return { ...byHand, own: Object.keys(nodes).length === 0 ? others : { ...others, [matterId]: nodes } };
}

function withNode(nodes: Nodes, node: string, to: string | null | undefined): Nodes {
  const { [node]: _former, ...others } = nodes;
  return to ? { ...others, [node]: to } : others;
}
