/** Entry of `@gov/gongwen`: the laws of official documents (公文) that need no database. */
export * from './body/body-document.ts';
export * from './body/digest-input.ts';
export * from './body/from-plain-text.ts';
export { headingLength, numberToChinese, ordinalOf, writeOrdinal } from './body/heading.ts';
export { headingLevelsOf } from './body/heading-levels.ts';
export { parseBody } from './body/parse-body.ts';
export * from './body/text-of.ts';
export { characterWithCode, type MissingIn, unprintable, withoutCharacterNextStep } from './checks/character-checks.ts';
export * from './checks/check-format.ts';
export { type Finding, type Place, partWords } from './checks/finding.ts';
export type { WrittenRecipient } from './checks/header-checks.ts';
export * from './document-date.ts';
export * from './document-kind.ts';
export * from './document-marks.ts';
export * from './document-number.ts';
export {
  finishedPartsOf,
  looksFinished,
  withoutParts,
} from './paste/finished-parts.ts';
export type { FinishedPart, FinishedPartKind } from './paste/part.ts';
export * from './paste/paste-rules.ts';
export * from './status/incoming.ts';
export * from './status/outgoing.ts';
