import { Button } from 'antd';
import { Link } from 'react-router';

interface StandingInProps {
  readonly names: readonly string[];
  /** Two administrators have arranged that somebody does the reader's own work. */
  readonly arrangedForMe: boolean;
  readonly onOnly: () => void;
}

/** Above 待办 while the reader stands in for somebody, or somebody for him without his having asked. */
export function StandingIn({ names, arrangedForMe, onOnly }: StandingInProps) {
  return (
    <>
      {arrangedForMe && (
        <p className="standing-in secondary" role="status">
          管理员安排了别人代办您的工作。您回来了，请到“代理”里结束它。{' '}
          <Link to="/stand-ins" className="strong">
            去看代理
          </Link>
        </p>
      )}
      {names.length > 0 && (
        <p className="standing-in secondary" role="status">
          您在代{names.join('、')}办理，他的工作也列在这里。
          <Button type="link" size="small" onClick={onOnly}>
            只看代办的
          </Button>
        </p>
      )}
    </>
  );
}
