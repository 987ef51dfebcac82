import type { AgencyTie } from '@gov/organisation';

/** 隶属, 业务指导, 双重领导, 同级 of the demo city: the first agency towards the second, by code. */
export const demoRelations: readonly (readonly [from: string, tie: AgencyTie, to: string])[] = [
  ['jz-zjj', 'SUBORDINATE_TO', 'jz-zfb'],
  ['jz-czj', 'SUBORDINATE_TO', 'jz-zfb'],
  ['jz-hbj', 'SUBORDINATE_TO', 'jz-zfb'],
  ['jz-zjj', 'PEER_OF', 'jz-czj'],
  ['jz-zjj', 'PEER_OF', 'jz-hbj'],
  ['jz-czj', 'PEER_OF', 'jz-hbj'],
  ['jz-dag', 'SUBORDINATE_TO', 'jz-zjj'],
  ['linpu-zfb', 'SUBORDINATE_TO', 'jz-zfb'],
  ['linpu-zjj', 'DUAL_LED_BY', 'linpu-zfb'],
  ['linpu-zjj', 'BUSINESS_GUIDED_BY', 'jz-zjj'],
  ['beishan-zfb', 'SUBORDINATE_TO', 'jz-zfb'],
  ['beishan-zjj', 'DUAL_LED_BY', 'beishan-zfb'],
  ['beishan-zjj', 'BUSINESS_GUIDED_BY', 'jz-zjj'],
  ['linpu-zjj', 'PEER_OF', 'beishan-zjj'],
  ['linpu-hgj', 'SUBORDINATE_TO', 'linpu-zfb'],
];
