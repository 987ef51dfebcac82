import type { CalendarDate } from '@gov/base';
import { isValidOn, type OrganisationSnapshot, roleWords } from '@gov/organisation';
import type { GrantRow } from '#platform/server/identity/agency-store.ts';
import type { PermissionReason } from '#platform/server/identity/permissions.ts';
import { dutyWords } from '../../rules/duty-words.ts';

const roleName = (role: string): string => (roleWords as Readonly<Record<string, string>>)[role] ?? '这类岗位'; // reason: a role of the manifest is a text

/** `文书（办公室）`; a post of the whole agency stands alone. */
export function postWords({ posts, sections }: OrganisationSnapshot, postId: string): string {
  const post = posts.get(postId as never); // reason: an id from a row; not found is answered in words
  const section = post?.sectionId && sections.get(post.sectionId);
  return post ? `${post.name}${section ? `（${section.name}）` : ''}` : '已撤销的岗位';
}

/** Who a grant is for: `岗位“文书（办公室）”`, `李明`. */
export function granteeWords(organisation: OrganisationSnapshot, { granteeKind, granteeId }: GrantRow): string {
  const id = (granteeId ?? '') as never; // reason: an id from a row; not found is answered in words
  switch (granteeKind) {
    case 'EVERYBODY':
      return '每位有任职的人员';
    case 'PERSON':
      return organisation.persons.get(id)?.name ?? '已离任的人员';
    case 'POST':
      return `岗位“${postWords(organisation, id)}”`;
    case 'SECTION':
      return `${organisation.sections.get(id)?.name ?? '已撤销的科室'}的人员`;
  }
}

/** `城建科（含下属科室）`; one that has ended says so: there the grant does nothing. */
export const sectionsInWords = (organisation: OrganisationSnapshot, { sections }: GrantRow, day: CalendarDate) =>
  sections.map(({ id, below }) => {
    const section = organisation.sections.get(id as never); // reason: an id from a row; not found is answered in words
    const words = `${section?.name ?? '科室'}${below ? '（含下属科室）' : ''}`;
    return section && isValidOn(section, day) ? { words } : { words, ended: true as const };
  });

export const roleHolderWords = (role: string): string => `${roleName(role)}岗位`;

/** Why a working identity holds a permission, as a sentence without a full stop. */
export function reasonWords(organisation: OrganisationSnapshot, reason: PermissionReason): string {
  switch (reason.kind) {
    case 'by-default':
      return '每位有任职的人员都有';
    case 'post-role':
      return `${roleName(reason.role)}岗位自带`;
    case 'duty':
      return `担任${dutyWords[reason.duty]}`;
    case 'grant':
      return grantSentence(organisation, reason.grant);
  }
}

function grantSentence(organisation: OrganisationSnapshot, grant: GrantRow): string {
  const by = grant.grantedBy && organisation.persons.get(grant.grantedBy)?.name;
  const until = grant.to ? `，${grant.to} 以前` : '';
  const why = grant.reason ? `，理由：${grant.reason}` : '';
  const named = grant.sections.map(({ id }) => organisation.sections.get(id as never)?.name ?? '已撤销的科室'); // reason: as above
  const where = named.length > 0 ? `，归口科室：${named.join('、')}` : '';
  return `${grant.from} 起${by ? `由${by}` : ''}授予${granteeWords(organisation, grant)}${where}${until}${why}`;
}
