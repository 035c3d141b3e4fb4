import { Button } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';

/** Asks the assistant to mend what an execution ended with. */
export function FixButton({ onFix }: { onFix: () => void }) {
  return (
    <Button variant="light" leftSection={<IconSparkles size={14} />} onClick={onFix}>
      Fix this error
    </Button>
  );
}
