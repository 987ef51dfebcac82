import type { AgencyId, AssignmentId, CalendarDate, PersonId, PostId, SectionId } from '@gov/base';

/** Half-open span of calendar days [from, to); `to` absent = still valid. */
export interface DateSpan {
  readonly from: CalendarDate;
  readonly to?: CalendarDate;
}

/** What a post lets its holder be in flows; domain terms of GLOSSARY.md. */
export type PostRole =
  | 'chief'
  | 'deputyInCharge'
  | 'officeDirector'
  | 'reviewer'
  | 'sectionHead'
  | 'legalHead'
  | 'officer'
  | 'documentClerk'
  | 'mailClerk'
  | 'sealKeeper'
  | 'archivist'
  | 'leaderSecretary'
  | 'dutyOfficer'
  | 'agencyAdmin';

export interface Section extends DateSpan {
  readonly id: SectionId;
  readonly name: string;
  readonly parentId?: SectionId;
  readonly displayOrder: number;
}

/** 岗位: belongs to the agency, may be tied to one section ("办公室主任") or exist in every section ("科长"). */
export interface Post extends DateSpan {
  readonly id: PostId;
  readonly name: string;
  readonly role: PostRole;
  readonly sectionId?: SectionId;
  readonly displayOrder: number;
}

export interface Person extends DateSpan {
  readonly id: PersonId;
  readonly name: string;
  /** Pinyin initials in lower case: 赵立新 → `zlx`. */
  readonly initials: string;
  readonly displayOrder: number;
}

/** 任职. A person has exactly one main assignment at a time and any number of further ones. */
export interface Assignment extends DateSpan {
  readonly id: AssignmentId;
  readonly personId: PersonId;
  readonly sectionId: SectionId;
  readonly postId: PostId;
  /** 职务 as printed: `副局长`. */
  readonly title: string;
  readonly main: boolean;
  readonly displayOrder: number;
}

/** 分工: a leader is in charge of a section during a span. */
export interface DeputyArea extends DateSpan {
  readonly leaderAssignmentId: AssignmentId;
  readonly sectionId: SectionId;
}

/** 常用分组: persons named together, kept by the agency for its processes. */
export interface PersonGroup extends DateSpan {
  readonly id: string;
  readonly name: string;
  /** In the order in which they were put down; they need not be in office. */
  readonly personIds: readonly PersonId[];
}

/** Everything about one agency's organisation that rules may look at, immutable, of one version. */
export interface OrganisationSnapshot {
  readonly agencyId: AgencyId;
  readonly version: number;
  readonly sections: ReadonlyMap<string, Section>;
  readonly posts: ReadonlyMap<string, Post>;
  readonly persons: ReadonlyMap<string, Person>;
  readonly assignments: ReadonlyMap<string, Assignment>;
  readonly deputyAreas: readonly DeputyArea[];
  /** Absent where nobody asks for them. */
  readonly groups?: ReadonlyMap<string, PersonGroup>;
}
