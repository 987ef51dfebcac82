import type { AdministratorDuty } from '@gov/base/component';

export const duties = ['SYSTEM', 'SECURITY', 'AUDIT'] as const satisfies readonly AdministratorDuty[];

export const dutyWords: Readonly<Record<AdministratorDuty, string>> = {
  SYSTEM: '系统管理员',
  SECURITY: '安全管理员',
  AUDIT: '审计管理员',
};
