import { useEffect } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { useMe } from '#shared/api/session.ts';
import { LoginForm } from '#shared/login/LoginForm.tsx';
import { Logo } from '#shared/ui/Logo.tsx';
import classes from './LoginPage.module.css';
import { safeNext } from './safeNext.ts';

export function LoginPage() {
  const me = useMe();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const next = safeNext(parameters.get('next'));
  useEffect(() => {
    document.title = 'Log in · Ved';
  }, []);
  if (me.data !== undefined) {
    return <Navigate to={next} replace />;
  }
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div className={classes.head}>
          <Logo size={34} />
          <div>
            <h1 className={classes.title}>Ved</h1>
            <p className={classes.lead}>Your queue of Python scripts</p>
          </div>
        </div>
        <LoginForm onLogin={() => void navigate(next, { replace: true })} />
      </div>
    </main>
  );
}
