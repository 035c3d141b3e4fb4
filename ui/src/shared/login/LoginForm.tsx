import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { answer, api } from '../api/client.ts';
import { explain } from '../api/problem.ts';
import { sessionRenewed } from '../api/session.ts';
import type { User } from '../api/types.ts';

/** Name and password; what is wrong with them is said in place. */
export function LoginForm({
  username: known = '',
  onLogin,
}: {
  username?: string;
  onLogin: (user: User) => void;
}) {
  const client = useQueryClient();
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const usernameInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const login = useMutation({
    mutationFn: () => answer(api.POST('/api/auth/login', { body: { username, password } })),
    onSuccess: (user) => {
      client.setQueryData(['me'], user);
      onLogin(user);
      sessionRenewed();
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
    },
    onError: () => {
      setPassword('');
      passwordInput.current?.focus();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (username === '') {
      usernameInput.current?.focus();
    } else if (password === '') {
      passwordInput.current?.focus();
    } else {
      login.mutate();
    }
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          ref={usernameInput}
          label="User name"
          size="md"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          data-autofocus={known === '' || undefined}
          autoFocus={known === ''}
        />
        <PasswordInput
          ref={passwordInput}
          label="Password"
          size="md"
          autoComplete="current-password"
          maxLength={256}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          data-autofocus={known !== '' || undefined}
        />
        {login.error !== null && (
          <Alert color="red" variant="light" role="alert" p="xs">
            {explain(login.error).detail}
          </Alert>
        )}
        <Button type="submit" size="md" mt={4} fullWidth loading={login.isPending}>
          Log in
        </Button>
      </Stack>
    </form>
  );
}
