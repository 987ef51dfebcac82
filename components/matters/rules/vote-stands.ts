import { type NodeDefinition, type State, tallyOf, type Visit } from '@gov/workflow';
import { isWeighted, voteInWords } from '@gov/workflow/trace';

/**
 * What is said beside the buttons of a vote: how many were asked, how many must agree and how it stands so far, as
 * `3 人会签，2 人同意就通过；已有 1 人同意`. `told`: the reader may know the votes given. None where one decides alone.
 */
export function voteStands(
  node: NodeDefinition,
  { state, visit }: { readonly state: State; readonly visit: Visit },
  told: boolean,
): string | undefined {
  const words = voteInWords(node.multi);
  const members = state.items.filter((item) => item.visit === visit.id && !item.part && counts(item));
  const asked = members.length + visit.queue.length + keptVoters(node, visit);
  if (!words || visit.adhoc || asked < 2) return undefined;
  const rule = `${asked} 人${node.multi.mode === 'sequential' ? '依次' : ''}会签，${words}`;
  if (visit.decided) return `${rule}；表决已经${visit.decided.outcome === 'yes' ? '通过' : '不通过'}，您的意见留作备查`;
  return told ? `${rule}；${soFar(node, state, visit)}` : rule;
}

const counts = ({ state, voidedBy }: State['items'][number]): boolean =>
  state === 'open' || state === 'parked' || (state === 'done' && !voidedBy);

/** Who is not asked again because his vote of the round before counts; with weights only the votes are known, not the persons. */
const keptVoters = ({ multi }: NodeDefinition, { kept }: Visit): number =>
  kept && !isWeighted(multi) ? kept.agreed + kept.disagreed + kept.abstained : 0;

/** Votes kept from the round before count with those given in this one. */
function soFar(node: NodeDefinition, state: State, visit: Visit): string {
  const { agreed, disagreed, abstained } = tallyOf(state, node, visit);
  const given = [
    [agreed, '同意'],
    [disagreed, '不同意'],
    [abstained, '弃权'],
  ] as const;
  const said = given
    .filter(([votes]) => votes > 0)
    .map(([votes, vote]) => `${votes} ${isWeighted(node.multi) ? '票' : '人'}${vote}`);
  return said.length === 0 ? '还没有人表态' : `已有 ${said.join('、')}`;
}
