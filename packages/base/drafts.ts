/**
 * Entry of `@gov/base/drafts`: what is designed as a draft and published in numbered, immutable versions (表单, 流程), as
 * contracts tell it and as lists show it.
 */
import Type, { type Static } from 'typebox';
import { Version } from './input.ts';

const Closed = { additionalProperties: false } as const;

/** Members of a line in the list of them; who tells it adds the id. */
export const draftLine = {
  key: Type.String(),
  name: Type.String(),
  /** The version in use; absent as long as nothing was published. */
  version: Type.Optional(Type.Integer()),
  publishedAt: Type.Optional(Type.String()),
  /** It came with the product and was not changed here. */
  shipped: Type.Boolean(),
  /** There are changes that are not published. */
  hasDraft: Type.Boolean(),
  changedAt: Type.String(),
  /** Absent where the product brought it. */
  changedBy: Type.Optional(Type.String()),
};
const DraftLine = Type.Object(draftLine, Closed);
export type DraftLine = Static<typeof DraftLine>;

/** A published version in the list of them. */
export const VersionLine = Type.Object(
  {
    number: Type.Integer(),
    publishedAt: Type.String(),
    publishedBy: Type.Optional(Type.String()),
    shipped: Type.Boolean(),
    current: Type.Boolean(),
  },
  Closed,
);
export type VersionLine = Static<typeof VersionLine>;

/** Answer to a save or a discard: the version to be sent with the next one. */
export const DraftState = Type.Object({ draftVersion: Version, changedAt: Type.String() }, Closed);

/** What publishing is asked with. `overNumber`: the version in use when the page was opened; 0 = none yet. */
export const ToPublish = Type.Object({ baseVersion: Version, overNumber: Version }, Closed);
export const Published = Type.Object({ number: Type.Integer(), draftVersion: Version }, Closed);

/** A design as it is stored: the version in use and the draft, either of which may not be there. */
export interface StoredDesign {
  readonly key: string;
  readonly name: string;
  readonly number: number | null;
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
  readonly shipped: boolean | null;
  readonly draftName: string | null;
  readonly draftAt: string | null;
  readonly draftBy: string | null;
}

/** Name of a person by id; undefined where nobody, or nobody here. */
export type NameOf = (personId: string | null) => string | undefined;

/** The line of a design: what was changed last, its draft or its version, says when and by whom. */
export function draftLineOf(row: StoredDesign, nameOf: NameOf): DraftLine {
  const { key, number, publishedAt, draftAt } = row;
  const draftIsLast = draftAt !== null && (publishedAt === null || draftAt >= publishedAt);
  const changedBy = nameOf(draftIsLast ? row.draftBy : row.publishedBy);
  return {
    key,
    name: number === null ? (row.draftName ?? row.name) : row.name,
    ...(number === null || publishedAt === null ? {} : { version: number, publishedAt }),
    shipped: row.shipped ?? false,
    hasDraft: draftAt !== null,
    // reason: a row has a version or a draft
    changedAt: (draftIsLast ? draftAt : publishedAt) as string,
    ...(changedBy === undefined ? {} : { changedBy }),
  };
}

/** The lines with these words in their name ('' = all), the last changed first. */
export function foundLines<Line extends DraftLine>(lines: readonly Line[], words = ''): readonly Line[] {
  const wanted = words.trim().toLowerCase();
  return lines
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .sort((a, b) => b.changedAt.localeCompare(a.changedAt) || a.name.localeCompare(b.name, 'zh-CN'));
}

/** A published version as it is stored. */
export interface StoredVersion extends Omit<VersionLine, 'publishedBy'> {
  readonly publishedBy: string | null;
}

export function versionLineOf({ publishedBy, ...row }: StoredVersion, nameOf: NameOf): VersionLine {
  const name = nameOf(publishedBy);
  return { ...row, ...(name === undefined ? {} : { publishedBy: name }) };
}
