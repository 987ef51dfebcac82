import type { AdministratorDuty } from '@gov/base/component';

/** What each of the three does and may not, in a line. */
export const dutyTasks: Readonly<Record<AdministratorDuty, string>> = {
  SYSTEM: '管机构、人员、账号和参数，在流程监控里处理停下的流程（可以暂停、终止）；不能授权，看不到审计',
  SECURITY: '管账号的安全和授权；不能改系统参数',
  AUDIT: '看和核对全部操作记录；不能改任何东西',
};
