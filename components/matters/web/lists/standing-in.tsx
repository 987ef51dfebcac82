import { Button } from 'antd';

interface StandingInProps {
  readonly names: readonly string[];
  readonly onOnly: () => void;
}

/** Above 待办 while somebody has asked the reader to stand in for him. */
export function StandingIn({ names, onOnly }: StandingInProps) {
  if (names.length === 0) return null;
  return (
    <p className="standing-in secondary" role="status">
      {names.join('、')}请您代办，他的工作也列在这里。
      <Button type="link" size="small" onClick={onOnly}>
        只看代办的
      </Button>
    </p>
  );
}
