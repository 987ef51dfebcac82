import type { ComponentServer } from '#platform/server/components/component-server.ts';
import type { Routes } from '../contract.ts';
import { exportAuditRecords } from './export-records.ts';
import { listAuditRecords } from './list-records.ts';
import { showWords } from './show-words.ts';

export const server: ComponentServer<Routes> = {
  handlers: { records: listAuditRecords, words: showWords, exportRecords: exportAuditRecords },
};
