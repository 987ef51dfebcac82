import type { ReactNode } from 'react';
import { call } from '#platform/web/data/call.ts';
import { StateChip, UrgencyChip } from '#platform/web/widgets/chips.tsx';
import { type IncomingRow, routes } from '../../contract.ts';
import { registerDay } from './register-day.ts';
import { RegisterPage } from './register-page.tsx';
import type { Column } from './register-table.tsx';
import type { ReadRegister } from './use-register.ts';

const read: ReadRegister<IncomingRow> = (query, signal) => call(routes.incomingRegister, { query }, { signal });

const columns: readonly Column<IncomingRow>[] = [
  { words: '收文编号', text: (row) => row.number, heads: true, look: 'no-wrap' },
  { words: '标题', text: (row) => row.title, opens: true, heads: true },
  { words: '来文单位', text: (row) => row.sourceAgency },
  { words: '来文字号', text: (row) => row.sourceNumber, look: 'no-wrap' },
  { words: '收文日期', text: (row) => row.receivedOn ?? registerDay(row.registeredAt), look: 'no-wrap' },
  { words: '办阅类别', text: (row) => row.classWords, look: 'no-wrap' },
  { words: '缓急', text: (row) => row.urgency, shown: (row) => <UrgencyChip urgency={row.urgency} />, look: 'no-wrap' },
  {
    words: '状态',
    text: (row) => row.statusWords,
    shown: (row) => <StateChip state="neutral" words={row.statusWords} />,
    look: 'no-wrap',
  },
];

/** 收文登记簿 */
export const IncomingPage = (): ReactNode => (
  <RegisterPage
    title="收文登记簿"
    path={routes.incomingRegister.path}
    read={read}
    columns={columns}
    emptySentence="这一年还没有登记的收文。"
  />
);
