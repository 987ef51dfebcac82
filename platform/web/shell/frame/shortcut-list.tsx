import { Checkbox, Modal } from 'antd';
import {
  closeShortcutList,
  openShortcutList,
  switchShortcuts,
  useShortcut,
  useShortcutListOpen,
  useShortcuts,
  useShortcutsOff,
} from '../shortcuts.ts';

/** 快捷键: every key that works on this page, and the switch that turns them all off. */
export function ShortcutList() {
  const open = useShortcutListOpen();
  const shortcuts = useShortcuts();
  const off = useShortcutsOff();
  useShortcut({ keys: '?', words: '看全部快捷键', run: openShortcutList });
  return (
    <Modal open={open} title="快捷键" width={420} onCancel={closeShortcutList} footer={null} centered>
      <div className="stack">
        <dl className="shortcut-list">
          {shortcuts.map(({ keys, words }) => (
            <div key={keys + words}>
              <dt>
                {keys.split(' ').map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <Checkbox checked={off} onChange={(event) => switchShortcuts(event.target.checked)}>
          不用快捷键
        </Checkbox>
        <p className="secondary small">单个字母键只在没有输入框得到焦点时有效，不影响打字。</p>
      </div>
    </Modal>
  );
}
