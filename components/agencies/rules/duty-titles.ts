import type { AdministratorDuty } from '@gov/base/component';

/** What the three are called, as titles and on slips. */
export const dutyTitles: Readonly<Record<AdministratorDuty, string>> = {
  SYSTEM: '系统管理员',
  SECURITY: '安全管理员',
  AUDIT: '审计管理员',
};
