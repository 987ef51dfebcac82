import type { RelationLine } from '../../contract.ts';

type Words = readonly [outgoing: string, incoming: string];

const words: Readonly<Record<RelationLine['relation'], Words>> = {
  SUBORDINATE_TO: ['隶属于', '下属单位'],
  BUSINESS_GUIDED_BY: ['受业务指导于', '业务上指导'],
  DUAL_LED_BY: ['同时受领导于', '同时领导'],
  PEER_OF: ['同级', '同级'],
};

/** As the agency shown would say it: `隶属于`, `下属单位`. */
export const relationWords = ({ relation, outgoing }: Pick<RelationLine, 'relation' | 'outgoing'>): string =>
  words[relation][outgoing ? 0 : 1];

/** For the choice when a relation is added: this agency … the other. */
export const relationChoices: readonly { readonly value: RelationLine['relation']; readonly label: string }[] = [
  { value: 'SUBORDINATE_TO', label: '隶属于它（上级只有一个）' },
  { value: 'DUAL_LED_BY', label: '同时受它领导（双重领导）' },
  { value: 'BUSINESS_GUIDED_BY', label: '受它业务指导' },
  { value: 'PEER_OF', label: '和它同级' },
];
