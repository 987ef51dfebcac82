import type { OrganisationSnapshot } from '@gov/organisation';
import type { ApplicationProcess, Approver } from './application.ts';

/** What each kind of approver is called; the same words where it is chosen. */
export const approverWords: Readonly<Record<Exclude<Approver['kind'], 'post'>, string>> = {
  sectionHead: '科室负责人',
  deputyInCharge: '分管领导',
  chief: '主要负责人',
  officeDirector: '办公室主任',
  documentClerk: '文书',
  sealKeeper: '印章管理员',
  starterChooses: '发起时选人',
  starter: '发起人',
};

interface NamedSteps {
  readonly steps: readonly { readonly name: string }[];
}

/** `填写申请 → 科室负责人审批 → 分管领导审批`; a process of its own goes by its name. */
export const wayWords = (
  process: NamedSteps | Exclude<ApplicationProcess, NamedSteps>,
  named = '自己的流程',
): string => ('steps' in process ? ['填写申请', ...process.steps.map((step) => step.name)].join(' → ') : named);

export const postName = (organisation: Pick<OrganisationSnapshot, 'posts'>, postId: string): string =>
  organisation.posts.get(postId)?.name ?? '（已不存在的岗位）';
