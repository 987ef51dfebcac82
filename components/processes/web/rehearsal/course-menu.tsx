import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { pagesBeside } from './process-tabs.tsx';

interface CourseMenuProps {
  readonly processId: string;
  /** What is drawn is saved first: a rehearsal goes by the draft as it is stored. */
  readonly saver: { save(): Promise<unknown> };
}

/** From a process to how it goes: with the matters of the past, with those under way, on the whole. */
export function CourseMenu({ processId, saver }: CourseMenuProps): ReactNode {
  const navigate = useNavigate();
  const go = async (page: string): Promise<void> => {
    await saver.save();
    navigate(`/processes/${processId}/${page}`);
  };
  const items = pagesBeside.map(({ key, words }) => ({ key, label: words }));
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => void go(key) }} trigger={['click']}>
      <Button type="text">历史和在办</Button>
    </Dropdown>
  );
}
