import type { Result } from '@gov/base';
import { ok, reject } from '@gov/base';

/** 紧急程度 of documents (特急, 加急) and telegrams (特提, 平急); `NORMAL` (平件) is never printed. */
export const urgencies = ['NORMAL', 'ROUTINE_URGENT', 'URGENT', 'VERY_URGENT', 'IMMEDIATE'] as const;
export type Urgency = (typeof urgencies)[number];

export const urgencyWords: Readonly<Record<Urgency, string>> = {
  NORMAL: '平件',
  ROUTINE_URGENT: '平急',
  URGENT: '加急',
  VERY_URGENT: '特急',
  IMMEDIATE: '特提',
};

/** Levels of a deployment outside classified networks: 涉密不上网、上网不涉密. */
export const secrecyLevels = ['PUBLIC', 'INTERNAL', 'WORK_SECRET'] as const;
export type SecrecyLevel = (typeof secrecyLevels)[number];

export const secrecyWords: Readonly<Record<SecrecyLevel, string>> = {
  PUBLIC: '公开',
  INTERNAL: '内部',
  WORK_SECRET: '工作秘密',
};

const stateSecretPattern = /(?:绝密|机密|(?<!工作)秘密|TOP_SECRET|CONFIDENTIAL|^SECRET$)/u;

/**
 * Reads a secrecy level, by code or by Chinese words. State secrets (秘密, 机密, 绝密, with or without ★ and term)
 * are refused with a code of their own: such a document must not enter this system at all.
 */
export function parseSecrecyLevel(value: string): Result<SecrecyLevel> {
  const text = value.trim();
  const level = secrecyLevels.find((l) => l === text || secrecyWords[l] === text);
  if (level) return ok(level);
  return stateSecretPattern.test(text)
    ? reject('gongwen.state-secret-refused', { level: text })
    : reject('gongwen.unknown-secrecy-level', { level: text });
}

/** 公开属性 (政府信息公开条例): the drafter chooses; the two non-public ones carry a reason. */
export const disclosures = ['ACTIVE', 'ON_REQUEST', 'NONE'] as const;
export type Disclosure = (typeof disclosures)[number];

export const disclosureWords: Readonly<Record<Disclosure, string>> = {
  ACTIVE: '主动公开',
  ON_REQUEST: '依申请公开',
  NONE: '不予公开',
};
