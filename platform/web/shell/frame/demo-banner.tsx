import { useSession } from '../session.tsx';

/** While demo accounts exist anybody may sign in with a printed password; every page says so. */
export function DemoBanner() {
  const { demo } = useSession();
  if (!demo) return null;
  return (
    <p className="demo-banner not-printed" role="note">
      演示账号可用，谁都能登录，请勿放入真实文件。
    </p>
  );
}
